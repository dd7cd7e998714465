import { describe, expect, test } from 'vitest';
import type { Goal } from '../../src/domain/goal.js';
import { compileGoal, type GoalMatcher } from '../../src/domain/goal-match/compile-goal.js';
import type { Matchable } from '../../src/domain/goal-match/verdict.js';
import { loadRegex } from '../../src/matching/regex.js';
import vectors from './goal-match-vectors.json' with { type: 'json' };

const regex = await loadRegex();
const matcher = (goal: object): GoalMatcher => compileGoal({ tagId: '1', ...goal } as unknown as Goal, regex);

test.each(vectors)('$id', ({ goal, event, matches, certainty }) => {
  expect(matcher(goal)(event as Matchable)).toMatchObject({ matches, certainty });
});

/** A goal of one condition on the label. */
const label = (labelOperator: string, labelExpression: string) =>
  matcher({ type: 'Event', labelOperator, labelExpression });
const url = (urlOperator: string, urlExpression: string) => matcher({ type: 'Url', urlOperator, urlExpression });
const custom = (members: object): Matchable => ({ evt: 'custom', ...members });
const page = (address?: string): Matchable => ({ evt: 'pageLoad', ...(address !== undefined && { url: address }) });
const short = ({ matches, certainty, rule }: ReturnType<GoalMatcher>) => `${matches} ${certainty} ${rule}`;

describe('a verdict says', () => {
  test('which condition failed, and by what', () => {
    const goal = {
      type: 'Event',
      actionExpression: 'Order Completed',
      categoryOperator: 'Contains',
      categoryExpression: 'shop',
    };
    expect(matcher(goal)(custom({ action: 'track', category: 'Shop' }))).toEqual({
      matches: false,
      certainty: 'inferred',
      rule: 'not-all-conditions',
      why: [
        {
          field: 'action',
          operator: 'Equals',
          expected: 'Order Completed',
          found: 'track',
          holds: false,
          certainty: 'documented',
          rule: 'condition-fails',
        },
      ],
    });
  });

  test('what is missing', () => {
    expect(label('Equals', 'x')(custom({ action: 'x' }))).toEqual({
      matches: false,
      certainty: 'inferred',
      rule: 'field-missing',
      why: [
        {
          field: 'label',
          operator: 'Equals',
          expected: 'x',
          found: null,
          holds: false,
          certainty: 'inferred',
          rule: 'field-missing',
        },
      ],
    });
  });

  test('nothing of a match', () => {
    expect(label('BeginsWith', 'ORD')(custom({ label: 'order' }))).toEqual({
      matches: true,
      certainty: 'documented',
      rule: 'conditions-hold',
      why: [],
    });
  });
});

test.each([
  ['Order Completed', 'order completed', true],
  ['order_completed', 'Order Completed', false],
  ['Order Completed ', 'Order Completed', false],
  ['ΟΔΟΣ', 'οδος', true],
  ['STRASSE', 'straße', false],
  ['', '', true],
])('label %j equals %j: %s', (found, wanted, matches) => {
  expect(label('Equals', wanted)(custom({ label: found })).matches).toBe(matches);
});

test.each([
  ['Equals', '12.5', '12.50', 'true inferred conditions-hold'],
  ['Equals', '12.5', 12.5, 'true documented conditions-hold'],
  ['Equals', '0.3', 0.1 + 0.2, 'false documented condition-fails'],
  ['Equals', '9007199254740993', '9007199254740992', 'false documented condition-fails'],
  ['LessThan', '10', 9.99, 'true documented conditions-hold'],
  ['LessThan', '10', 10, 'false documented condition-fails'],
  ['GreaterThan', '0', 1e-7, 'true documented conditions-hold'],
  ['GreaterThan', '0', 'many', 'false inferred value-not-a-number'],
  ['Between', '0', 1, 'null undetermined unknown-operator'],
])('value %s %s of %j: %s', (valueOperator, value, found, says) => {
  expect(short(matcher({ type: 'Event', valueOperator, value })(custom({ value: found })))).toBe(says);
});

test.each([
  ['Equals', 'shop.com/thanks', 'HTTPS://WWW.Shop.com/Thanks', 'true documented conditions-hold'],
  ['Equals', 'shop.com/thanks', 'https://shop.com/thanks/', 'null undetermined trailing-slash'],
  ['Equals', 'shop.com/thanks/', 'https://shop.com/thanks', 'null undetermined trailing-slash'],
  ['Equals', 'shop.com?x=1', 'https://shop.com/?x=1', 'null undetermined trailing-slash'],
  ['Equals', 'shop.com/thanks', 'https://shop.com/thanks#top', 'null undetermined address-fragment'],
  ['Equals', 'shop.com/thanks#top', 'https://shop.com/thanks#top', 'true documented conditions-hold'],
  ['Equals', 'shop.com/thanks#top', 'https://shop.com/thanks#end', 'null undetermined address-fragment'],
  ['Equals', 'shop.com/thanks', 'https://shop.com/thanks?x=1#top', 'false documented condition-fails'],
  ['Equals', 'www2.shop.com', 'https://shop.com', 'false documented condition-fails'],
  ['BeginsWith', 'shop.com/thanks/', 'https://shop.com/thanks', 'null undetermined trailing-slash'],
  ['BeginsWith', 'https://', 'https://shop.com/', 'true documented conditions-hold'],
  ['Contains', 'https://shop', 'http://shop.com/', 'false documented condition-fails'],
  ['RegularExpression', '^https://shop.com/$', 'https://shop.com/', 'true documented conditions-hold'],
  ['RegularExpression', 'thanks$', 'https://shop.com/', 'false documented condition-fails'],
  ['EndsWith', 'x', 'https://shop.com/x', 'null undetermined unknown-operator'],
])('url %s %s of %s: %s', (operator, wanted, found, says) => {
  expect(short(url(operator, wanted)(page(found)))).toBe(says);
});

test.each([
  ['a custom event without an address', custom({}), 'false documented needs-page-load'],
  ['a custom event elsewhere', custom({ url: 'https://shop.com/cart' }), 'false documented condition-fails'],
  ['a custom event there', custom({ url: 'https://shop.com/thanks' }), 'null undetermined custom-event-address'],
  ['a page load without an address', page(), 'null undetermined address-unknown'],
])('a url goal and %s: %s', (_, event, says) => {
  expect(short(url('Contains', '/thanks')(event))).toBe(says);
});

test.each([
  ['Duration', 'false documented not-by-event'],
  ['InStoreTransaction', 'false documented not-by-event'],
  ['Invented', 'null undetermined unknown-type'],
])('a goal of type %s: %s', (type, says) => {
  expect(short(matcher({ type })(custom({ label: 'x' })))).toBe(says);
});

test('of an event without a tag, or a goal without one, the tag is not looked at', () => {
  const goal = { type: 'Event', labelExpression: 'x' };
  expect(matcher(goal)(custom({ label: 'x' })).matches).toBe(true);
  expect(matcher({ ...goal, tagId: null })(custom({ label: 'x', tagId: '2' })).matches).toBe(true);
  expect(matcher({ ...goal, tagId: '9007199254740993' })(custom({ label: 'x', tagId: '9007199254740992' })).rule).toBe(
    'other-tag',
  );
});
