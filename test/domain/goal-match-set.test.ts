import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expressionOperators, type Goal, goalTypes, valueOperators } from '../../src/domain/goal.js';
import { compileGoal } from '../../src/domain/goal-match/compile-goal.js';
import { compileGoals } from '../../src/domain/goal-match/compile-goals.js';
import type { Matchable } from '../../src/domain/goal-match/verdict.js';
import { loadRegex } from '../../src/matching/regex.js';

const regex = await loadRegex();

/* Few words and few pieces of addresses, so that goals and events meet often, and miss by little. */
const word = fc.constantFrom(
  'order',
  'Order',
  'Order Completed',
  'order_completed',
  'Reorder',
  'track',
  'K',
  '\u212a',
  '',
);
const address = fc
  .tuple(
    fc.constantFrom('https://', 'HTTP://', '', 'https://www.', 'www.'),
    fc.constantFrom('shop.com', 'shop.com/', 'shop.com/Thanks', 'shop.com/thanks/', 'a.com'),
    fc.constantFrom('', '', '?x=1', '#top', '?x=1#top', '/#/thanks'),
  )
  .map((parts) => parts.join(''));
const expression = fc.constantFrom('^order', 'completed$', 'o.*d', '(?=a)', '[^a-z]', '^$', 'thanks|cart', '^shop');
const operator = fc.constantFrom(...expressionOperators, null);
const tagId = fc.constantFrom('1', '2', null);
const value = fc.constantFrom('0', '1', '12.5', '25');

const pair = (field: string) =>
  fc.tuple(operator, word, expression).map(([how, text, pattern]) => ({
    [`${field}Operator`]: how,
    [`${field}Expression`]: how === 'RegularExpression' ? pattern : text,
  }));
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: {} });
const eventGoal = fc
  .tuple(
    maybe(pair('action')),
    maybe(pair('category')),
    maybe(pair('label')),
    maybe(fc.record({ value, valueOperator: fc.constantFrom(...valueOperators, null) })),
  )
  .map((pairs) => Object.assign({ type: 'Event' }, ...pairs));
const urlGoal = fc.tuple(operator, address, expression).map(([urlOperator, text, pattern]) => ({
  type: 'Url',
  urlOperator,
  urlExpression: urlOperator === 'RegularExpression' ? pattern : text,
}));
const otherGoal = fc.constantFrom(...goalTypes, 'Invented').map((type) => ({ type }));
const goal = fc
  .tuple(tagId, fc.oneof({ weight: 4, arbitrary: eventGoal }, { weight: 3, arbitrary: urlGoal }, otherGoal))
  .map(([tag, members]) => ({ tagId: tag, ...members }) as unknown as Goal);

const event: fc.Arbitrary<Matchable> = fc.record(
  {
    evt: fc.constantFrom('custom' as const, 'pageLoad' as const),
    action: word,
    category: word,
    label: word,
    value: fc.constantFrom<number | string>(0, 1, 12.5, '12.50', 'many'),
    revenue: fc.constant(25),
    url: address,
    tagId: fc.constantFrom('1', '2'),
  },
  { requiredKeys: ['evt'] },
);

test('a set of goals says what each of its goals says', () => {
  fc.assert(
    fc.property(fc.array(goal, { maxLength: 30 }), fc.array(event, { maxLength: 10 }), (goals, events) => {
      const set = compileGoals(goals, regex);
      const each = goals.map((one) => compileGoal(one, regex));
      // Twice, so that the second time it is remembered.
      for (const one of [...events, ...events]) {
        const verdicts = each.map((match) => match(one).matches);
        expect(set.match(one)).toEqual({
          matched: verdicts.flatMap((matches, position) => (matches === true ? [position] : [])),
          undetermined: verdicts.flatMap((matches, position) => (matches === null ? [position] : [])),
        });
      }
    }),
    { numRuns: 500 },
  );
});

describe('in constant memory', () => {
  const labels = compileGoals(
    [{ type: 'Event', tagId: null, labelExpression: 'order 7', labelOperator: 'BeginsWith' }] as unknown as Goal[],
    regex,
  );

  test('texts that never come again are forgotten, and those that do are still right', () => {
    const hits = (label: string) => labels.match({ evt: 'custom', label }).matched.length;
    let found = 0;
    for (let n = 0; n < 100_000; n++) found += hits(`order ${n}`);
    expect(found).toBe(1 + 10 + 100 + 1_000 + 10_000);
    expect([hits('Order 70'), hits('order 8'), hits(`order 7${' '.repeat(10_000)}`)]).toEqual([1, 0, 1]);
  });

  test('events alike get one and the same answer', () => {
    const answer = labels.match({ evt: 'custom', label: 'order 71' });
    expect(labels.match({ evt: 'custom', label: 'ORDER 72', eventId: '2' })).toBe(answer);
  });
});
