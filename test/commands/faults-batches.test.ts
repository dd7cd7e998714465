import { describe, expect, test } from 'vitest';
import { startEmulator } from '../../src/emulator/server.js';
import { anAccount, aTag, aUrlGoal } from '../kit/account.js';
import { bingctl, quickClock } from '../kit/bingctl.js';
import { itemsOf, namesIn } from '../service/under-faults.js';

const names = Array.from({ length: 250 }, (_, index) => `goal ${String(index).padStart(3, '0')}`);
const shop = aTag({ id: '5001', name: 'shop' });
const wanted = names.map((name) => ({
  type: 'Url',
  name,
  tagId: '5001',
  goalCategory: 'Purchase',
  urlExpression: '/thanks',
  urlOperator: 'Contains',
}));
const renamed = names.map((name, index) => ({ id: String(7001 + index), name: `${name} new` }));

interface Seen {
  exit: number;
  /** Which of the 250, as ranges of positions: in the account, and on stdout. */
  account: string;
  stdout: string;
  /** What became of the others, as ranges. */
  others: Record<string, string>;
  sent: number;
}

const create = {
  operation: 'AddConversionGoals',
  line: 'goals create --from-file - --json',
  stdin: JSON.stringify(wanted),
  state: anAccount({ tags: [shop] }),
};
const update = {
  operation: 'UpdateConversionGoals',
  line: 'goals update --from-file - --json',
  stdin: JSON.stringify(renamed),
  state: anAccount({ tags: [shop], goals: names.map((name) => aUrlGoal({ name, goalCategory: 'Purchase' })) }),
};

/** Three calls, one after the other; the fault strikes the second. */
async function run({ operation, line, stdin, state }: typeof create, fault: string, flags: string): Promise<Seen> {
  const faults = [fault.replace('OPERATION', `${operation},skip=1`)];
  const emulator = await startEmulator({ state: { memory: state }, faults });
  try {
    const { code, stdout, stderr } = await bingctl(`${line} ${flags}`, { emulator, stdin, clock: quickClock() });
    const rows: { name: string }[] = stdout === '' ? [] : JSON.parse(stdout);
    const others: Record<string, string> = {};
    for (const outcome of ['refused', 'notMade', 'notSent', 'unknown']) {
      const items = itemsOf(stderr).filter((item) => item.endsWith(` ${outcome}`));
      if (items.length > 0) others[outcome] = ranges(items);
    }
    const made = (await namesIn(emulator, 'goals')).filter(
      (name) => operation.startsWith('Add') || name.endsWith('new'),
    );
    return {
      exit: code,
      account: ranges(made),
      stdout: ranges(rows.map(({ name }) => name)),
      others,
      sent: emulator.requests.filter((request) => request.operation === operation).length,
    };
  } finally {
    await emulator.close();
  }
}

/** `0-99 200-249`: positions that names or items carry. A repeated one shows. */
function ranges(texts: readonly string[]): string {
  const positions = texts.map((text) => Number(/goal (\d{3})/.exec(text)?.[1])).sort((a, b) => a - b);
  const parts: [number, number][] = [];
  for (const position of positions) {
    const last = parts.at(-1);
    if (last && position === last[1] + 1) last[1] = position;
    else parts.push([position, position]);
  }
  return parts.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(' ');
}

const all = { exit: 0, account: '0-249', stdout: '0-249', others: {} };

const creating: [fault: string, flags: string, Seen][] = [
  ['reset-before:OPERATION', '', { ...all, sent: 4 }],
  ['reset-after:OPERATION', '', { ...all, sent: 3 }],
  ['lost:OPERATION', '--max-retries 0', { ...all, sent: 3 }],
  ['cut:OPERATION', '--max-retries 0', { ...all, sent: 3 }],
  ['empty-after:OPERATION,status=500', '--max-retries 0', { ...all, sent: 3 }],
  ['throttle:OPERATION', '', { ...all, sent: 4 }],
  ['status:OPERATION,status=429,retry-after=2', '', { ...all, sent: 4 }],
  [
    'partial-error:OPERATION,index=37,code=5317',
    '',
    { exit: 5, account: '0-136 138-249', stdout: '0-136 138-249', others: { refused: '137' }, sent: 3 },
  ],
  [
    'reset-before:OPERATION',
    '--max-retries 0',
    { exit: 5, account: '0-99', stdout: '0-99', others: { notMade: '100-199', notSent: '200-249' }, sent: 2 },
  ],
  [
    'throttle:OPERATION',
    '--max-retries 0',
    { exit: 5, account: '0-99', stdout: '0-99', others: { notSent: '100-249' }, sent: 2 },
  ],
  [
    'expired-token:OPERATION',
    '',
    { exit: 5, account: '0-99', stdout: '0-99', others: { notSent: '100-249' }, sent: 2 },
  ],
];

const updating: [fault: string, flags: string, Seen][] = [
  ['reset-before:OPERATION', '', { ...all, sent: 4 }],
  ['lost:OPERATION', '', { ...all, sent: 4 }],
  ['throttle:OPERATION', '', { ...all, sent: 4 }],
  [
    'partial-error:OPERATION,index=37',
    '',
    { exit: 5, account: '0-136 138-249', stdout: '0-136 138-249', others: { refused: '137' }, sent: 3 },
  ],
  [
    'lost:OPERATION',
    '--max-retries 0',
    { exit: 6, account: '0-199', stdout: '0-99', others: { unknown: '100-199', notSent: '200-249' }, sent: 2 },
  ],
  [
    'expired-token:OPERATION',
    '',
    { exit: 5, account: '0-99', stdout: '0-99', others: { notSent: '100-249' }, sent: 2 },
  ],
];

describe('250 items go in calls of 100, and a fault in the middle takes nothing with it', () => {
  test.each(creating)('create: %s %s', async (fault, flags, expected) => {
    expect(await run(create, fault, `${flags} --concurrency 1`)).toEqual(expected);
  });

  test.each(updating)('update: %s %s', async (fault, flags, expected) => {
    expect(await run(update, fault, `${flags} --concurrency 1`)).toEqual(expected);
  });

  test.each(['reset-before', 'lost', 'throttle', 'internal-error'])('create, several at once: %s', async (fault) => {
    expect(await run(create, `${fault}:OPERATION`, '--concurrency 4')).toMatchObject(all);
  });

  test('what was not made comes with the next run, and nothing comes twice', async () => {
    const faults = ['expired-token:AddConversionGoals,skip=1'];
    const emulator = await startEmulator({ state: { memory: create.state }, faults });
    const line = `${create.line} --if-exists skip`;
    const options = { emulator, stdin: create.stdin, clock: quickClock() };
    try {
      expect((await bingctl(`${line} --concurrency 1`, options)).code).toBe(5);
      expect((await bingctl(line, options)).code).toBe(0);
      expect(await namesIn(emulator, 'goals')).toEqual(names);
    } finally {
      await emulator.close();
    }
  });
});

test('a person reads which goals are left, what the service said, and what to do', async () => {
  const emulator = await startEmulator({
    state: { memory: create.state },
    faults: ['partial-error:AddConversionGoals,skip=1,index=37,code=5317'],
  });
  const line = 'goals create --from-file - --concurrency 1 -o id';
  const { stderr } = await bingctl(line, { emulator, stdin: create.stdin, clock: quickClock() });
  await emulator.close();
  expect(stderr.replace(/tracking id [^)]+/, 'tracking id …')).toMatchInlineSnapshot(`
    "MSCLKID auto-tagging will be switched on in this account.
    error: conversion goal "goal 137" was not created (249 of 250 created)
      ConversionGoalNameAlreadyExists (5317, tracking id …): the name is taken by something that cannot be seen here: used in another account of this customer, or once before
      use another name
    "
  `);
});
