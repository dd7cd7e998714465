import { afterEach, describe, expect, test } from 'vitest';
import type { GoalRecord } from '../../src/emulator/state.js';
import type { Behaviour } from '../../src/emulator/switches.js';
import {
  aDurationGoal,
  anAccount,
  anAppInstallGoal,
  anEventGoal,
  anInStoreGoal,
  anOfflineGoal,
  aPagesViewedGoal,
  aTag,
  aUrlGoal,
  type GoalToBe,
} from '../kit/account.js';
import { anEmulator, call, goalXml, stateOf, stopEmulators } from './wire.js';

afterEach(stopEmulators);

/** Updates the one goal of an account and gives back what became of it. */
async function update(goal: GoalToBe, members: string, type = `${goal.type}Goal`, behaviour?: Behaviour) {
  const state = anAccount({
    tags: [aTag({ id: '5' }), aTag({ id: '6' })],
    goals: [{ ...goal, id: '7', name: 'Goal' }],
  });
  const emulator = await anEmulator(state, behaviour && { behaviour });
  const before = state.customers['1001']?.goals[0] as GoalRecord;
  const xml = `<ConversionGoals>${goalXml(type, members)}</ConversionGoals>`;
  const { refusals } = await call(emulator, 'UpdateConversionGoals', xml);
  const { customers } = await stateOf(emulator);
  return { before, after: customers['1001']?.goals[0], refusals };
}

const revenue = { currencyCode: 'EUR', type: 'FixedValue', value: '3' } as const;
const pairs = '<ActionExpression>a</ActionExpression><ActionOperator>Equals</ActionOperator>';

describe('what is not sent stays, for every type', () => {
  test.each([
    [aUrlGoal({ urlOperator: 'RegularExpression' })],
    [aDurationGoal()],
    [aPagesViewedGoal()],
    [anAppInstallGoal()],
    [anOfflineGoal({ isExternallyAttributed: true })],
    [anInStoreGoal()],
  ])('$type', async (goal) => {
    const members = '<CountType i:nil="true"/><Id>7</Id><Status>Paused</Status>';
    const { before, after, refusals } = await update({ ...goal, conversionWindowInMinutes: 99 }, members);
    expect(refusals).toEqual([]);
    expect(after).toEqual({ ...before, status: 'Paused' });
  });
});

describe('revenue', () => {
  test.each([
    ['left out', '', revenue],
    ['nil', '<Revenue i:nil="true"/>', revenue],
    ['cleared', '<Revenue><Type>NoValue</Type></Revenue>', { currencyCode: null, type: 'NoValue', value: null }],
    // As the official sample has it; the page says that nothing changes.
    ['an empty object', '<Revenue/>', { currencyCode: null, type: 'NoValue', value: null }],
    [
      'one member of three: the others are gone',
      '<Revenue><CurrencyCode>USD</CurrencyCode><Type>VariableValue</Type></Revenue>',
      { currencyCode: 'USD', type: 'VariableValue', value: null },
    ],
  ])('%s', async (_, xml, expected) => {
    const { after, refusals } = await update(aUrlGoal({ revenue }), `<Id>7</Id>${xml}`);
    expect(refusals).toEqual([]);
    expect(after?.revenue).toEqual(expected);
  });
});

describe('an Event goal', () => {
  const event = anEventGoal({ labelExpression: 'l', labelOperator: 'Contains', value: '3', valueOperator: 'Equals' });

  test('loses every pair that is not sent', async () => {
    const { before, after } = await update(event, `<Id>7</Id>${pairs}`);
    expect(after).toEqual({
      ...before,
      actionExpression: 'a',
      categoryExpression: null,
      categoryOperator: null,
      labelExpression: null,
      labelOperator: null,
      value: null,
      valueOperator: null,
    });
  });

  test('is not touched at all when half a pair is sent', async () => {
    const members = `<Id>7</Id><Status>Paused</Status>${pairs}<LabelOperator>Equals</LabelOperator>`;
    const { before, after, refusals } = await update(event, members);
    expect(refusals).toEqual([[0, 5344]]);
    expect(after).toEqual(before);
  });
});

describe('a change of type', () => {
  test('from Event to Duration, as in the official sample, brings the category of the new type', async () => {
    const members = '<Id>7</Id><MinimumDurationInSeconds>60</MinimumDurationInSeconds>';
    const { after, refusals } = await update(anEventGoal({ goalCategory: 'Signup' }), members, 'DurationGoal');
    expect(refusals).toEqual([]);
    expect(after).toMatchObject({
      type: 'Duration',
      goalCategory: 'Other',
      minimumDurationInSeconds: 60,
      name: 'Goal',
    });
    expect(after).not.toHaveProperty('actionExpression');
  });

  test('from Duration to Url keeps a category that both have', async () => {
    const { after } = await update(aDurationGoal(), '<Id>7</Id><UrlExpression>/x</UrlExpression>', 'UrlGoal');
    expect(after).toMatchObject({ type: 'Url', goalCategory: 'Other', urlExpression: '/x', urlOperator: 'Equals' });
  });

  test('does not get past a revenue that the new type does not know', async () => {
    const variable = { currencyCode: 'USD', type: 'VariableValue', value: null } as const;
    const { refusals } = await update(anEventGoal({ revenue: variable }), '<Id>7</Id>', 'DurationGoal');
    expect(refusals).toEqual([[0, 5332]]);
  });
});

describe('category', () => {
  const old = aUrlGoal({ goalCategory: 'None' });

  test('None has to give way to a real one', async () => {
    expect((await update(old, '<Id>7</Id>')).refusals).toEqual([[0, 3347]]);
    expect((await update(old, '<GoalCategory>Other</GoalCategory><Id>7</Id>')).after?.goalCategory).toBe('Other');
  });

  test('None may stay where it is optional', async () => {
    expect((await update(aDurationGoal({ goalCategory: 'None' }), '<Id>7</Id>')).refusals).toEqual([]);
  });
});

describe('name', () => {
  test('may be sent as it is, and in another case', async () => {
    expect((await update(aUrlGoal(), '<Id>7</Id><Name>Goal</Name>')).refusals).toEqual([]);
    expect((await update(aUrlGoal(), '<Id>7</Id><Name>GOAL</Name>')).after?.name).toBe('GOAL');
  });
});

describe('Status Deleted', () => {
  const members = '<Id>7</Id><Name>Other name</Name><Status>Deleted</Status>';

  test('does nothing to the status over SOAP in July 2026', async () => {
    const { after, refusals } = await update(aUrlGoal(), members);
    expect([refusals, after?.status, after?.name]).toEqual([[], 'Active', 'Other name']);
  });

  test.each(['rest-2026-06', 'rest-2026-10'] as const)('is refused with %s', async (behaviour) => {
    const { before, after, refusals } = await update(aUrlGoal(), members, 'UrlGoal', behaviour);
    expect(refusals).toEqual([[0, 5328]]);
    expect(after).toEqual(before);
  });
});

test('an auto goal can be paused, and nothing else', async () => {
  const auto = anEventGoal({ isAutoGoal: true });
  const paused = await update(auto, '<Id>7</Id><Status>Paused</Status>');
  expect([paused.refusals, paused.after]).toEqual([[], { ...paused.before, status: 'Paused' }]);
  expect((await update(auto, `<Id>7</Id>${pairs}`)).refusals).toEqual([[0, 201]]);
});

test('the tag of a goal can be another', async () => {
  expect((await update(aUrlGoal(), '<Id>7</Id><TagId>6</TagId>')).after?.tagId).toBe('6');
});

test('a goal of another account of the customer can be updated when its scope is Customer, and only then', async () => {
  const state = anAccount({
    tags: [aTag({ id: '5' })],
    goals: [aUrlGoal({ id: '7', scope: 'Customer' }), aUrlGoal({ id: '8', scope: 'Account' })],
  });
  const emulator = await anEmulator(state);
  const both = ['7', '8'].map((id) => goalXml('UrlGoal', `<Id>${id}</Id><Status>Paused</Status>`)).join('');
  const xml = `<ConversionGoals>${both}</ConversionGoals>`;
  const { refusals } = await call(emulator, 'UpdateConversionGoals', xml, { account: '2002' });
  expect(refusals).toEqual([[1, 5314]]);
});
