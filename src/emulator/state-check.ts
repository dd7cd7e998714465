import {
  attributionModels,
  countTypes,
  expressionOperators,
  goalCategories,
  goalStatuses,
  goalTypes,
  revenueTypes,
  scopes,
  valueOperators,
} from '../domain/goal.js';
import { industries } from '../domain/tag.js';
import { type EmulatorState, stateVersion } from './state.js';
import { switchProblems } from './switches.js';

/** A text that is no state: not written by this program, or damaged. The message says where. */
export class BrokenState extends Error {
  override readonly name = 'BrokenState';
}

/** Reads a state back, checking every member that the behaviour leans on. */
export function parseState(text: string): EmulatorState {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new BrokenState(`it is not JSON: ${error instanceof Error ? error.message : error}`);
  }
  return checkState(json);
}

export function checkState(json: unknown): EmulatorState {
  const { version } = record(json, 'the state');
  if (typeof version !== 'number') throw new BrokenState('version is missing');
  if (version > stateVersion) {
    throw new BrokenState(`it has version ${version}, made by a newer bingctl; this one knows ${stateVersion}`);
  }
  if (version !== stateVersion) throw new BrokenState(`it has the unknown version ${version}`);
  check(json, 'the state', {
    version: number,
    lastId: id,
    clockOffsetMs: offset,
    switches,
    owners: (owners, at) => byIds(owners, at, id),
    customers: (customers, at) => byIds(customers, at, customer),
  });
  return json as EmulatorState;
}

type Member = (value: unknown, at: string) => void;

const customer: Member = (value, at) => {
  check(value, at, {
    tags: (tags, where) => list(tags, where, tag),
    goals: (goals, where) => list(goals, where, goal),
    usedGoalNames: (names, where) => list(names, where, string),
    accounts: (accounts, where) => byIds(accounts, where, account),
    properties,
  });
};

const account: Member = (value, at) => {
  check(value, at, { currency: maybe(string), properties, switches: maybe(switches) });
};

const properties: Member = (value, at) => {
  for (const [name, item] of Object.entries(record(value, at))) string(item, `${at}.${name}`);
};

const switches: Member = (value, at) => {
  const [problem] = switchProblems(record(value, at));
  if (problem !== undefined) throw new BrokenState(`${at}: ${problem}`);
};

const tag: Member = (value, at) => {
  check(value, at, {
    id,
    name: string,
    description: orNull(string),
    industry: orNull(oneOf(industries)),
    sharedWith: (ids, where) => list(ids, where, id),
    authKey: orNull(string),
    seenAt: orNull(number),
  });
};

const goal: Member = (value, at) => {
  check(value, at, {
    type: oneOf(goalTypes),
    id,
    name: string,
    accountId: id,
    attributionModelType: orNull(oneOf(attributionModels)),
    conversionWindowInMinutes: number,
    countType: oneOf(countTypes),
    excludeFromBidding: boolean,
    goalCategory: oneOf(goalCategories),
    isAutoGoal: boolean,
    isEnhancedConversionsEnabled: boolean,
    revenue: (revenue, where) =>
      check(revenue, where, {
        currencyCode: orNull(string),
        type: orNull(oneOf(revenueTypes)),
        value: orNull(decimal),
      }),
    scope: oneOf(scopes),
    status: oneOf(goalStatuses),
    tagId: orNull(id),
    viewThroughConversionWindowInMinutes: orNull(number),
    convertedAt: orNull(number),
    urlExpression: maybe(string),
    urlOperator: maybe(oneOf(expressionOperators)),
    minimumDurationInSeconds: maybe(number),
    minimumPagesViewed: maybe(number),
    actionExpression: maybe(string),
    actionOperator: maybe(oneOf(expressionOperators)),
    categoryExpression: maybe(string),
    categoryOperator: maybe(oneOf(expressionOperators)),
    labelExpression: maybe(string),
    labelOperator: maybe(oneOf(expressionOperators)),
    value: maybe(decimal),
    valueOperator: maybe(oneOf(valueOperators)),
    appPlatform: maybe(string),
    appStoreId: maybe(string),
    isExternallyAttributed: maybe(boolean),
  });
};

function check(value: unknown, at: string, members: Record<string, Member>): void {
  const given = record(value, at);
  for (const [name, member] of Object.entries(members)) member(given[name], `${at}.${name}`);
  // A misspelled member would be ignored for ever without a word.
  const unknown = Object.keys(given).find((name) => !Object.hasOwn(members, name));
  if (unknown !== undefined) throw new BrokenState(`${at}.${unknown} is not a member that is known`);
}

function record(value: unknown, at: string): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new BrokenState(`${at} is not an object`);
}

function byIds(value: unknown, at: string, member: Member): void {
  for (const [name, item] of Object.entries(record(value, at))) {
    id(name, `the key ${name} of ${at}`);
    member(item, `${at}.${name}`);
  }
}

function list(value: unknown, at: string, member: Member): void {
  if (!Array.isArray(value)) throw new BrokenState(`${at} is not a list`);
  value.forEach((item, index) => {
    member(item, `${at}[${index}]`);
  });
}

function must(holds: boolean, at: string, what: string): void {
  if (!holds) throw new BrokenState(`${at} is not ${what}`);
}

const id: Member = (value, at) => must(typeof value === 'string' && /^\d{1,19}$/.test(value), at, 'an id in quotes');
const string: Member = (value, at) => must(typeof value === 'string', at, 'a string');
const number: Member = (value, at) => must(Number.isSafeInteger(value), at, 'a whole number');
/** With more, no date could be made of the service's time. */
const offset: Member = (value, at) =>
  must(Number.isSafeInteger(value) && Math.abs(Number(value)) < 253_402_300_800_000, at, 'within the years to 9999');
const boolean: Member = (value, at) => must(typeof value === 'boolean', at, 'true or false');
const decimal: Member = (value, at) =>
  must(typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value), at, 'an amount in quotes');
const oneOf =
  (words: readonly unknown[]): Member =>
  (value, at) =>
    must(words.includes(value), at, `one of ${words.join(', ')}`);
const orNull =
  (member: Member): Member =>
  (value, at) => {
    if (value !== null) member(value, at);
  };
const maybe =
  (member: Member): Member =>
  (value, at) => {
    if (value !== undefined && value !== null) member(value, at);
  };
