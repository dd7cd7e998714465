import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { pages } from '../docs/pages.js';
import { action } from './runner.js';

interface Job {
  if?: string;
  permissions?: Record<string, string>;
  concurrency?: { group: string; 'cancel-in-progress'?: boolean };
  env?: Record<string, string>;
  steps: { id?: string; if?: string; uses?: string; run?: string; with?: Record<string, unknown>; env?: object }[];
}

interface Workflow {
  on: unknown;
  permissions?: Record<string, string>;
  concurrency?: Job['concurrency'];
  jobs: Record<string, Job>;
}

const workflows = pages()
  .flatMap(({ text }) => [...text.matchAll(/^```yaml\n# (\.github\/workflows\/\S+)\n(.*?)^```$/gms)])
  .map(([, name = '', text = '']) => ({ name, workflow: parse(text) as Workflow }));
const jobs = workflows.flatMap(({ name, workflow }) =>
  Object.entries(workflow.jobs).map(([id, job]) => ({ name: `${name} ${id}`, workflow, job })),
);
const ours = (uses = '') => uses.startsWith('OWNER/bingctl@');
const modeOf = ({ steps }: Job) => steps.filter(({ uses }) => ours(uses)).map((step) => step.with?.mode);
const users = jobs.filter(({ job }) => modeOf(job).length > 0);

test('the pages have a workflow for each of the three modes', () => {
  expect(users.map(({ name, job }) => [name, modeOf(job)])).toEqual([
    ['.github/workflows/tracking.yml plan', ['plan']],
    ['.github/workflows/tracking.yml apply', ['apply']],
    ['.github/workflows/tracking-drift.yml drift', ['drift']],
    ['.github/workflows/tracking-try.yml try', ['plan', 'apply', 'drift']],
  ]);
});

describe.each(jobs)('$name', ({ workflow, job }) => {
  test('gives the action inputs that it has, and takes outputs that it has', () => {
    const steps = job.steps.filter(({ uses }) => ours(uses));
    const given = steps.flatMap((step) => Object.keys(step.with ?? {}));
    expect(given.filter((input) => !Object.hasOwn(action.inputs, input))).toEqual([]);
    const ids = steps.flatMap(({ id }) => (id === undefined ? [] : [id]));
    const taken = [...JSON.stringify(job).matchAll(/steps\.([\w-]+)\.outputs\.([\w-]+)/g)];
    expect(taken.filter(([, id = '', output = '']) => !ids.includes(id) || !(output in action.outputs))).toEqual([]);
  });

  test('may do no more than it has to', () => {
    const allowed = { plan: { contents: 'read', 'pull-requests': 'write' }, apply: { contents: 'write' } };
    const [mode, ...more] = modeOf(job) as (keyof typeof allowed)[];
    const own = more.length === 0 && mode !== undefined ? allowed[mode] : undefined;
    expect(job.permissions ?? workflow.permissions).toEqual(own ?? { contents: 'read' });
  });

  test('has no expression in a script, no secret as an input, and no action of strangers', () => {
    const scripts = job.steps.map(({ run = '' }) => run);
    expect(scripts.filter((run) => run.includes('${{'))).toEqual([]);
    expect(JSON.stringify(job.steps.map((step) => step.with ?? {}))).not.toContain('secrets.');
    const actions = job.steps.flatMap(({ uses }) => (uses === undefined || ours(uses) ? [] : [uses]));
    expect(actions.filter((uses) => !/^actions\/(checkout|setup-node)@v\d+$/.test(uses))).toEqual([]);
  });
});

test('two applies never run at once, and none is cancelled under way', () => {
  const [, apply] = users;
  expect(apply?.job.concurrency).toEqual({ group: 'bingctl-apply', 'cancel-in-progress': false });
  const groups = jobs.map(({ job, workflow }) => (job.concurrency ?? workflow.concurrency)?.group);
  expect(groups.filter((group) => group === 'bingctl-apply')).toHaveLength(1);
});

describe('action.yml', () => {
  test('hands every input over by a variable, and has none in its script', () => {
    const [step, ...others] = action.runs.steps;
    expect(others).toEqual([]);
    expect(step?.run).not.toContain('${{');
    expect(step?.env).toEqual(
      Object.fromEntries(
        Object.keys(action.inputs).map((name) => [
          `INPUT_${name.toUpperCase().replaceAll('-', '_')}`,
          `$\{{ inputs.${name} }}`,
        ]),
      ),
    );
  });

  test('is what docs/github.md says of it', () => {
    const page = readFileSync('docs/github.md', 'utf8');
    const rows = (heading: string) =>
      [...(page.split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? '').matchAll(/^\| `([\w-]+)` \|/gm)].map(
        ([, name]) => name,
      );
    expect(rows('Inputs').sort()).toEqual(Object.keys(action.inputs).sort());
    expect(rows('Outputs').sort()).toEqual(Object.keys(action.outputs).sort());
    for (const [name, { value }] of Object.entries(action.outputs)) {
      expect(value).toBe(`$\{{ steps.bingctl.outputs.${name} }}`);
    }
  });
});
