import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { nameKey } from '../../src/domain/named.js';
import type { EmulatorState } from '../../src/emulator/state.js';
import { stateOf } from '../emulator/wire.js';
import { anAccount, anEventGoal, aTag, aUrlGoal, together } from '../kit/account.js';
import { type Config, configs, laterThan, reversed } from './arbitrary-config.js';
import { inRepository, type Repository } from './repository.js';

/** An account that others have worked in: none of it is in the file, and none of it may change. */
const beside = together(
  anAccount({
    tags: [aTag({ id: '41', name: 'elsewhere' })],
    goals: [
      aUrlGoal({ id: '51', name: 'by hand', tagId: '41', goalCategory: 'Contact' }),
      anEventGoal({ id: '52', name: 'of Microsoft', tagId: '41', isAutoGoal: true, goalCategory: 'Signup' }),
    ],
  }),
  anAccount({ accountId: '2002', goals: [aUrlGoal({ id: '53', name: 'next door', tagId: '41' })] }),
);

const overTime = configs({ most: 4 }).chain((first) => fc.tuple(fc.constant(first), laterThan(first)));

test('after an apply the plan is empty, whatever the file wants and the account had', async () => {
  const law = fc.asyncProperty(overTime, ([first, later]) =>
    inRepository(first, { account: beside }, async (repository) => {
      for (const file of [first, later]) {
        repository.save(file);
        const { code, stdout, stderr } = await repository.run('apply --yes');
        expect({ code, stdout, stderr }).toMatchObject({ code: 0 });
        await expectConverged(repository, file);
      }
      const { tags, goals } = await repository.customer();
      expect([tags.slice(0, 1), goals.slice(0, 3)]).toEqual([
        beside.customers['1001']?.tags,
        beside.customers['1001']?.goals,
      ]);
    }),
  );
  await fc.assert(law, { numRuns: 5 });
});

test('the order of entries and the transport change neither the plan, nor the account, nor the lock', async () => {
  const law = fc.asyncProperty(configs({ most: 4 }), async (file) => {
    const ways: [Config, string][] = [
      [file, 'soap'],
      [file, 'rest'],
      [reversed(file), 'soap'],
    ];
    const seen = ways.map(([given, transport]) =>
      inRepository(
        given,
        { account: beside, env: { BINGCTL_TRANSPORT: transport } },
        async ({ run, customer, lockText }) => {
          const [plan, applied] = [await run('plan --json'), await run('apply --yes --json')];
          return { plan, applied, account: await customer(), lock: lockText() };
        },
      ),
    );
    const [first, ...others] = await Promise.all(seen);
    expect(first?.applied.code).toBe(0);
    for (const other of others) expect(other).toEqual(first);
  });
  await fc.assert(law, { numRuns: 3 });
});

const mishaps = [
  'lost',
  'reset-before',
  'reset-after',
  'cut',
  'empty',
  'status',
  'throttle',
  'internal-error',
  'expired-token',
];
const operations = [
  'AddUetTags',
  'UpdateUetTags',
  'AddConversionGoals',
  'UpdateConversionGoals',
  'GetConversionGoalsByIds',
  'GetUetTagsByIds',
];

test('whatever goes wrong on the way, an apply run again ends with one of each', async () => {
  const fault = fc
    .record({
      type: fc.constantFrom(...mishaps),
      operation: fc.constantFrom(...operations),
      count: fc.integer({ min: 1, max: 4 }),
      skip: fc.nat(4),
    })
    .map(({ type, operation, count, skip }) => `${type}:${operation},count=${count},skip=${skip}`);
  const rough = fc.record({
    faults: fc.array(fault, { minLength: 1, maxLength: 3 }),
    retries: fc.nat(2),
    isLockLost: fc.boolean(),
  });
  const law = fc.asyncProperty(configs({ most: 4 }), fc.array(rough, { minLength: 1, maxLength: 2 }), (file, times) =>
    inRepository(file, {}, async (repository) => {
      for (const { faults, retries, isLockLost } of times) {
        await repository.arm(faults);
        const { code } = await repository.run(`apply --yes --max-retries ${retries}`);
        expect([0, 1, 3, 5, 6]).toContain(code);
        if (isLockLost) repository.putLock(null);
      }
      await repository.arm([]);
      expect(await repository.run('apply --yes')).toMatchObject({ code: 0 });
      await expectConverged(repository, file);
    }),
  );
  await fc.assert(law, { numRuns: 5 });
});

const twoFiles: [Config, Config] = [
  {
    tags: { shop: { name: 'shop' } },
    goals: {
      buy: { name: 'Purchase', type: 'event', tag: 'shop', category: 'purchase', eventAction: 'purchase' },
      read: { name: 'Read', type: 'pages-viewed', tag: 'shop', minPages: 3 },
    },
  },
  {
    tags: { shop: { name: 'the shop' }, blog: { name: 'blog', industry: 'retail' } },
    goals: {
      buy: { name: 'Bought', type: 'event', tag: 'shop', category: 'purchase', eventLabel: 'order' },
      read: { name: 'Read', type: 'pages-viewed', tag: 'blog', minPages: 3, status: 'paused' },
      phone: { name: 'Phone', type: 'offline', category: 'contact' },
    },
  },
];

describe('cut off at any call, the next apply makes the same account as one that was not', () => {
  const [first, later] = twoFiles;
  let before: { account: EmulatorState; lock: string | null };
  let uncut: { calls: number; account: unknown[] };
  beforeAll(async () => {
    before = await inRepository(first, {}, async ({ run, emulator, lockText }) => {
      await run('apply --yes');
      return { account: await stateOf(emulator), lock: lockText() };
    });
    uncut = await inRepository(later, before, async ({ run, emulator, customer }) => {
      await run('apply --yes');
      return { calls: emulator.requests.length, account: contentOf(await customer()) };
    });
  });

  test.each([
    ['it was carried out', 'lost'],
    ['it was not', 'reset-before'],
  ])('%s', async (_, mishap) => {
    expect(uncut.calls).toBeGreaterThan(8);
    for (let call = 0; call < uncut.calls; call++) {
      await inRepository(later, before, async (repository) => {
        await repository.arm([`${mishap},skip=${call}`, `status,count=1000000,status=500,skip=${call}`]);
        const { code } = await repository.run('apply --yes --max-retries 0');
        expect([1, 5, 6]).toContain(code);
        // Killed before it could write what the call had made.
        if (call % 2 === 0) repository.putLock(before.lock);
        await repository.arm([]);
        expect(await repository.run('apply --yes')).toMatchObject({ code: 0 });
        await expectConverged(repository, later);
        expect(contentOf(await repository.customer())).toEqual(uncut.account);
      });
    }
  });
});

async function expectConverged(repository: Repository, { tags, goals }: Config): Promise<void> {
  const plan = await repository.run('plan --detailed-exitcode');
  expect(plan).toMatchObject({ code: 0 });
  const customer = await repository.customer();
  for (const things of [customer.tags, customer.goals]) {
    const names = things.map(({ name }) => nameKey(name));
    expect(names).toHaveLength(new Set(names).size);
  }
  const idOf = (things: readonly { id: string; name: string }[], name: string) =>
    things.find((each) => each.name === name)?.id;
  expect(repository.lock()?.accounts).toEqual({
    'local/1001/2001': {
      tags: mapped(tags, ({ name }) => idOf(customer.tags, name)),
      goals: mapped(goals, ({ name }) => idOf(customer.goals, name)),
    },
  });
}

function mapped<T, U>(members: Readonly<Record<string, T>>, to: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(members).map(([key, value]) => [key, to(value)]));
}

/** What an account has, by names: ids depend on which call came through first. */
function contentOf({ tags, goals }: Awaited<ReturnType<Repository['customer']>>): unknown[] {
  const nameOf = (id: string | null) => tags.find((tag) => tag.id === id)?.name;
  const plain = [
    ...tags.map(({ id: _, ...tag }) => tag),
    ...goals.map(({ id: _, tagId, ...goal }) => ({ ...goal, tag: nameOf(tagId) })),
  ];
  return plain.sort((a, b) => (a.name < b.name ? -1 : 1));
}
