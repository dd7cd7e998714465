import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { eventPairs, type Goal, type GoalFields, goalBaseFields, goalOwnFields } from '../../src/domain/goal.js';
import { goalAfter, goalUpdate, isAsWanted } from '../../src/domain/goal-change.js';
import { checkGoalUpdate } from '../../src/domain/goal-rules.js';
import { anyChange, anyStored, anyType, storedEventGoal } from './goals.js';

/**
 * What the service makes of an update: members that are missing or nil stay, except the pairs of an Event goal, which are
 * deleted (eventgoal.md); a revenue replaces the stored one whole (conversiongoalrevenue.md).
 */
function serviceUpdate(current: Goal, sent: object): Record<string, unknown> {
  const result: Record<string, unknown> = { ...current };
  if (current.type === 'Event') for (const member of goalOwnFields.Event) result[member] = null;
  for (const [member, value] of Object.entries(sent)) {
    if (value === null) continue;
    result[member] = member === 'revenue' ? { currencyCode: null, type: 'NoValue', value: null, ...value } : value;
  }
  return result;
}

const cases = anyType.chain((type) => fc.tuple(anyStored(type), anyChange(type)));

test('an update leaves every member that is not named as it was, for every type', () => {
  fc.assert(
    fc.property(cases, ([current, change]) => {
      const result = serviceUpdate(current, goalUpdate(current, change).sent);
      const named = new Set(Object.keys(change).concat(pairsThatComeOrGo(current, change)));
      for (const member of [...goalBaseFields, ...goalOwnFields[current.type]]) {
        if (!named.has(member)) expect([member, result[member]]).toEqual([member, Reflect.get(current, member)]);
      }
    }),
    { numRuns: 400 },
  );
});

/** Expression and operator live and die together: a pair that is new or cleared is named whole. */
function pairsThatComeOrGo(current: Goal, change: GoalFields): string[] {
  const pairs = [...eventPairs.map((pair) => [`${pair}Expression`, `${pair}Operator`]), ['value', 'valueOperator']];
  return pairs.filter(([member = '']) => !Reflect.get(current, member) || Reflect.get(change, member) === null).flat();
}

test('a part of the revenue leaves the other parts as they were', () => {
  const priced = anyType.chain((type) => fc.tuple(anyStored(type), anyChange(type)));
  fc.assert(
    fc.property(priced, ([current, change]) => {
      fc.pre(current.revenue?.type === 'FixedValue' && change.revenue !== undefined);
      fc.pre(change.revenue?.type !== 'NoValue');
      const { sent, changes } = goalUpdate(current, change);
      fc.pre(changes.some(({ field }) => field.startsWith('revenue.')));
      expect(sent.revenue).toEqual({ ...current.revenue, ...change.revenue });
    }),
  );
});

test('a goal that becomes another type keeps what all types share', () => {
  const web = fc.constantFrom('Url', 'Duration', 'PagesViewedPerVisit', 'Event');
  const turned = fc.tuple(web, web).chain(([from, to]) => fc.tuple(anyStored(from), anyStored(to)));
  fc.assert(
    fc.property(turned, ([current, other]) => {
      fc.pre(current.type !== other.type);
      const own = Object.fromEntries(goalOwnFields[other.type].map((member) => [member, Reflect.get(other, member)]));
      const { sent, changes } = goalUpdate(current, { type: other.type, ...own });
      expect(sent).toEqual({ type: other.type, id: current.id, ...own });
      const gone = goalOwnFields[current.type].filter((member) => Reflect.get(current, member) !== null);
      expect(changes.map(({ field }) => field)).toEqual(expect.arrayContaining(['type', ...gone]));
    }),
  );
});

test('an update makes what was asked for, and tells what that changes', () => {
  fc.assert(
    fc.property(cases, ([current, change]) => {
      fc.pre(checkGoalUpdate(current, change).length === 0);
      const { sent, changes } = goalUpdate(current, change);
      const result = serviceUpdate(current, sent);
      expect(result).toMatchObject({ ...goalAfter(current, change) });
      const same = JSON.stringify(sorted(result)) === JSON.stringify(sorted({ ...current }));
      expect(changes.length === 0).toBe(same);
    }),
    { numRuns: 400 },
  );
});

test('the same update again changes nothing', () => {
  fc.assert(
    fc.property(cases, ([current, change]) => {
      fc.pre(checkGoalUpdate(current, change).length === 0);
      const after = { ...current, ...goalAfter(current, change) } as Goal;
      expect(goalUpdate(after, change).changes).toEqual([]);
    }),
  );
});

function sorted(value: object): unknown[] {
  return Object.entries(value)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([member, inner]) => [member, inner !== null && typeof inner === 'object' ? sorted(inner) : inner]);
}

test('what a look finds as wanted changes nothing, and what is asked for as it is stored is found so', () => {
  fc.assert(
    fc.property(cases, ([current, change]) => {
      const stored = Object.fromEntries(Object.keys(change).map((member) => [member, Reflect.get(current, member)]));
      for (const wanted of [change, stored, {}] as GoalFields[]) {
        if (isAsWanted(current, wanted)) expect(goalUpdate(current, wanted).changes).toEqual([]);
      }
    }),
  );
  const goal = storedEventGoal();
  expect(isAsWanted(goal, { type: 'Event', name: 'Purchase', labelExpression: null })).toBe(true);
  expect(isAsWanted(goal, { name: 'purchase' })).toBe(false);
});

describe('what is sent', () => {
  const goal = storedEventGoal({ labelExpression: 'gold', labelOperator: 'Contains' });
  const pairs = {
    actionExpression: 'purchase',
    actionOperator: 'Equals',
    categoryExpression: null,
    categoryOperator: null,
    labelExpression: 'gold',
    labelOperator: 'Contains',
    value: null,
    valueOperator: null,
  };

  test.each<[GoalFields, object]>([
    [{ name: 'Bought' }, { name: 'Bought', ...pairs }],
    [{ labelExpression: null }, { ...pairs, labelExpression: null, labelOperator: null }],
    [{ actionExpression: 'buy' }, { ...pairs, actionExpression: 'buy' }],
    [{ value: '3' }, { ...pairs, value: '3', valueOperator: 'Equals' }],
    [
      { revenue: { type: 'FixedValue', value: '25' } },
      { ...pairs, revenue: { type: 'FixedValue', value: '25', currencyCode: null } },
    ],
    [{ name: undefined, tagId: undefined }, pairs],
  ])('for %j on an event goal has all four pairs and nothing unnamed', (change, members) => {
    expect(goalUpdate(goal, change).sent).toEqual({ type: 'Event', id: '71', ...members });
  });

  test('for a part of the revenue has the whole revenue', () => {
    const revenue = { currencyCode: 'EUR', type: 'FixedValue', value: '25' } as const;
    const { sent, changes } = goalUpdate(storedEventGoal({ revenue }), { revenue: { value: '30' } });
    expect(sent.revenue).toEqual({ currencyCode: 'EUR', type: 'FixedValue', value: '30' });
    expect(changes).toEqual([{ field: 'revenue.value', before: '25', after: '30' }]);
  });

  test('for no revenue has neither value nor currency', () => {
    const revenue = { currencyCode: 'EUR', type: 'FixedValue', value: '25' } as const;
    const { sent } = goalUpdate(storedEventGoal({ revenue }), { revenue: { type: 'NoValue' } });
    expect(sent.revenue).toEqual({ currencyCode: null, type: 'NoValue', value: null });
  });

  test('for another type has everything of that type, and the old conditions are told as gone', () => {
    const change = { type: 'Url', urlExpression: '/thanks' } as const;
    expect(goalUpdate(storedEventGoal(), change)).toEqual({
      sent: { type: 'Url', id: '71', urlExpression: '/thanks', urlOperator: 'Equals' },
      changes: [
        { field: 'type', before: 'Event', after: 'Url' },
        { field: 'urlExpression', before: null, after: '/thanks' },
        { field: 'urlOperator', before: null, after: 'Equals' },
        { field: 'actionExpression', before: 'purchase', after: null },
        { field: 'actionOperator', before: 'Equals', after: null },
      ],
    });
  });

  test('for half of a url condition has both halves', () => {
    const { actionExpression, actionOperator, ...base } = storedEventGoal();
    const goal = { ...base, type: 'Url', urlExpression: '/thanks', urlOperator: 'Contains' } as unknown as Goal;
    expect(goalUpdate(goal, { urlExpression: '/bye' }).sent).toEqual({
      type: 'Url',
      id: '71',
      urlExpression: '/bye',
      urlOperator: 'Contains',
    });
    expect(goalUpdate(goal, { name: 'Bye' }).sent).toEqual({ type: 'Url', id: '71', name: 'Bye' });
  });

  test('has nothing of what is named and the same already', () => {
    const { sent, changes } = goalUpdate(goal, { name: 'Purchase', conversionWindowInMinutes: 60 });
    expect(sent).toEqual({ type: 'Event', id: '71', conversionWindowInMinutes: 60, ...pairs });
    expect(changes).toMatchObject([{ field: 'conversionWindowInMinutes', after: 60 }]);
    expect(goalUpdate(goal, { name: 'Purchase' }).changes).toEqual([]);
  });
});
