import { expect, test } from 'vitest';
import { aRepository } from './repository.js';

/** Two accounts of one customer: they share its tags, and the goals that count for all of it. */
const file = {
  tags: { shop: { name: 'shop' } },
  goals: {
    all: {
      name: 'All sales',
      type: 'event',
      tag: 'shop',
      category: 'purchase',
      eventAction: 'purchase',
      scope: 'customer',
    },
    read: { name: 'Read', type: 'pages-viewed', tag: 'shop', minPages: 3 },
  },
  accounts: {
    first: { environment: 'local', customerId: '1001', accountId: '2001' },
    second: { environment: 'local', customerId: '1001', accountId: '2002', goals: { read: { name: 'Read too' } } },
  },
};

const twoAccounts = () => aRepository(JSON.stringify(file));

const outcomesIn = (stdout: string) =>
  JSON.parse(stdout).plans.map(({ target, steps }: { target: string; steps: { key: string; outcome: string }[] }) => [
    target,
    ...steps.map(({ key, outcome }) => `${key} ${outcome}`),
  ]);

test('the second account adopts what the first has made for both', async () => {
  const one = await twoAccounts();
  const { code, stdout } = await one.run('apply --yes --json');
  expect({ code, outcomes: outcomesIn(stdout) }).toEqual({
    code: 0,
    outcomes: [
      ['first', 'shop created', 'all created', 'read created'],
      ['second', 'shop unchanged', 'all unchanged', 'read created'],
    ],
  });
  expect(one.lock()?.accounts).toEqual({
    'local/1001/2001': { tags: { shop: '7000001' }, goals: { all: '7000002', read: '7000003' } },
    'local/1001/2002': { tags: { shop: '7000001' }, goals: { all: '7000002', read: '7000004' } },
  });
  expect(await one.run('plan --detailed-exitcode')).toMatchObject({ code: 0 });
});

test('what the first could not make the second cannot adopt; what it has of its own is made', async () => {
  const one = await twoAccounts();
  await one.arm(['partial-error:AddConversionGoals,index=0,code=5317,count=1']);
  const { code, stdout } = await one.run('apply --yes --json');
  expect({ code, outcomes: outcomesIn(stdout) }).toEqual({
    code: 5,
    outcomes: [
      ['first', 'shop created', 'all refused', 'read created'],
      ['second', 'shop unchanged', 'all notSent', 'read created'],
    ],
  });
  expect(await one.run('apply --yes')).toMatchObject({ code: 0 });
  expect(await one.run('plan --detailed-exitcode')).toMatchObject({ code: 0 });
});

test('one of them alone is applied with --target, and the other keeps its place in the lock', async () => {
  const one = await twoAccounts();
  await one.run('apply --yes');
  const before = one.lock()?.accounts['local/1001/2001'];
  one.save(
    JSON.stringify({
      ...file,
      goals: { all: file.goals.all },
      accounts: { ...file.accounts, second: { ...file.accounts.second, goals: {} } },
    }),
  );
  expect(await one.run('apply --yes --target second')).toMatchObject({ code: 0 });
  expect(one.lock()?.accounts).toEqual({
    'local/1001/2001': before,
    'local/1001/2002': { tags: { shop: '7000001' }, goals: { all: '7000002' } },
  });
});

test('a dry run of both knows that the first would make what the second adopts', async () => {
  const one = await twoAccounts();
  const { code, stdout } = await one.run('apply --dry-run --json');
  expect({ code, outcomes: outcomesIn(stdout), lock: one.lock() }).toEqual({
    code: 0,
    outcomes: [
      ['first', 'shop planned', 'all planned', 'read planned'],
      ['second', 'shop planned', 'all planned', 'read planned'],
    ],
    lock: null,
  });
});
