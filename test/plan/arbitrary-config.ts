import fc from 'fast-check';
import { type GoalType, goalTypes } from '../../src/domain/goal.js';
import { goalKinds } from '../../src/domain/goal-kinds.js';
import {
  attributionWords,
  expressionOperatorWords,
  goalCategoryWords,
  goalTypeWords,
  valueOperatorWords,
} from '../../src/domain/goal-words.js';
import { type WordList, wordOf } from '../../src/domain/words.js';

type Members = Record<string, unknown>;

/** What a file has at its root, as far as it is generated: valid in itself, and applicable to an account without these names. */
export interface Config {
  tags: Record<string, Members & { name: string }>;
  goals: Record<string, Members & { name: string; type: string }>;
}

/** As the text of a file: JSON is YAML too. */
export function fileText(config: Config, root: Members = {}): string {
  return `${JSON.stringify({ version: 1, ...root, ...config }, null, 2)}\n`;
}

const wordsIn = <W extends string>(list: WordList<W>) => list.words.map(({ word }) => word);

/** Now and then. */
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { freq: 2, nil: undefined });

const text = fc.string({
  minLength: 1,
  maxLength: 8,
  unit: fc.constantFrom('a', 'B', '/', 'ß', '&', '<', '"', '\\', '😀'),
});
const amount = fc.constantFrom(0, 1, 25, 19.99, 0.125, 9_999_999);
const currency = fc.constantFrom('USD', 'EUR');
const minutes = (most: number) => fc.integer({ min: 1, max: most }).map((count) => `${count}m`);

const expression = fc.oneof(
  text,
  fc
    .tuple(fc.constantFrom(...wordsIn(expressionOperatorWords)), text)
    .map(([operator, what]) => ({ [operator]: what })),
);
const eventValue = fc
  .tuple(fc.constantFrom(...wordsIn(valueOperatorWords)), amount)
  .map(([operator, value]) => ({ [operator]: value }));

const app = {
  appPlatform: fc.constantFrom('ios', 'android', 'windows', 'windows-phone'),
  appId: fc.constantFrom('com.example.shop', '1234567890'),
};

/** The members that only one type has. */
const own: Record<GoalType, fc.Arbitrary<Members>> = {
  Url: fc.record({ url: expression }),
  Duration: fc.record({ minDuration: fc.integer({ min: 1, max: 86_399 }).map((seconds) => `${seconds}s`) }),
  PagesViewedPerVisit: fc.record({ minPages: fc.integer({ min: 1, max: 9_999_999 }) }),
  Event: fc
    .record({
      eventAction: maybe(expression),
      eventCategory: maybe(expression),
      eventLabel: maybe(expression),
      eventValue: maybe(eventValue),
    })
    .map((pairs) => (Object.values(pairs).some((pair) => pair !== undefined) ? pairs : { eventAction: 'purchase' })),
  AppInstall: fc.record(app),
  AppDownload: fc.record(app),
  OfflineConversion: fc.record({ externallyAttributed: maybe(fc.boolean()) }),
  InStoreTransaction: fc.constant({}),
};

/** What can be changed of a goal of a type: everything but its type, its scope and its tag. */
export function someMembers(type: GoalType): fc.Arbitrary<Members> {
  const kind = goalKinds[type];
  const revenueTypes = ['fixed' as const, ...(kind.variableRevenue ? ['variable' as const] : [])];
  // With the scope Customer an amount needs a currency, so that it has one everywhere where it may.
  const priced = fc.record({
    type: fc.constantFrom(...revenueTypes),
    value: amount,
    ...(kind.revenueCurrency && { currency }),
  });
  const shared = fc.record({
    category:
      kind.defaultCategory === null
        ? fc.constantFrom(...kind.categories.map((each) => wordOf(goalCategoryWords, each)))
        : fc.constant(undefined),
    status: maybe(fc.constantFrom('active', 'paused')),
    count: kind.countsUnique ? maybe(fc.constantFrom('all', 'unique')) : fc.constant(undefined),
    window: maybe(minutes(129_600)),
    viewThroughWindow: kind.viewThrough ? maybe(minutes(43_200)) : fc.constant(undefined),
    attribution: kind.attribution ? maybe(fc.constantFrom(...wordsIn(attributionWords))) : fc.constant(undefined),
    revenue: maybe(fc.oneof(fc.constant('none'), priced)),
    excludeFromBidding: maybe(fc.boolean()),
  });
  return fc.tuple(shared, own[type]).map(([one, other]) => given({ ...one, ...other }));
}

const tagMembers = fc
  .record({
    description: maybe(fc.constantFrom('our shop', 'ein Späti & mehr')),
    industry: maybe(fc.constantFrom('retail', 'other')),
  })
  .map(given);

/** Names that look alike only to who compares them wrongly. */
const called = fc.constantFrom('Purchase', 'a & b <c>', '"quoted"', 'Späti 😀', '12', 'two  words');

const goalOf = (tags: readonly string[]): fc.Arbitrary<Config['goals'][string]> =>
  fc.constantFrom(...goalTypes).chain((type) =>
    fc
      .record({
        members: someMembers(type),
        word: called,
        tag: goalKinds[type].usesTag ? fc.constantFrom(...tags) : fc.constant(undefined),
        scope: goalKinds[type].customerOnly ? fc.constant(undefined) : maybe(fc.constantFrom('account', 'customer')),
      })
      .map(({ members, word, tag, scope }) => ({
        ...given({ tag, scope }),
        ...members,
        name: word,
        type: wordOf(goalTypeWords, type),
      })),
  );

/** Files for one account: tags, goals of all types that refer to them, names and keys of their own. */
export function configs({ most = 6 }: { most?: number } = {}): fc.Arbitrary<Config> {
  return fc.array(fc.tuple(called, tagMembers), { minLength: 1, maxLength: 3 }).chain((tags) => {
    const keys = tags.map((_, at) => `tag-${at}`);
    const wanted = tags.map(([word, members], at) => [`tag-${at}`, { ...members, name: `${word} ${at}` }] as const);
    return fc.array(goalOf(keys), { minLength: 1, maxLength: most }).map((goals) => ({
      tags: Object.fromEntries(wanted),
      goals: Object.fromEntries(
        oneInStore(goals).map((goal, at) => [`goal-${at}`, { ...goal, name: `${goal.name} ${at}` }]),
      ),
    }));
  });
}

/** The same file a while later: things renamed and changed, some no longer in it, some new. What cannot change does not. */
export function laterThan({ tags, goals }: Config): fc.Arbitrary<Config> {
  const entries = <T>(members: Record<string, T>) => Object.entries(members);
  const renamed = (name: string) => fc.constantFrom(name, `${name} neu`);
  const laterGoals = entries(goals).map(([key, goal]) => {
    const type = goalTypes.find((each) => wordOf(goalTypeWords, each) === goal.type) ?? 'Url';
    const { tag, scope, name } = goal;
    return fc
      .tuple(someMembers(type), renamed(name), fc.nat(3))
      .map(([members, called, fate]): Config['goals'][string][] =>
        fate === 0
          ? []
          : [{ ...given({ tag, scope }), ...(fate === 1 ? goal : members), name: called, type: goal.type }],
      )
      .map((kept) => kept.map((each) => [key, each] as const));
  });
  const laterTags = entries(tags).map(([key, tag]) =>
    fc.tuple(tagMembers, renamed(tag.name)).map(([members, name]) => [key, { ...tag, ...members, name }] as const),
  );
  const keys = Object.keys(tags);
  const fresh = goalOf(keys)
    .filter(({ type }) => type !== 'in-store')
    .map((goal) => [['goal-new', { ...goal, name: `${goal.name} new` }] as const]);
  return fc.tuple(fc.tuple(...laterTags), fc.tuple(...laterGoals), fresh).map(([someTags, someGoals, more]) => ({
    tags: Object.fromEntries(someTags),
    goals: Object.fromEntries([...someGoals.flat(), ...more]),
  }));
}

/** The same entries, the last one first. */
export function reversed({ tags, goals }: Config): Config {
  const turned = <T>(members: Record<string, T>) => Object.fromEntries(Object.entries(members).reverse());
  return { goals: turned(goals), tags: turned(tags) };
}

/** A customer has one in-store goal. */
function oneInStore(goals: readonly Config['goals'][string][]): Config['goals'][string][] {
  const first = goals.findIndex(({ type }) => type === 'in-store');
  return goals.filter(({ type }, at) => type !== 'in-store' || at === first);
}

function given(members: Members): Members {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}
