import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { delimiter, join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { bingctl, emptyFolder } from '../kit/bingctl.js';

const file = `tags:
  shop: {}
goals:
  thanks: { type: url, tag: shop, category: purchase, url: /thanks }
`;

/** The scripts of a page, by the name that their second line says. */
function scriptsOf(page: string): Record<string, string> {
  const blocks = readFileSync(page, 'utf8').matchAll(/^```bash\n(#!.*?\n# ([\w.]+):.*?)^```$/gms);
  return Object.fromEntries([...blocks].map(([, script = '', name = '']) => [name, script]));
}

/** A clone of a repository with a `bingctl.yaml`, on a machine that has bingctl on its path. */
function clone(): {
  folder: string;
  write(content: string): void;
  run(script: string, env?: Record<string, string>): Promise<{ code: number | null; output: string }>;
  pushed(): string;
  state: string;
} {
  const [home, folder, remote, state] = [emptyFolder(), emptyFolder(), emptyFolder(), emptyFolder()];
  const program = join(home, 'bin/bingctl');
  mkdirSync(join(home, 'bin'));
  writeFileSync(program, `#!/bin/sh\nexec "${process.execPath}" "${resolve('bin/bingctl.js')}" "$@"\n`);
  chmodSync(program, 0o755);
  const here = {
    PATH: `${join(home, 'bin')}${delimiter}${process.env.PATH}`,
    HOME: home,
    BINGCTL_ENV: 'local',
    BINGCTL_STATE_DIR: state,
    BINGCTL_CONFIG_DIR: home,
    BINGCTL_CACHE_DIR: home,
    GIT_AUTHOR_NAME: 'Ada',
    GIT_AUTHOR_EMAIL: 'ada@example.com',
    GIT_COMMITTER_NAME: 'Ada',
    GIT_COMMITTER_EMAIL: 'ada@example.com',
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: `url.${remote}.insteadOf`,
    GIT_CONFIG_VALUE_0: 'https://bingctl:write-token@gitlab.example.com/shop/tracking.git',
  };
  const write = (content: string) => writeFileSync(join(folder, 'bingctl.yaml'), content);
  write(file);
  const git = [
    `git init -q -b main --bare ${remote}`,
    `git --git-dir ${remote} config receive.advertisePushOptions true`,
    `git init -q -b main && git remote add origin ${remote} && git add . && git commit -qm Begin && git push -q origin main`,
  ];
  execFileSync('bash', ['-ec', git.join('\n')], { cwd: folder, env: here });
  return {
    folder,
    state,
    write,
    run: (script, env = {}) => {
      const child = spawn('bash', ['-c', script], { cwd: folder, env: { ...here, ...env }, stdio: 'pipe' });
      onTestFinished(() => void child.kill('SIGKILL'));
      let output = '';
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding('utf8').on('data', (piece) => {
          output += piece;
        });
      }
      child.stdin.end();
      return new Promise((done) => child.on('close', (code) => done({ code, output })));
    },
    pushed: () =>
      execFileSync('git', ['--git-dir', remote, 'show', '--format=%s', '--name-only', 'main'], { encoding: 'utf8' }),
  };
}

describe('docs/shell.md', () => {
  const scripts = scriptsOf('docs/shell.md');
  const script = (name: string) => scripts[name] ?? 'exit 99';

  test('review, apply, look for drift: one after the other', async () => {
    const { run, write, folder, state } = clone();
    expect(await run(script('review.sh'))).toEqual({ code: 0, output: 'changes: see plan.md\n' });
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

describe('docs/gitlab.md', () => {
  const page = readFileSync('docs/gitlab.md', 'utf8');
  const [, pipeline = ''] = /^```yaml\n# \.gitlab-ci\.yml\n(.*?)^```$/ms.exec(page) ?? [];
  const [, note = ''] = /^```js\n(.*?)^```$/ms.exec(page) ?? [];
  const jobs: Record<string, { script: string[]; stage: string; resource_group?: string }> = parse(pipeline);
  // As the runner joins them.
  const script = (job: string) => ['set -eo pipefail', ...(jobs[job]?.script ?? ['exit 99'])].join('\n');
  const variables = {
    CI_JOB_URL: 'https://gitlab.example.com/job/5',
    CI_SERVER_HOST: 'gitlab.example.com',
    CI_PROJECT_PATH: 'shop/tracking',
    CI_DEFAULT_BRANCH: 'main',
    CI_PROJECT_ID: '3',
    CI_MERGE_REQUEST_IID: '12',
    GITLAB_TOKEN: 'note-token',
    LOCK_TOKEN: 'write-token',
  };

  test('every job is in a stage, and applies wait for each other', () => {
    const { stages, ...others } = jobs as unknown as { stages: string[] } & typeof jobs;
    const named = Object.entries(others).filter(([name]) => !name.startsWith('.'));
    expect(named.map(([name, { stage }]) => [name, stages.includes(stage)])).toEqual([
      ['plan', true],
      ['apply', true],
      ['drift', true],
    ]);
    expect(jobs.apply?.resource_group).toBe('bingctl-apply');
  });

  test('a plan writes one note, whatever others wrote; apply pushes the lock; then there is no drift', async () => {
    const { url, notes } = await gitLab([{ id: 1, body: '<!-- bingctl plan -->\nfine, merge it', author: { id: 8 } }]);
    const { run, write, folder, pushed } = clone();
    writeFileSync(join(folder, 'merge-request-note.mjs'), note);
    const env = { ...variables, CI_API_V4_URL: url };
    const planned = await run(script('plan'), env);
    expect(planned.code, planned.output).toBe(0);
    expect(notes.map(({ body }) => body.split('\n')[1])).toEqual([
      'fine, merge it',
      '### bingctl plan: there are changes',
    ]);

    write('goals: [');
    expect((await run(script('plan'), env)).code).toBe(64);
    expect(notes).toHaveLength(2);
    expect(notes[1]?.body).toContain('**bingctl plan exited with 64**: see https://gitlab.example.com/job/5');
    const silent = await run(script('plan'), { ...env, CI_API_V4_URL: 'http://127.0.0.1:9' });
    expect([silent.code, silent.output]).toEqual([64, expect.stringContaining('No note was written')]);

    write(file);
    const applied = await run(script('apply'), env);
    expect(applied.code, applied.output).toBe(0);
    expect(pushed()).toBe('Keep the ids of new tags and goals\n\nbingctl.lock.json\n');
    expect(await run(script('drift'), env)).toMatchObject({ code: 0, output: expect.stringContaining('2 as wanted') });
    write(file.replace('/thanks', '/other'));
    expect((await run(script('drift'), env)).code).toBe(2);
  });
});

interface Note {
  id: number;
  body: string;
  author: { id: number };
}

/** The part of GitLab's API that keeps the notes of merge request 12 of project 3; who calls is user 7. */
async function gitLab(notes: Note[]): Promise<{ url: string; notes: Note[] }> {
  const path = '/projects/3/merge_requests/12/notes';
  const server = createServer();
  server.on('request', async (request, response) => {
    const { method, url = '', headers } = request;
    const content = await text(request);
    const answer = (status: number, value: unknown) => response.writeHead(status).end(JSON.stringify(value));
    if (headers['private-token'] !== 'note-token') return answer(401, {});
    if (url === '/user') return answer(200, { id: 7 });
    if (method === 'GET' && url.startsWith(`${path}?`)) return answer(200, notes);
    const { body } = JSON.parse(content) as { body: string };
    const there = notes.find(({ id }) => url === `${path}/${id}`);
    if (method === 'PUT' && there) there.body = body;
    else if (method === 'POST' && url === path) notes.push({ id: notes.length + 1, body, author: { id: 7 } });
    else return answer(404, {});
    return answer(200, {});
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, notes };
}
