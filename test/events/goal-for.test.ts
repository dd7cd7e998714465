import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { eventSources } from '../../src/domain/event-source.js';
import type { Goal } from '../../src/domain/goal.js';
import { compileGoal } from '../../src/domain/goal-match/compile-goal.js';
import { unsendable } from '../../src/domain/text-length.js';
import type { DestinationSettings } from '../../src/events/destination.js';
import { goalFor } from '../../src/events/goal-for.js';
import { eventsOf } from '../../src/events/mapping.js';
import { loadRegex } from '../../src/matching/regex.js';

const regex = await loadRegex();

/** A call of the source for an event of this name, as its SDK takes it. */
function callOf(source: string, name: string): object {
  if (source === 'uet') return { pushes: [['event', name, {}]] };
  return source === 'amplitude' ? { event_type: name, user_id: 'u' } : { type: 'track', event: name, messageId: 'm' };
}

/** Whether the goal that is proposed for one name counts what is sent under another; null: no goal is proposed. */
function counts(
  source: (typeof eventSources)[number],
  planned: string,
  sent: string,
  settings: DestinationSettings = {},
) {
  const { goal } = goalFor(source, { event: planned, settings });
  if (goal === null) return null;
  const matches = compileGoal({ type: goal.type, tagId: '1', ...goal.minimal } as unknown as Goal, regex);
  const [event] = eventsOf(source, callOf(source, sent), settings);
  return event ? matches(event).matches : null;
}

/** Names that a goal can hold, and that differ in more than case from what they are when a letter is another. */
const name = fc
  .oneof(
    fc.string({ minLength: 1, maxLength: 100, unit: 'grapheme' }),
    fc.string({ minLength: 1, maxLength: 100, unit: 'binary' }),
    fc.constantFrom(
      'Order Completed',
      'order_completed',
      'track',
      ' ',
      'page view',
      '__proto__',
      'constructor',
      'Straße',
      'İ',
    ),
  )
  .filter((text) => Array.from(text).length <= 100 && unsendable(text) === null);

const sources = [
  ...eventSources.map((source) => [source, {}] as const),
  ['amplitude', { labelMapped: true }] as const,
  ['segment', { enableConsent: true }] as const,
  ['rudderstack', { enableEnhancedConversions: true, isHashRequired: true }] as const,
];

describe.each(sources)('%s %j: the proposed goal', (source, settings) => {
  // The one name that is no event of its own: a single-page application says with it that a page was loaded.
  const isEvent = (text: string) => source !== 'uet' || text !== 'page_view';

  test('counts the event that it is for, whatever its name', () => {
    fc.assert(fc.property(name.filter(isEvent), (event) => counts(source, event, event, settings) === true));
  });

  test('does not count an event that a letter tells from it', () => {
    const places = fc.nat({ max: 99 });
    const letters = fc.constantFrom(...'abcxyz0 _-.é漢');
    fc.assert(
      fc.property(name.filter(isEvent), places, letters, (event, at, letter) => {
        const points = Array.from(event);
        const place = at % points.length;
        // Case does not tell names apart: the letter has to be another one.
        fc.pre(points[place]?.toLowerCase() !== letter && points[place]?.toUpperCase() !== letter.toUpperCase());
        const other = points.with(place, letter).join('');
        fc.pre(isEvent(other));
        return counts(source, event, other, settings) === false;
      }),
    );
  });

  test('does not count an event whose name goes on, or is cut off', () => {
    fc.assert(
      fc.property(name.filter(isEvent), (event) => {
        const longer = counts(source, event, `${event}s`, settings);
        const shorter = Array.from(event).slice(0, -1).join('');
        return (
          longer === false &&
          (shorter === '' || !isEvent(shorter) || counts(source, event, shorter, settings) === false)
        );
      }),
    );
  });

  test('of a name over 100 characters counts what begins like it, and says so', () => {
    const long = fc.string({ minLength: 101, maxLength: 150, unit: 'grapheme-ascii' });
    fc.assert(
      fc.property(long, (event) => {
        const { warnings } = goalFor(source, { event, settings });
        expect(warnings.map(({ code }) => code)).toContain('expression-longer-than-100');
        return counts(source, event, event, settings) === true;
      }),
      { numRuns: 20 },
    );
  });
});

describe('what is proposed from a name alone', () => {
  test.each([
    [
      'segment',
      { labelOperator: 'Equals', labelExpression: 'Lead' },
      { actionOperator: 'Equals', actionExpression: 'track' },
      [],
    ],
    ['segment-capi', { actionOperator: 'Equals', actionExpression: 'Lead' }, {}, []],
    [
      'rudderstack',
      { labelOperator: 'Equals', labelExpression: 'Lead' },
      { actionOperator: 'Equals', actionExpression: 'track' },
      [],
    ],
    ['amplitude', { actionOperator: 'Equals', actionExpression: 'Lead' }, {}, ['event-name-assumed']],
    ['uet', { actionOperator: 'Equals', actionExpression: 'Lead' }, {}, []],
  ] as const)('%s', (source, minimal, tighter, codes) => {
    const { goal, warnings } = goalFor(source, { event: 'Lead' });
    expect(goal).toEqual({ type: 'Event', minimal, tighter, revenue: { type: 'NoValue', currencyCode: null } });
    expect(warnings.map(({ code }) => code)).toEqual(codes);
  });

  test('amplitude with a mapped label rests on no assumption', () => {
    const settings = { labelMapped: true };
    expect(goalFor('amplitude', { event: 'Lead', settings })).toEqual({
      goal: {
        type: 'Event',
        minimal: { labelOperator: 'Equals', labelExpression: 'Lead' },
        tighter: { actionOperator: 'Equals', actionExpression: 'Lead' },
        revenue: { type: 'NoValue', currencyCode: null },
      },
      warnings: [],
    });
  });

  test('rudderstack with an action of its own is told by that', () => {
    const properties = { event_action: 'purchase', total: 5, currency: 'eur' };
    expect(goalFor('rudderstack', { event: 'Order Completed', properties }).goal).toEqual({
      type: 'Event',
      minimal: { actionOperator: 'Equals', actionExpression: 'purchase' },
      tighter: { labelOperator: 'Equals', labelExpression: 'Order Completed' },
      revenue: { type: 'VariableValue', currencyCode: 'EUR' },
    });
  });

  test.each([
    ['of one hundred characters is whole', 100, 'Equals', []],
    ['of more is cut, in characters and not in units', 101, 'BeginsWith', ['expression-longer-than-100']],
  ])('a name %s', (_, length, labelOperator, codes) => {
    const { goal, warnings } = goalFor('segment', { event: '🙂'.repeat(length) });
    expect(goal?.minimal).toEqual({ labelOperator, labelExpression: '🙂'.repeat(100) });
    expect(warnings.map(({ code }) => code)).toEqual(codes);
  });

  test.each(eventSources)('%s: no goal without a name, and a word about it', (source) => {
    const { goal, warnings } = goalFor(source, { event: '' });
    expect({ goal, codes: warnings.map(({ code }) => code) }).toEqual({ goal: null, codes: ['name-empty'] });
  });

  test.each(['bell \u0007', 'half \ud83d'])('no goal holds %j', (event) => {
    const { goal, warnings } = goalFor('segment', { event });
    expect({ goal, codes: warnings.map(({ code }) => code) }).toEqual({
      goal: null,
      codes: ['expression-not-storable'],
    });
  });

  test('page_view is a page load and no action', () => {
    const { goal } = goalFor('uet', { event: 'page_view', properties: { page_path: '/cart' } });
    expect(goal).toMatchObject({ type: 'Url', minimal: { urlOperator: 'Contains', urlExpression: '/cart' } });
  });

  test('a currency that goals do not take is left open', () => {
    const properties = { total: 5, currency: 'TRY' };
    const { goal, warnings } = goalFor('rudderstack', { event: 'Lead', properties });
    expect(goal?.revenue).toEqual({ type: 'VariableValue', currencyCode: null });
    expect(warnings.map(({ code }) => code)).toEqual(['currency-not-accepted']);
  });
});
