import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type EventGoal, expressionOperators, type Goal, valueOperators } from '../../src/domain/goal.js';
import { alwaysTrue, isTrackAlone } from '../../src/events/audit/catch-all.js';
import { hitsOf } from '../../src/events/audit/hits.js';
import type { SentEvent } from '../../src/events/audit/sent-event.js';
import { audit } from '../../src/events/audit.js';
import { loadRegex } from '../../src/matching/regex.js';
import { eventGoal, onLabel } from './audited.js';
import { plainCause } from './plain-cause.js';

const regex = await loadRegex();

/** What is told of goals that count none of the events: `71 label-near-miss "Order Completed"`. */
function told(goals: readonly Goal[], sent: readonly SentEvent[]): string[] {
  const settled = { tags: null, source: 'segment' as const, settings: {}, tagId: null, mapCommand: '', regex };
  const findings = audit({ ...settled, goals, sent, isSample: false, unvisited: [], important: [] });
  return findings.flatMap(({ code, goal, event }) => (reasons.has(code) ? [`${goal?.id} ${code} ${event}`] : []));
}

const reasons = new Set(
  ['wrong-tag', 'name-in-action', 'migrated-source', 'value-expects-revenue', 'expression-longer-than-100']
    .concat(['action', 'category', 'label'].map((pair) => `${pair}-near-miss`))
    .concat('condition-never-met', 'named-after-event', 'never-matches'),
);

/** The same, each goal held against each event by itself. */
function plainlyTold(goals: readonly EventGoal[], sent: readonly SentEvent[]): string[] {
  const hits = hitsOf(goals, sent, regex);
  const telling = goals.filter((goal) => !isTrackAlone(goal) && alwaysTrue(goal, hits) === null);
  const counted = new Set(telling.flatMap((goal) => hits.eventsOf(goal)));
  return telling
    .filter((goal) => hits.eventsOf(goal).length === 0)
    .map((goal) => {
      const [code, event] = plainCause(goal, sent, counted) ?? ['never-matches', null];
      return `${goal.id} ${code} ${event}`;
    });
}

/* Few words at a time, near to each other, so that goals and events meet often, and miss for more than one reason. */
const long = 'x'.repeat(99);
const account = fc
  .constantFrom(
    ['Order Completed', 'order_completed', 'Order Complete', 'track'],
    ['Lead', 'Laed', 'Leads', 'shop', ' '],
    [`${long}y`, `${long}yz`, `${long}zz`],
    ['track', 'purchase', 'ſhop', 'shop'],
  )
  .chain((words) => {
    const word = fc.constantFrom(...words);
    return fc.record({
      goals: fc.array(goalOn(word), { maxLength: 8 }).map(numbered),
      sent: fc.array(eventOf(word), { maxLength: 8 }).map(distinct),
    });
  });
const tagId = fc.constantFrom('5012', '5013');

function goalOn(word: fc.Arbitrary<string>): fc.Arbitrary<EventGoal> {
  const pair = (field: string) =>
    fc
      .option(fc.tuple(word, fc.constantFrom('Equals' as const, ...expressionOperators)), {
        nil: [null, null] as const,
        freq: 2,
      })
      .map(([expression, operator]) => ({ [`${field}Expression`]: expression, [`${field}Operator`]: operator }));
  const value = fc.option(fc.constantFrom(...valueOperators), { nil: null, freq: 2 });
  return fc
    .tuple(pair('action'), pair('category'), pair('label'), value, word, fc.option(tagId))
    .map(([action, category, label, valueOperator, name, tag]) =>
      eventGoal({ ...action, ...category, ...label, valueOperator, value: valueOperator && '5', name, tagId: tag }),
    );
}

function eventOf(word: fc.Arbitrary<string>): fc.Arbitrary<SentEvent> {
  const presence = fc.constantFrom('always' as const, 'never' as const);
  return fc
    .record({
      name: word,
      fields: fc.record({ action: word, category: word, label: word, tagId }, { requiredKeys: [] }),
      others: fc.record({
        values: fc.subarray([1, 9]),
        unknown: fc.subarray(['category' as const, 'value' as const]),
        revenue: presence,
      }),
    })
    .map(({ name, fields, others }) => sentOf(name, { evt: 'custom', ...fields }, others));
}

const numbered = (all: EventGoal[]) => all.map((each, index) => ({ ...each, id: String(71 + index) }));
/** Each with a name of its own, by characters that nobody sees. */
const distinct = (all: SentEvent[]) =>
  all.map((each, index) => ({ ...each, name: each.name + '\u200b'.repeat(index) }));

function sentOf(name: string, event: SentEvent['event'], others: Partial<SentEvent> = {}): SentEvent {
  const presence = { revenue: 'never' as const, currency: 'never' as const, currencies: [] };
  return { name, event, unknown: [], values: [], ...presence, count: 1, deprecated: false, warnings: [], ...others };
}

test('goals that nothing counts for are told of as if each was held against each event', () => {
  fc.assert(
    fc.property(account, ({ goals, sent }) => {
      expect(told(goals, sent).sort()).toEqual(plainlyTold(goals, sent).sort());
    }),
    { numRuns: 200 },
  );
});

test('what one tag sends is near to no goal of another', () => {
  const actionOperator = 'Equals' as const;
  const goals = numbered(
    ['5012', '5013'].map((tag) =>
      onLabel('Order Complete', { tagId: tag, actionExpression: 'track', actionOperator, name: tag }),
    ),
  );
  const sent = [sentOf('Order', { evt: 'custom', action: 'track', label: 'Order Completed', tagId: '5013' })];
  expect(told(goals, sent)).toEqual(['71 never-matches null', '72 label-near-miss Order']);
});

test('however many goals nothing counts for, an event is looked at as often', () => {
  const looksAt = (count: number) => {
    let looks = 0;
    const sent = Array.from({ length: 30 }, (_, index) => {
      const each = sentOf(`Step ${index} taken`, { evt: 'custom' });
      const event = { evt: 'custom' as const, action: 'track', label: each.name };
      const look = () => {
        looks += 1;
        return event;
      };
      return Object.defineProperty(each, 'event', { enumerable: true, get: look });
    });
    const some = Array.from({ length: count }, (_, index) => onLabel(`${index} stepped away`, { id: String(index) }));
    expect(told(some, sent)).toHaveLength(count);
    return looks;
  };
  expect(looksAt(300)).toBe(looksAt(3));
});
