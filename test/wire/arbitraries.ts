import fc from 'fast-check';
import {
  attributionModels,
  countTypes,
  expressionOperators,
  type GoalType,
  goalCategories,
  goalStatuses,
  goalTrackingStatuses,
  goalTypes,
  revenueTypes,
  scopes,
  valueOperators,
} from '../../src/domain/goal.js';
import { industries, tagTrackingStatuses } from '../../src/domain/tag.js';

/** How a member is written between its tags. Kept apart from the codec on purpose. */
type Kind = 'text' | 'long' | 'int' | 'boolean' | 'decimal' | readonly string[] | { [member: string]: Kind };

const revenue: Kind = { currencyCode: 'text', type: revenueTypes, value: 'decimal' };

/** The members of a goal by kind, in the order of conversiongoal.md and the pages of its types. */
export const goalMembers: { [member: string]: Kind } = {
  attributionModelType: attributionModels,
  conversionWindowInMinutes: 'int',
  countType: countTypes,
  excludeFromBidding: 'boolean',
  goalCategory: goalCategories,
  id: 'long',
  isAutoGoal: 'boolean',
  isEnhancedConversionsEnabled: 'boolean',
  name: 'text',
  revenue,
  scope: scopes,
  status: goalStatuses,
  tagId: 'long',
  trackingStatus: goalTrackingStatuses,
  viewThroughConversionWindowInMinutes: 'int',
};
export const ownMembers: Record<GoalType, { [member: string]: Kind }> = {
  Url: { urlExpression: 'text', urlOperator: expressionOperators },
  Duration: { minimumDurationInSeconds: 'int' },
  PagesViewedPerVisit: { minimumPagesViewed: 'int' },
  Event: {
    actionExpression: 'text',
    actionOperator: expressionOperators,
    categoryExpression: 'text',
    categoryOperator: expressionOperators,
    labelExpression: 'text',
    labelOperator: expressionOperators,
    value: 'decimal',
    valueOperator: valueOperators,
  },
  AppInstall: { appPlatform: 'text', appStoreId: 'text' },
  OfflineConversion: { isExternallyAttributed: 'boolean' },
  InStoreTransaction: {},
  AppDownload: { appPlatform: 'text', appStoreId: 'text' },
};
export const tagMembers: { [member: string]: Kind } = {
  description: 'text',
  id: 'long',
  industry: industries,
  name: 'text',
  trackingNoScript: 'text',
  trackingScript: 'text',
  trackingStatus: tagTrackingStatuses,
};

/** Texts that have broken a writer of XML before. */
export const hostileTexts = [
  '',
  ' ',
  '  leading and trailing\t',
  `& < > " ' &amp; &#60;`,
  ']]>',
  '<![CDATA[x]]>',
  '<![CDATA[</v13:Name><v13:Id>1</v13:Id>]]>',
  '--><!-- <?xml?>',
  'line\nfeed, carriage\rreturn, both\r\n, tab\t',
  '🎯 👩‍👩‍👧 \u{10ffff}',
  'שלום \u202eevil\u202c مرحبا',
  '\u00a0\u2028\u2029\u0085\ufeff\ufffd\u007f',
  '__proto__',
  '{{$value}} $& $1',
];

// Production 2 of XML 1.0.
const unsendable = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
/** Text that XML has room for, mostly such as breaks writers of it. */
export const sendableText = fc.oneof(
  fc.constantFrom(...hostileTexts),
  fc.string({ unit: 'binary' }).map((drawn) => drawn.replace(unsendable, '')),
  fc.string({ unit: fc.constantFrom(...'&<>"\' \r\n\t]![CDATA-;#x0\u{1f600}') }),
);
const decimal = fc
  .tuple(fc.boolean(), fc.bigInt({ min: 0n, max: 10n ** 15n }), fc.integer({ min: 0, max: 8 }))
  .map(([negative, digits, places]) => {
    const padded = String(digits).padStart(places + 1, '0');
    const point = padded.length - places;
    const size = places === 0 ? padded : `${padded.slice(0, point)}.${padded.slice(point)}`.replace(/\.?0+$/, '');
    return negative && /[1-9]/.test(size) ? `-${size}` : size;
  });

function valuesOf(kind: Kind): fc.Arbitrary<unknown> {
  if (kind === 'text') return sendableText;
  if (kind === 'long') return fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String);
  if (kind === 'int') return fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
  if (kind === 'boolean') return fc.boolean();
  if (kind === 'decimal') return decimal;
  if (Array.isArray(kind)) return fc.constantFrom(...(kind as readonly string[]));
  return membersOf(kind as { [member: string]: Kind }, fc.boolean());
}

/** Some of the members or all of them, each a value or null, in any order. */
function membersOf(
  kinds: { [member: string]: Kind },
  filled: fc.Arbitrary<boolean>,
): fc.Arbitrary<Record<string, unknown>> {
  const names = Object.keys(kinds);
  const values = fc.record(Object.fromEntries(names.map((name) => [name, valuesOf(kinds[name] ?? 'text')])));
  const order = fc.shuffledSubarray(names, { minLength: names.length });
  const fates = fc.array(fc.constantFrom('value', 'value', 'null', 'absent'), {
    minLength: names.length,
    maxLength: names.length,
  });
  return fc.tuple(filled, values, order, fates).map(([full, all, inOrder, fate]) => {
    const chosen: Record<string, unknown> = {};
    for (const name of inOrder) {
      const what = full ? 'value' : fate[names.indexOf(name)];
      if (what !== 'absent') chosen[name] = what === 'null' ? null : all[name];
    }
    return chosen;
  });
}

/** Goals of all types, every other one with each member filled. */
export const anyGoal = fc
  .constantFrom(...goalTypes)
  .chain((type) =>
    membersOf({ ...goalMembers, ...ownMembers[type] }, fc.boolean()).map((members) => ({ ...members, type })),
  );

export const anyTag = membersOf(tagMembers, fc.boolean());
