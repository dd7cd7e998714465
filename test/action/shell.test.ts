import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { bingctl } from '../kit/bingctl.js';
import { clone, file } from './clone.js';

/** The scripts of a page, by the name that their second line says. */
function scriptsOf(page: string): Record<string, string> {
  const blocks = readFileSync(page, 'utf8').matchAll(/^```bash\n(#!.*?\n# ([\w.]+):.*?)^```$/gms);
  return Object.fromEntries([...blocks].map(([, script = '', name = '']) => [name, script]));
}

describe('docs/shell.md', () => {
  const scripts = scriptsOf('docs/shell.md');
  const script = (name: string) => scripts[name] ?? 'exit 99';

  test('review, apply, look for drift: one after the other', async () => {
    const { run, write, folder, state } = clone();
    expect(await run(script('review.sh'))).toMatchObject({
      code: 0,
      output: expect.stringMatching(/^changes: see plan\.md$/m),
    });
    expect(readFileSync(join(folder, 'plan.md'), 'utf8')).toMatch(/^### bingctl plan: there are changes\n/);
    expect(existsSync(join(folder, 'plan.json'))).toBe(true);

    const applied = await run(`${script('apply.sh')}`);
    expect(applied, applied.output).toMatchObject({ code: 0, output: expect.stringContaining('2 created.') });
    expect((await run('git show --format=%s --name-only')).output).toBe(
      'Keep the ids of new tags and goals\n\nbingctl.lock.json\n',
    );
    expect(await run(script('drift.sh'))).toEqual({ code: 0, output: '' });

    await bingctl('goals update thanks --url /elsewhere', { env: { BINGCTL_STATE_DIR: state } });
    const drifted = await run(script('drift.sh'));
    expect(drifted.code, drifted.output).toBe(2);
    expect(drifted.output).toMatch(/^The account is not as the file says:\n.*\/elsewhere/s);

    write(file.replace('tag: shop', 'tag: shop, scope: customer'));
    expect(await run(script('review.sh'))).toMatchObject({ code: 1, output: expect.stringContaining('see plan.md') });
    expect(existsSync(join(folder, 'plan.json'))).toBe(false);
  });

  test('every exit code leads where the scripts say', async () => {
    const { run, write } = clone();
    const away = { BINGCTL_BASE_URL: 'http://127.0.0.1:9', BINGCTL_MAX_RETRIES: '0', RETRY_PAUSE: '0' };
    const gone = await run(script('apply.sh'), away);
    expect([gone.code, gone.output.match(/^error:/gm)?.length]).toEqual([6, 3]);
    write('goals: [');
    expect((await run(script('apply.sh'), { RETRY_PAUSE: '60' })).code).toBe(64);
    expect((await run(script('drift.sh'))).code).toBe(64);
    expect(await run(script('review.sh'))).toMatchObject({
      code: 64,
      output: expect.stringMatching(/exit code 64\n$/),
    });
  });
});

test('docs/github.md: the lock is pushed where there is a new one', async () => {
  const page = readFileSync('docs/github.md', 'utf8');
  const [, yaml = ''] = /^```yaml\n# \.github\/workflows\/tracking\.yml\n(.*?)^```$/ms.exec(page) ?? [];
  const workflow: { jobs: { apply: { steps: { name?: string; run?: string }[] } } } = parse(yaml);
  const step = workflow.jobs.apply.steps.find(({ name }) => name === 'Commit the lock');
  const { run, folder, pushed } = clone();
  const commit = () => run(`set -e\n${step?.run ?? 'exit 99'}`);
  expect(await commit(), 'no lock').toEqual({ code: 0, output: '' });
  writeFileSync(join(folder, 'bingctl.lock.json'), '{}\n');
  expect((await commit()).code).toBe(0);
  expect(pushed()).toBe('Keep the ids of new tags and goals\n\nbingctl.lock.json\n');
  expect(await commit(), 'the same lock').toEqual({ code: 0, output: '' });
});
