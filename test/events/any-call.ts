import fc from 'fast-check';
import type { DestinationSettings } from '../../src/events/destination.js';

/** Anything that JSON can say, members of the calls among it. */
const names = fc.constantFrom(
  ...[
    'type',
    'call',
    'event',
    'properties',
    'context',
    'messageId',
    'event_type',
    'event_properties',
    'user_properties',
  ],
  ...[
    'pushes',
    'queued',
    'href',
    'revenue',
    'total',
    'value',
    'currency',
    'products',
    'event_label',
    'event_action',
    'ea',
  ],
  ...['traits', 'email', 'phone', 'page', 'url', '__proto__', 'constructor', 'toString', 'hasOwnProperty'],
);
export const texts = fc.oneof(
  fc.constantFrom('track', 'page', 'pageLoad', 'event', 'set', 'consent', '', 'USD'),
  fc.string({ unit: 'binary' }),
);
const { anything } = fc.letrec((tie) => ({
  anything: fc.oneof(
    { maxDepth: 5, depthSize: 'small' },
    texts,
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('anything'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(names, fc.string()), tie('anything'), { maxKeys: 6 }),
  ),
}));
/** A call, or what nobody ever took for one, as it comes from a file: own members called __proto__ among them. */
export const anyCall: fc.Arbitrary<unknown> = fc
  .oneof(
    anything,
    fc.record({ type: fc.constantFrom('track', 'page'), event: texts, properties: anything, context: anything }),
    fc.record({ pushes: fc.array(fc.array(anything)), queued: anything }),
  )
  .map((made) => JSON.parse(JSON.stringify(made) ?? 'null'));

/** All that a destination can be told at once. */
export const everySetting: DestinationSettings = {
  enableConsent: true,
  adStoragePropertyMapping: '__proto__',
  enableEnhancedConversions: true,
  isHashRequired: true,
  fieldMap: {
    Email: 'user.email',
    Value: 'event.__proto__',
    'Event Label': 'event.event_type',
    'External ID': 'event.event',
  },
  pageUrl: 'https://shop.example.com/',
};
