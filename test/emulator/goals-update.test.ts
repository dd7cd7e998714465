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
import { asking, type Members, transports } from './faces.js';
import { anEmulator, stateOf, stopEmulators } from './wire.js';

afterEach(stopEmulators);

describe.each(transports)('over %s', (transport) => {
  const ask = asking(transport);

  /** Updates the one goal of an account and gives back what became of it. */
  async function update(goal: GoalToBe, members: Members, Type: string = goal.type, behaviour?: Behaviour) {
    const state = anAccount({
      tags: [aTag({ id: '5' }), aTag({ id: '6' })],
      goals: [{ ...goal, id: '7', name: 'Goal' }],
    });
    const emulator = await anEmulator(state, behaviour && { behaviour });
    const before = state.customers['1001']?.goals[0] as GoalRecord;
    const request = { ConversionGoals: [{ Type, Id: '7', ...members }] };
    const { refusals } = await ask(emulator, 'UpdateConversionGoals', request);
    const { customers } = await stateOf(emulator);
    return { before, after: customers['1001']?.goals[0], refusals };
  }

  const revenue = { currencyCode: 'EUR', type: 'FixedValue', value: '3' } as const;
  const pair = { ActionExpression: 'a', ActionOperator: 'Equals' };

  describe('what is not sent stays, for every type', () => {
    test.each([
      [aUrlGoal({ urlOperator: 'RegularExpression' })],
      [aDurationGoal()],
      [aPagesViewedGoal()],
      [anAppInstallGoal()],
      [anOfflineGoal({ isExternallyAttributed: true })],
      [anInStoreGoal()],
    ])('$type', async (goal) => {
      const members = { CountType: null, Status: 'Paused' };
      const { before, after, refusals } = await update({ ...goal, conversionWindowInMinutes: 99 }, members);
      expect(refusals).toEqual([]);
      expect(after).toEqual({ ...before, status: 'Paused' });
    });
  });

  describe('revenue', () => {
    const none = { currencyCode: null, type: 'NoValue', value: null };
    test.each<[string, Members, object]>([
      ['left out', {}, revenue],
      ['nil', { Revenue: null }, revenue],
      ['cleared', { Revenue: { Type: 'NoValue' } }, none],
      // As the official sample has it; the page says that nothing changes.
      ['an empty object', { Revenue: {} }, none],
      [
        'one member of three: the others are gone',
        { Revenue: { CurrencyCode: 'USD', Type: 'VariableValue' } },
        { currencyCode: 'USD', type: 'VariableValue', value: null },
      ],
    ])('%s', async (_, members, expected) => {
      const { after, refusals } = await update(aUrlGoal({ revenue }), members);
      expect(refusals).toEqual([]);
      expect(after?.revenue).toEqual(expected);
    });
  });

  describe('an Event goal', () => {
    const event = anEventGoal({ labelExpression: 'l', labelOperator: 'Contains', value: '3', valueOperator: 'Equals' });

    test('loses every pair that is not sent', async () => {
      const { before, after } = await update(event, pair);
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

    test('loses every pair that is sent as nil', async () => {
      const members = { ...pair, LabelExpression: null, LabelOperator: null, Value: null, ValueOperator: null };
      const { after } = await update(event, members);
      expect(after).toMatchObject({ labelExpression: null, labelOperator: null, value: null, valueOperator: null });
    });

    test('is not touched at all when half a pair is sent', async () => {
      const { before, after, refusals } = await update(event, { Status: 'Paused', ...pair, LabelOperator: 'Equals' });
      expect(refusals).toEqual([[0, 5344]]);
      expect(after).toEqual(before);
    });
  });

  describe('a change of type', () => {
    test('from Event to Duration, as in the official sample, brings the category of the new type', async () => {
      const event = anEventGoal({ goalCategory: 'Signup' });
      const { after, refusals } = await update(event, { MinimumDurationInSeconds: 60 }, 'Duration');
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
      const { after } = await update(aDurationGoal(), { UrlExpression: '/x' }, 'Url');
      expect(after).toMatchObject({ type: 'Url', goalCategory: 'Other', urlExpression: '/x', urlOperator: 'Equals' });
    });

    test('does not get past a revenue that the new type does not know', async () => {
      const variable = { currencyCode: 'USD', type: 'VariableValue', value: null } as const;
      expect((await update(anEventGoal({ revenue: variable }), {}, 'Duration')).refusals).toEqual([[0, 5332]]);
    });
  });

  describe('category', () => {
    const old = aUrlGoal({ goalCategory: 'None' });

    test('None has to give way to a real one', async () => {
      expect((await update(old, {})).refusals).toEqual([[0, 3347]]);
      expect((await update(old, { GoalCategory: 'Other' })).after?.goalCategory).toBe('Other');
    });

    test('None may stay where it is optional', async () => {
      expect((await update(aDurationGoal({ goalCategory: 'None' }), {})).refusals).toEqual([]);
    });
  });

  test('a name may be sent as it is, and in another case', async () => {
    expect((await update(aUrlGoal(), { Name: 'Goal' })).refusals).toEqual([]);
    expect((await update(aUrlGoal(), { Name: 'GOAL' })).after?.name).toBe('GOAL');
  });

  describe('Status Deleted', () => {
    const members = { Name: 'Other name', Status: 'Deleted' };

    test('does nothing to the status as SOAP was in July 2026', async () => {
      const { after, refusals } = await update(aUrlGoal(), members, 'Url', 'soap-2026-07');
      expect([refusals, after?.status, after?.name]).toEqual([[], 'Active', 'Other name']);
    });

    test.each(['rest-2026-06', 'rest-2026-10'] as const)('is refused with %s', async (behaviour) => {
      const { before, after, refusals } = await update(aUrlGoal(), members, 'Url', behaviour);
      expect(refusals).toEqual([[0, 5328]]);
      expect(after).toEqual(before);
    });

    test('is met with what the transport does today when no behaviour is named', async () => {
      const expected = transport === 'soap' ? [] : [[0, 5328]];
      expect((await update(aUrlGoal(), members)).refusals).toEqual(expected);
    });
  });

  test('an auto goal can be paused, and nothing else', async () => {
    const auto = anEventGoal({ isAutoGoal: true });
    const paused = await update(auto, { Status: 'Paused' });
    expect([paused.refusals, paused.after]).toEqual([[], { ...paused.before, status: 'Paused' }]);
    expect((await update(auto, pair)).refusals).toEqual([[0, 201]]);
  });

  test('the tag of a goal can be another', async () => {
    expect((await update(aUrlGoal(), { TagId: '6' })).after?.tagId).toBe('6');
  });

  test('a goal of another account can be updated when its scope is Customer, and only then', async () => {
    const state = anAccount({
      tags: [aTag({ id: '5' })],
      goals: [aUrlGoal({ id: '7', scope: 'Customer' }), aUrlGoal({ id: '8', scope: 'Account' })],
    });
    const request = { ConversionGoals: ['7', '8'].map((Id) => ({ Type: 'Url', Id, Status: 'Paused' })) };
    const caller = { account: '2002' };
    const { refusals } = await ask(await anEmulator(state), 'UpdateConversionGoals', request, caller);
    expect(refusals).toEqual([[1, 5314]]);
  });
});
