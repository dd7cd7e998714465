import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { job } from './runner.js';

const shop = `tags:
  shop: {}
goals:
  thanks: { type: url, tag: shop, category: purchase, url: /thanks }
`;

test('plan says what would change, and does nothing; apply carries out what it saved, unless the account has outrun it', async () => {
  const { step, checkout, account } = await job({ 'bingctl.yaml': shop });
  const { code, outputs, summary, commands, log } = await step({ inputs: { mode: 'plan' } });

  expect({ code, commands }, log).toEqual({ code: 0, commands: [] });
  expect(outputs).toEqual({
    changes: 'true',
    'exit-code': '2',
    'plan-file': expect.stringMatching(/bingctl-plan-\w+\.json$/),
    comment: summary.trimEnd(),
    'comment-file': expect.stringMatching(/bingctl-plan-\w+\.md$/),
  });
  expect(readFileSync(outputs['comment-file'] ?? '', 'utf8')).toBe(summary);
  expect(summary).toMatch(/^### bingctl plan: there are changes\n/);
  expect(summary).toContain('| create | conversion goal "thanks" |');
  expect(log).toContain('This run is of no pull request');
  expect(account.writes()).toEqual([]);
  expect(existsSync(join(checkout, 'bingctl.lock.json'))).toBe(false);

  const saved = { mode: 'apply', 'plan-file': outputs['plan-file'] ?? '' };
  const applied = await step({ inputs: saved });
  expect(applied, applied.log).toMatchObject({ code: 0, outputs: { 'exit-code': '0' } });
  expect(account.writes()).toEqual(['AddUetTags', 'AddConversionGoals']);

  const again = await step({ inputs: saved });
  expect(again).toMatchObject({ code: 1, outputs: { 'exit-code': '1' } });
  expect(again.commands).toEqual([
    expect.stringMatching(/^::error title=bingctl apply::account 2001.* has changed since the plan was saved$/),
  ]);
});

test('apply carries it out and writes the lock; then there is no drift, until the account is another', async () => {
  const { step, checkout, account } = await job({ 'bingctl.yaml': shop });
  const applied = await step({ inputs: { mode: 'apply' } });
  expect(applied, applied.log).toMatchObject({ code: 0, commands: [], outputs: { changes: 'true', 'exit-code': '0' } });
  expect(applied.summary).toMatch(/there are changes.*### bingctl apply\n\n```text\n.*2 created\.\n```\n$/s);
  expect(account.writes()).toEqual(['AddUetTags', 'AddConversionGoals']);
  expect(JSON.parse(readFileSync(join(checkout, 'bingctl.lock.json'), 'utf8')).accounts).toEqual({
    'local/1001/2001': { tags: { shop: '7000001' }, goals: { thanks: '7000002' } },
  });

  const same = { code: 0, commands: [], outputs: { changes: 'false', 'exit-code': '0' } };
  expect(await step({ inputs: { mode: 'drift' } })).toMatchObject(same);

  await account.run('goals pause thanks');
  writeFileSync(join(checkout, 'bingctl.yaml'), `${shop.replace(' }\n', ', status: active }\n')}`);
  const drifted = await step({ inputs: { mode: 'drift' } });
  expect(drifted, drifted.log).toMatchObject({ code: 2, outputs: { changes: 'true', 'exit-code': '2' } });
  expect(drifted.commands).toEqual([expect.stringMatching(/^::error title=drift::/)]);
  expect(drifted.summary).toContain('status');
});

test('a plan that cannot be carried out fails, is shown, and is not applied', async () => {
  const { step, account } = await job({ 'bingctl.yaml': shop });
  await step({ inputs: { mode: 'apply' } });
  const blockedBy = { 'bingctl.yaml': shop.replace('tag: shop', 'tag: shop, scope: customer') };
  const { step: second } = await job(blockedBy, account);
  for (const mode of ['plan', 'apply']) {
    const blocked = await second({ inputs: { mode } });
    expect(blocked, blocked.log).toMatchObject({
      code: 1,
      outputs: { changes: 'true', 'exit-code': '1', 'plan-file': '' },
    });
    expect(blocked.commands).toEqual([expect.stringMatching(/^::error title=bingctl plan::1 step of the plan cannot/)]);
    expect(blocked.summary).toMatch(/cannot be done.*\*\*bingctl plan exited with 1:.*```text\n.*error: 1 step/s);
  }
  expect(account.writes()).toEqual(['AddUetTags', 'AddConversionGoals']);
});

test.each([
  [64, 'of the file', { 'bingctl.yaml': 'goals: [' }, {}],
  [3, 'where nobody is signed in', { 'bingctl.yaml': shop }, { BINGCTL_ENV: 'production' }],
  [6, 'where the service does not answer', { 'bingctl.yaml': shop }, { BINGCTL_BASE_URL: 'http://127.0.0.1:9' }],
])('the exit code of bingctl is that of the step: %i, %s', async (code, _, files: Record<string, string>, more) => {
  const env = { BINGCTL_MAX_RETRIES: '0', BINGCTL_CUSTOMER_ID: '1', BINGCTL_ACCOUNT_ID: '2', ...more };
  const result = await (await job(files)).step({ inputs: { mode: 'plan' }, env });
  expect(result, result.log).toMatchObject({
    code,
    outputs: { changes: '', 'exit-code': String(code), 'plan-file': '' },
    commands: [expect.stringMatching(/^::error title=bingctl plan::./)],
  });
  expect(result.summary).toContain(`**bingctl plan exited with ${code}: `);
});

test.each([
  [{ mode: 'destroy' }, 'mode has to be one of plan, apply, drift, not "destroy"'],
  [{ mode: 'plan', prune: 'yes' }, 'prune has to be true or false, not "yes"'],
  [{ mode: 'drift', 'plan-file': 'x' }, 'plan-file goes with mode apply alone'],
  [{ mode: 'plan', version: 'file:../evil' }, 'version is no version of npm\'s: "file:../evil"'],
])('an input that is wrong ends the step with 64: %o', async (inputs: Record<string, string>, message) => {
  expect(await (await job()).step({ inputs })).toMatchObject({
    code: 64,
    commands: [`::error title=bingctl::${message}`],
    outputs: {},
  });
});

test('a value that looks like a flag or like a command of the shell is a value', async () => {
  const { step, checkout } = await job({ '--prune;$(touch x)': shop });
  const result = await step({ inputs: { mode: 'plan', file: '--prune;$(touch x)' } });
  expect(result, result.log).toMatchObject({ code: 0, outputs: { 'exit-code': '2' } });
  writeFileSync(join(checkout, 'bingctl.yaml'), `${shop}accounts: { '--yes': {}, $(touch x): {}, other: {} }\n`);
  const { outputs, log } = await step({ inputs: { mode: 'plan', target: '--yes\n$(touch x)\n' } });
  expect(outputs.comment, log).toMatch(/--yes.*\$\(touch x\)/s);
  expect(outputs.comment).not.toContain('other');
  expect(existsSync(join(checkout, 'x'))).toBe(false);
});

test('a job that is cancelled lets the call in flight finish, starts no other, and says what was done', async () => {
  const { step, account } = await job({ 'bingctl.yaml': shop });
  await account.arm('latency:AddUetTags,ms=300');
  const cancelled = await step({
    inputs: { mode: 'apply' },
    onStart: async (cancel) => {
      while (!account.calls().includes('AddUetTags')) await new Promise((later) => setTimeout(later, 10));
      cancel();
    },
  });
  expect(cancelled, cancelled.log).toMatchObject({ code: 130, outputs: { 'exit-code': '130' } });
  expect(cancelled.summary).toMatch(/created UET tag "shop".*bingctl apply exited with 130/s);
  expect((await account.state()).customers['1001']).toMatchObject({ tags: [{ name: 'shop' }], goals: [] });
});
