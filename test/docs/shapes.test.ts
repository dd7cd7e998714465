import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { anAccount, anEventGoal, aTag } from '../kit/account.js';
import { aRepository } from '../plan/repository.js';

/* The JSON that pages show to people who write programs for it. */

const shown = (page: string): string => /^```json\n(.*?)^```$/ms.exec(readFileSync(page, 'utf8'))?.[1] ?? '';

/** Production, as the pages have it, behind an address of this machine. */
const env = {
  BINGCTL_ENV: 'production',
  BINGCTL_CUSTOMER_ID: '1001',
  BINGCTL_ACCOUNT_ID: '2001',
  BINGCTL_ACCESS_TOKEN: 'access',
  BINGCTL_DEVELOPER_TOKEN: 'developer',
};

test('docs/plan.md shows what a plan is for programs', async () => {
  const revenue = { type: 'VariableValue', value: '25', currencyCode: 'USD' } as const;
  const account = anAccount({
    goals: [anEventGoal({ id: '7000004', name: 'Order completed', revenue })],
    properties: { MSCLKIDAutoTaggingEnabled: 'true' },
  });
  const wanted = 'goals: {order: {name: Order completed, type: event, revenue: {type: variable, value: 30}}}\n';
  const lock = JSON.stringify({
    version: 1,
    accounts: { 'production/1001/2001': { tags: {}, goals: { order: '7000004' } } },
  });
  const { run } = await aRepository(wanted, { account, env, lock });
  const { code, stdout } = await run('plan --json');
  expect([code, JSON.parse(stdout)]).toEqual([0, JSON.parse(shown('docs/plan.md'))]);
});

test('docs/apply.md shows the lock of two things as it is written', async () => {
  const account = anAccount({
    tags: [aTag({ id: '7000001', name: 'Docs' })],
    goals: [anEventGoal({ id: '7000013', name: 'Trial started' })],
  });
  const wanted = 'tags: {docs: {name: Docs}}\ngoals: {signup: {name: Trial started, type: event}}\n';
  const { run, lockText } = await aRepository(wanted, { account, env });
  expect(await run('apply --yes')).toMatchObject({ code: 0 });
  expect(lockText()).toBe(shown('docs/apply.md'));
});
