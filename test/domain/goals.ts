import fc from 'fast-check';
import {
  attributionModels,
  countTypes,
  type EventGoal,
  expressionOperators,
  type Goal,
  type GoalFields,
  type GoalType,
  goalOwnFields,
  goalTypes,
  valueOperators,
} from '../../src/domain/goal.js';
import { goalKinds } from '../../src/domain/goal-kinds.js';
import { appPlatforms } from '../../src/domain/goal-words.js';

/** The smallest new goal of each type that the service takes. */
export const smallest: Readonly<Record<GoalType, GoalFields>> = {
  Url: { type: 'Url', name: 'Thanks', tagId: '5012', goalCategory: 'Purchase', urlExpression: '/thanks' },
  Duration: { type: 'Duration', name: 'Stayed', tagId: '5012' },
  PagesViewedPerVisit: { type: 'PagesViewedPerVisit', name: 'Read', tagId: '5012', minimumPagesViewed: 3 },
  Event: { type: 'Event', name: 'Purchase', tagId: '5012', goalCategory: 'Purchase', actionExpression: 'purchase' },
  AppInstall: { type: 'AppInstall', name: 'Installs', appPlatform: 'iOS', appStoreId: '1234' },
  AppDownload: { type: 'AppDownload', name: 'Downloads', appPlatform: 'Android', appStoreId: 'org.example' },
  OfflineConversion: { type: 'OfflineConversion', name: 'Phone', goalCategory: 'Contact' },
  InStoreTransaction: { type: 'InStoreTransaction', name: 'Shop floor' },
};

const stored = {
  attributionModelType: 'LastClick',
  conversionWindowInMinutes: 43_200,
  countType: 'All',
  excludeFromBidding: false,
  goalCategory: 'Purchase',
  id: '71',
  isAutoGoal: false,
  isEnhancedConversionsEnabled: false,
  name: 'Purchase',
  revenue: { currencyCode: null, type: 'NoValue', value: null },
  scope: 'Account',
  status: 'Active',
  tagId: '5012',
  trackingStatus: 'TagUnverified',
  viewThroughConversionWindowInMinutes: 1_440,
} as const;

/** An Event goal as the service returns it, with an action and nothing else. */
export function storedEventGoal(members: Partial<EventGoal> = {}): EventGoal {
  return {
    ...stored,
    type: 'Event',
    actionExpression: 'purchase',
    actionOperator: 'Equals',
    categoryExpression: null,
    categoryOperator: null,
    labelExpression: null,
    labelOperator: null,
    value: null,
    valueOperator: null,
    ...members,
  };
}

const text = fc.string({ minLength: 1, maxLength: 20, unit: fc.constantFrom('a', 'b', 'ß', '&', '😀') });
const amount = fc
  .tuple(fc.nat(9_999_998), fc.nat(9))
  .map(([whole, tenth]) => (tenth ? `${whole}.${tenth}` : `${whole}`));
const revenue = fc.oneof(
  fc.constant({ currencyCode: null, type: 'NoValue' as const, value: null }),
  fc.record({ currencyCode: fc.constantFrom('USD', 'EUR'), type: fc.constant('FixedValue' as const), value: amount }),
);

const ownValues: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  urlExpression: text,
  urlOperator: fc.constantFrom(...expressionOperators),
  minimumDurationInSeconds: fc.nat(86_399),
  minimumPagesViewed: fc.nat(9_999_999),
  appPlatform: fc.constantFrom(...appPlatforms),
  appStoreId: text,
  isExternallyAttributed: fc.boolean(),
};

function pair(name: string, value: fc.Arbitrary<string>, operator: fc.Arbitrary<string>): fc.Arbitrary<object> {
  const member = name === 'value' ? name : `${name}Expression`;
  return fc.oneof(
    fc.constant({ [member]: null, [`${name}Operator`]: null }),
    fc.record({ [member]: value, [`${name}Operator`]: operator }),
  );
}

const eventMembers = fc
  .tuple(
    fc.record({ actionExpression: text, actionOperator: fc.constantFrom(...expressionOperators) }),
    pair('category', text, fc.constantFrom(...expressionOperators)),
    pair('label', text, fc.constantFrom(...expressionOperators)),
    pair('value', amount, fc.constantFrom(...valueOperators)),
  )
  .map((pairs): object => Object.assign({}, ...pairs));

function ownMembers(type: GoalType): fc.Arbitrary<object> {
  if (type === 'Event') return eventMembers;
  return fc.record(
    Object.fromEntries(goalOwnFields[type].map((member) => [member, ownValues[member] ?? fc.constant(null)])),
  );
}

/** Any goal of a type as the service may return it, every member there. */
export function anyStored(type: GoalType): fc.Arbitrary<Goal> {
  const kind = goalKinds[type];
  const base = fc.record({
    ...Object.fromEntries(Object.entries(stored).map(([member, value]) => [member, fc.constant(value)])),
    name: text,
    goalCategory: fc.constantFrom(...kind.categories),
    countType: kind.countsUnique ? fc.constantFrom(...countTypes) : fc.constant('All'),
    attributionModelType: kind.attribution ? fc.constantFrom(...attributionModels) : fc.constant(null),
    conversionWindowInMinutes: fc.integer({ min: 1, max: 129_600 }),
    revenue: kind.revenueCurrency ? revenue : fc.constant({ currencyCode: null, type: 'NoValue', value: null }),
    tagId: fc.constant(kind.usesTag ? '5012' : null),
    viewThroughConversionWindowInMinutes: kind.viewThrough ? fc.integer({ min: 1, max: 43_200 }) : fc.constant(null),
    scope: fc.constantFrom(...(kind.customerOnly ? (['Customer'] as const) : (['Customer', 'Account'] as const))),
  });
  return fc.tuple(base, ownMembers(type)).map(([shared, own]) => ({ ...shared, ...own, type }) as unknown as Goal);
}

/** Any change that the rules allow to a stored goal of the type, some members named. */
export function anyChange(type: GoalType): fc.Arbitrary<GoalFields> {
  const kind = goalKinds[type];
  const base = fc.record(
    {
      name: text,
      status: fc.constantFrom('Active' as const, 'Paused' as const),
      excludeFromBidding: fc.boolean(),
      conversionWindowInMinutes: fc.integer({ min: 1, max: 129_600 }),
      goalCategory: fc.constantFrom(...kind.categories),
      revenue: fc.oneof(
        fc.constant({ type: 'NoValue' as const }),
        fc.record({ type: fc.constant('FixedValue' as const), value: amount }),
        fc.record({ value: amount }),
        ...(kind.revenueCurrency ? [fc.constant({ currencyCode: 'GBP' })] : []),
      ),
    },
    { requiredKeys: [] },
  );
  const own = type === 'Event' ? eventMembers : ownMembers(type);
  return fc
    .tuple(base, own, fc.array(fc.constantFrom<string>(...goalOwnFields[type], '')))
    .map(([shared, members, named]) => {
      const some = Object.entries(members).filter(([member]) => named.includes(member));
      return { ...shared, ...Object.fromEntries(some) };
    });
}

export const anyType = fc.constantFrom(...goalTypes);
