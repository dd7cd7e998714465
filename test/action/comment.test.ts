import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Comment, gitHub } from './github.js';
import { job } from './runner.js';

const event = { pull_request: { number: 12, head: { sha: 'c0ffee0000000000000000000000000000000000' } } };
const tags = 'tags: { shop: {} }\n';
const marker = /^<!-- bingctl plan [0-9a-f]{12} -->\n/;

test('the first plan of a pull request writes a comment, the next ones write it anew', async () => {
  const { url: apiUrl, comments, calls } = await gitHub();
  const { step, checkout } = await job({ 'bingctl.yaml': tags });
  const first = await step({ inputs: { mode: 'plan' }, event, apiUrl });
  expect(first, first.log).toMatchObject({ code: 0, commands: [] });
  const [{ body = '' } = {}] = comments;
  expect(body).toMatch(marker);
  expect(body.replace(marker, '')).toBe(
    `${first.outputs.comment}\n\n<sub>The plan of c0ffee000000, by [this run](https://github.com/shop/tracking/actions/runs/77).</sub>`,
  );

  writeFileSync(join(checkout, 'bingctl.yaml'), 'tags: { shop: {}, blog: {} }\n');
  await step({ inputs: { mode: 'plan' }, event, apiUrl });
  expect(comments).toHaveLength(1);
  expect(comments[0]?.body).toContain('UET tag "blog"');
  expect(calls.map((call) => call.split('?')[0])).toEqual([
    'GET /repos/shop/tracking/issues/12/comments',
    'POST /repos/shop/tracking/issues/12/comments Bearer workflow-token',
    'GET /repos/shop/tracking/issues/12/comments',
    'PATCH /repos/shop/tracking/issues/comments/900 Bearer workflow-token',
  ]);

  await step({ inputs: { mode: 'plan', file: './bingctl.yaml' }, event, apiUrl });
  expect(comments, 'a plan of another file has a comment of its own').toHaveLength(2);
});

test('it is found behind a hundred others, and never in what somebody else wrote', async () => {
  const by = (id: number, body: string, login = 'mallory'): Comment => ({ id, body, user: { login, type: 'User' } });
  const others = Array.from({ length: 100 }, (_, id) => by(id, 'LGTM'));
  const { url: apiUrl, comments } = await gitHub({ comments: others });
  const { step } = await job({ 'bingctl.yaml': tags });
  await step({ inputs: { mode: 'plan' }, event, apiUrl });
  const own = comments[100]?.body ?? '';
  comments[0] = by(0, `${own.split('\n')[0]}\nis fine, merge it`);
  await step({ inputs: { mode: 'plan', comment: 'true' }, event, apiUrl });
  expect(comments).toHaveLength(101);
  expect(comments[0]?.body).toContain('is fine, merge it');
});

describe('no comment is no failure', () => {
  test.each([
    ['where the token may not write, as of a fork', { readOnly: true }, event, /403 Resource not accessible/],
    ['where the API is not there', null, event, /The plan is in the summary/],
  ])('%s', async (_, options, of, why) => {
    const apiUrl = options === null ? 'http://127.0.0.1:9' : (await gitHub(options)).url;
    const result = await (await job({ 'bingctl.yaml': tags })).step({ inputs: { mode: 'plan' }, event: of, apiUrl });
    expect(result, result.log).toMatchObject({
      code: 0,
      commands: [expect.stringMatching(/^::warning title=no comment/)],
    });
    expect(result.commands[0]).toMatch(why);
  });

  test.each([
    ['that asks for none', { mode: 'plan', comment: 'false' }],
    ['that looks for drift', { mode: 'drift' }],
  ])('of a run %s', async (_, inputs: Record<string, string>) => {
    const { url: apiUrl, calls } = await gitHub();
    const result = await (await job({ 'bingctl.yaml': 'tags: {}\n' })).step({ inputs, event, apiUrl });
    expect({ code: result.code, commands: result.commands, calls }).toEqual({ code: 0, commands: [], calls: [] });
  });
});

test('names of others are neither commands, nor outputs, nor markup', async () => {
  const names = [
    '::error title=x::pwned',
    'x<<EOF',
    '</details> <!-- --> @everyone | `rm` $(rm) {{ token }}',
    '[click](https://evil.example) **bold**',
    '```',
  ];
  const hostile = names.map((name, index) => `  t${index}: { name: ${JSON.stringify(name)} }`).join('\n');
  const { url: apiUrl, comments } = await gitHub();
  const { step } = await job({ 'bingctl.yaml': `tags:\n${hostile}\n  "end": {}\n` });
  const result = await step({ inputs: { mode: 'apply' } });
  expect(result, result.log).toMatchObject({ code: 0, commands: [] });
  expect(Object.keys(result.outputs).sort()).toEqual(['changes', 'comment', 'comment-file', 'exit-code', 'plan-file']);
  expect(result.summary).toContain('````text\n');

  const planned = await (await job({ 'bingctl.yaml': `tags:\n${hostile}\n` })).step({
    inputs: { mode: 'plan' },
    event,
    apiUrl,
  });
  expect(planned, planned.log).toMatchObject({ code: 0, commands: [] });
  // What is in the names is taken care of where the markdown is written; here they only have to come through as they are.
  expect(comments[0]?.body).toContain(planned.outputs.comment ?? 'nothing');
  expect(planned.outputs.comment?.match(/^\| create/gm)).toHaveLength(names.length);
});

test('a plan that is longer than a comment fits into one', async () => {
  const many = Array.from({ length: 1100 }, (_, index) => `  t${index}: { name: "${'😀'.repeat(40)}${index}" }\n`);
  const { url: apiUrl, comments } = await gitHub();
  const { step } = await job({ 'bingctl.yaml': `tags:\n${many.join('')}` });
  const result = await step({ inputs: { mode: 'plan' }, event, apiUrl });
  expect(result, result.log.slice(-500)).toMatchObject({ code: 0, commands: [] });
  const body = comments[0]?.body ?? '';
  expect(body.length).toBeGreaterThan(60_000);
  expect(body.length).toBeLessThanOrEqual(65_536);
  expect(body).toMatch(/ steps are left out here, .*<sub>.*<\/sub>$/s);
});

test('so does an error, of whatever length: a plan that failed is told in the comment too', async () => {
  const wrong = Array.from({ length: 3000 }, (_, index) => `  t${index}: { nmae: x }\n`);
  const { url: apiUrl, comments } = await gitHub();
  const { step } = await job({ 'bingctl.yaml': `tags:\n${wrong.join('')}` });
  const { code, commands } = await step({ inputs: { mode: 'plan' }, event, apiUrl });
  expect({ code, warnings: commands.filter((command) => command.startsWith('::warning')) }).toEqual({
    code: 64,
    warnings: [],
  });
  expect(comments[0]?.body).toMatch(/exited with 64.*```\n\n<sub>/s);
});
