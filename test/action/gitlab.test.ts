import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { clone, file } from './clone.js';

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
