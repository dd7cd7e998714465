import fc from 'fast-check';
import { expect, test } from 'vitest';
import { eventSources } from '../../src/domain/event-source.js';
import { checkNewGoal } from '../../src/domain/goal-rules.js';
import { mapCall } from '../../src/events/mapping.js';
import { anyCall, everySetting } from './any-call.js';

/** Calls that come near the limits more often than any call does. */
const amount = fc.oneof(
  fc.constantFrom(
    -1,
    0,
    0.001,
    0.0001,
    9_999_999,
    10_000_000,
    999_999_999_999,
    1e12,
    1e21,
    '1,234.5',
    '12.50',
    '',
    'abc',
  ),
  fc.double(),
);
const text = fc.oneof(
  fc.constantFrom('track', '', 'USD', 'usd', 'TRY', '🎯'.repeat(101), 'bell \u0007', '\ud83d'),
  fc.string(),
);
const members = ['revenue', 'total', 'value', 'currency', 'category', 'label', 'event_label', 'event_action', 'name'];
const properties = fc.dictionary(fc.constantFrom(...members), fc.oneof(amount, text), { maxKeys: 4 });
const pushed = [
  'event_category',
  'event_label',
  'event_value',
  'revenue_value',
  'currency',
  'ea',
  'ec',
  'el',
  'ev',
  'gv',
  'gc',
];
const parameters = fc.dictionary(fc.constantFrom(...pushed), fc.oneof(amount, text), { maxKeys: 4 });
const call = fc.oneof(
  anyCall,
  fc.record({ type: fc.constantFrom('track', 'page'), event: text, properties }),
  fc.record({ event_type: text, event_properties: properties, revenue: amount }),
  fc.record({
    pushes: fc.array(fc.oneof(fc.tuple(fc.constant('event'), text, parameters), fc.tuple(parameters)), {
      maxLength: 3,
    }),
  }),
);

test.each(eventSources)(
  '%s: what leaves is within what the tag takes, and a goal within what the service takes',
  (source) => {
    fc.assert(
      fc.property(call, fc.constantFrom({}, everySetting), (made, settings) => {
        const { beacons, goal } = mapCall(source, made, { settings });
        for (const beacon of beacons) {
          for (const value of [beacon.ev, beacon.gv]) if (value) expect(refusedAmount(value)).toBe(false);
          if (beacon.gc) expect(beacon.gc).toMatch(/^[a-z]{3}$/i);
        }
        if (goal === null) return;
        const { type, minimal, tighter, revenue } = goal;
        // Revenue of a page whose address the call does not say: the goal still lacks that.
        const address = type === 'Url' ? { urlExpression: '/' } : {};
        const fields = { ...address, type, ...minimal, ...tighter, revenue, name: 'x', tagId: '1' };
        expect(checkNewGoal({ ...fields, goalCategory: 'Purchase' })).toEqual([]);
      }),
      { numRuns: 150 },
    );
  },
);

/** Not a number, below 0, above what the script takes, or with more than three decimals. */
function refusedAmount(text: string): boolean {
  const amount = Number(text);
  return !(amount >= 0 && amount <= 999_999_999_999) || /\.\d{4}/.test(text);
}
