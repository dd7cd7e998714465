import fc from 'fast-check';
import {
  attributionModels,
  countTypes,
  expressionOperators,
  type GoalCategory,
  type GoalFields,
  type GoalType,
  goalCategories,
  goalTypes,
  revenueTypes,
  scopes,
  valueOperators,
} from '../../src/domain/goal.js';
import { goalKinds } from '../../src/domain/goal-kinds.js';

/** Left out more often than not, so that most generated goals are wrong in one or two things and not in all. */
function sometimes<T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });
}

/** What its type cannot do without: left out now and then. */
function mostly<T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.oneof({ weight: 1, arbitrary: fc.constant(undefined) }, { weight: 12, arbitrary: value });
}

/** Right ones far more often than wrong ones. */
function orWrong<T>(right: readonly T[], wrong: readonly T[]): fc.Arbitrary<T> {
  return fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom(...right) },
    { weight: 1, arbitrary: fc.constantFrom(...wrong) },
  );
}

const expression = fc.oneof(
  { weight: 6, arbitrary: fc.string({ minLength: 1, maxLength: 30 }).filter((text) => text.trim() !== '') },
  { weight: 1, arbitrary: fc.constantFrom('', 'x'.repeat(100), 'x'.repeat(101), '😀'.repeat(100), '😀'.repeat(101)) },
);

const amount = orWrong(
  ['0', '1', '25', '0.5', '19.99', '0.125', '9999999'],
  ['-1', '10000000', '0.1234', '9999999.001'],
);
const currency = orWrong(['USD', 'EUR', 'JPY'], ['XXX', 'US', 'TRY']);

const revenue = fc.record(
  { type: fc.constantFrom(...revenueTypes), value: amount, currencyCode: currency },
  { requiredKeys: ['type'] },
);

const pairs = {
  actionExpression: mostly(expression),
  actionOperator: sometimes(fc.constantFrom(...expressionOperators)),
  categoryExpression: sometimes(expression),
  categoryOperator: sometimes(fc.constantFrom(...expressionOperators)),
  labelExpression: sometimes(expression),
  labelOperator: sometimes(fc.constantFrom(...expressionOperators)),
  value: sometimes(amount),
  valueOperator: sometimes(fc.constantFrom(...valueOperators)),
};

const app = {
  appPlatform: mostly(orWrong(['iOS', 'Android', 'Windows', 'WindowsPhone'], ['Symbian', ''])),
  appStoreId: mostly(orWrong(['com.example.shop', '1234567890'], ['', '  '])),
};

const own: Record<GoalType, Record<string, fc.Arbitrary<unknown>>> = {
  Url: { urlExpression: mostly(expression), urlOperator: sometimes(fc.constantFrom(...expressionOperators)) },
  Duration: { minimumDurationInSeconds: sometimes(orWrong([0, 1, 300, 86_399], [86_400, -1])) },
  PagesViewedPerVisit: { minimumPagesViewed: mostly(orWrong([0, 1, 3, 9_999_999], [10_000_000, -1])) },
  Event: pairs,
  AppInstall: app,
  AppDownload: app,
  OfflineConversion: { isExternallyAttributed: sometimes(fc.boolean()) },
  InStoreTransaction: {},
};

/** Of the whole enumeration, those that most types take: not asked of the client, whose table is what is tested. */
const common: readonly GoalCategory[] = ['Purchase', 'Other', 'Contact', 'Download'];

/** A goal of any type, right or wrong in any of its members; the name is left to the test. */
export function goals(tagId: string): fc.Arbitrary<GoalFields> {
  return fc.constantFrom(...goalTypes).chain((type) =>
    fc
      .record({
        type: fc.constant(type),
        tagId: goalKinds[type].usesTag ? mostly(fc.constant(tagId)) : sometimes(fc.constant(tagId)),
        goalCategory: mostly(orWrong(common, goalCategories)),
        scope: sometimes(fc.constantFrom(...scopes)),
        countType: sometimes(fc.constantFrom(...countTypes)),
        conversionWindowInMinutes: sometimes(orWrong([1, 43_200, 129_600], [0, 129_601])),
        viewThroughConversionWindowInMinutes: sometimes(orWrong([1, 1_440, 43_200], [0, 43_201])),
        attributionModelType: sometimes(fc.constantFrom(...attributionModels)),
        excludeFromBidding: sometimes(fc.boolean()),
        status: sometimes(fc.constantFrom('Active', 'Paused')),
        revenue: sometimes(revenue),
        ...own[type],
      })
      .map((members) => Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined))),
  ) as fc.Arbitrary<GoalFields>;
}
