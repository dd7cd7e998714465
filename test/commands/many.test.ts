import { describe, expect, test } from 'vitest';
import type { CustomerRecord } from '../../src/emulator/state.js';
import { anAccount, anEventGoal } from '../kit/account.js';
import { emulated, errorOf } from './emulated.js';

const count = 250;
const nameAt = (index: number) => `number ${String(index).padStart(3, '0')}`;
const names = Array.from({ length: count }, (_, index) => nameAt(index));
const refused = 137;
const theOthers = names.filter((_, index) => index !== refused);
/** The second call has the items 100 to 199. */
const fault = (operation: string, code: number) => `partial-error:${operation},skip=1,index=37,code=${code}`;

const theShop = { name: 'shop' };
const aGoal = { type: 'Event', tagId: 'shop', goalCategory: 'Purchase', actionExpression: 'x' };

/** One call at a time, so that the fault hits the second hundred. */
const cases = [
  ['tags', 'AddUetTags', 5306, 'InvalidUetTagName', names.map((name) => ({ name }))],
  ['goals', 'AddConversionGoals', 3347, 'InvalidGoalCategory', names.map((name) => ({ ...aGoal, name }))],
] as const;

describe.each(cases)('250 new %s', (noun, operation, code, errorCode, entries) => {
  const stdin = JSON.stringify(entries);
  const known = ({ tags, goals }: CustomerRecord) =>
    (noun === 'tags' ? tags : goals).map(({ name }) => name).filter((name) => name !== 'shop');

  test('go in calls of 100, and come back in the order of the input', async () => {
    const { run, writes, state } = await emulated(anAccount({ tags: [theShop] }));
    const made = await run(`${noun} create --from-file - --json`, { stdin });
    expect([made.code, writes()]).toEqual([0, [operation, operation, operation]]);
    expect(JSON.parse(made.stdout).map(({ name }: { name: string }) => name)).toEqual(names);
    expect(known((await state()).customers['1001'] as CustomerRecord).toSorted()).toEqual(names);
  });

  test('stand but for the one that the service refuses, which is reported by name', async () => {
    const { run, writes, state } = await emulated(anAccount({ tags: [theShop] }), [fault(operation, code)]);
    const made = await run(`${noun} create --from-file - --concurrency 1 --json`, { stdin });

    expect([made.code, writes()]).toEqual([5, [operation, operation, operation]]);
    expect(JSON.parse(made.stdout).map(({ name }: { name: string }) => name)).toEqual(theOthers);
    expect(known((await state()).customers['1001'] as CustomerRecord)).toEqual(theOthers);
    const what = noun === 'tags' ? 'UET tag' : 'conversion goal';
    expect(errorOf(made)).toMatchObject({
      kind: 'partial',
      code,
      errorCode,
      message: `${what} "number 137" was not created (249 of 250 created)`,
      items: [{ index: refused, name: 'number 137', id: null, code, errorCode, outcome: 'refused' }],
    });
  });

  test('are made by a second run that skips what is there', async () => {
    const { run, writes, state } = await emulated(anAccount({ tags: [theShop] }), [fault(operation, code)]);
    await run(`${noun} create --from-file - --concurrency 1`, { stdin });
    writes();
    const again = await run(`${noun} create --from-file - --if-exists skip --json --quiet`, { stdin });
    expect([again.code, again.stderr, writes()]).toEqual([0, '', [operation]]);
    expect(JSON.parse(again.stdout).map(({ name }: { name: string }) => name)).toEqual(names);
    expect(known((await state()).customers['1001'] as CustomerRecord)).toEqual([...theOthers, 'number 137']);
  });

  test('are refused before anything is sent when a name comes twice, in whichever call', async () => {
    const { run, calls } = await emulated(anAccount({ tags: [theShop] }));
    const twice = entries.map((entry, index) => (index === 240 ? { ...entry, name: 'NUMBER 003' } : entry));
    const { code: exit, stderr } = await run(`${noun} create --from-file - --json`, { stdin: JSON.stringify(twice) });
    expect([exit, calls()]).toEqual([64, []]);
    expect(stderr).toContain('is also the name of number 4 in the input');
  });
});

test('250 updates go in calls of 100; the refused one stays as it was', async () => {
  const goals = names.map((name) => anEventGoal({ name }));
  const { run, writes, state } = await emulated(anAccount({ tags: [theShop], goals }), [
    fault('UpdateConversionGoals', 3347),
  ]);
  const stdin = JSON.stringify(names.map((name) => ({ name, status: 'Paused' })));
  const done = await run('goals update --from-file - --concurrency 1 --json --quiet', { stdin });

  expect([done.code, writes()]).toEqual([5, Array(3).fill('UpdateConversionGoals')]);
  expect(JSON.parse(done.stdout).map(({ name }: { name: string }) => name)).toEqual(theOthers);
  const active = (await state()).customers['1001']?.goals.filter(({ status }) => status === 'Active');
  expect(active?.map(({ name }) => name)).toEqual(['number 137']);
  expect(errorOf(done)).toMatchObject({
    message: 'conversion goal "number 137" was not updated (249 of 250 updated)',
    items: [{ index: refused, name: 'number 137', id: '7138', code: 3347, outcome: 'refused' }],
  });
});

test('a person reads the first ten refusals by name and the others counted', async () => {
  const { run } = await emulated(anAccount({ tags: [theShop], goals: names.map((name) => anEventGoal({ name })) }));
  const stdin = JSON.stringify([...names.map((name) => ({ ...aGoal, name })), { ...aGoal, name: 'new' }]);
  const done = await run('goals create --from-file - -o id', { stdin });
  expect([done.code, done.stdout]).toEqual([5, expect.stringMatching(/^\d+\n$/)]);
  expect(done.stderr.trimEnd().split('\n').slice(0, 4)).toEqual([
    'MSCLKID auto-tagging will be switched on in this account.',
    'error: 250 conversion goals were not created (1 of 251 created)',
    '  ConversionGoalNameAlreadyExists (5317): conversion goal 7001 is called "number 000" already',
    '  ConversionGoalNameAlreadyExists (5317): conversion goal 7002 is called "number 001" already',
  ]);
  expect(done.stderr.trimEnd().split('\n').slice(12)).toEqual([
    '  and 240 more: 240 ConversionGoalNameAlreadyExists',
    '  use another name, or --if-exists skip or update',
  ]);
});
