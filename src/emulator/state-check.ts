import { accountLifeCycleStatuses } from '../domain/account.js';
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
import { identity } from './identity-check.js';
import { type EmulatorState, stateVersion } from './state.js';
import {
  BrokenState,
  boolean,
  byIds,
  check,
  decimal,
  id,
  list,
  type Member,
  maybe,
  number,
  offset,
  oneOf,
  orNull,
  record,
  string,
} from './state-members.js';
import { upgraded } from './state-upgrade.js';
import { switchProblems } from './switches.js';

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
  const state = upgraded(record(json, 'the state'), version);
  check(state, 'the state', {
    version: number,
    lastId: id,
    clockOffsetMs: offset,
    switches,
    owners: (owners, at) => byIds(owners, at, id),
    customers: (customers, at) => byIds(customers, at, customer),
    users: (users, at) => list(users, at, user),
    identity,
  });
  return state as unknown as EmulatorState;
}

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
  check(value, at, {
    name: maybe(string),
    number: maybe(string),
    currency: maybe(string),
    timeZone: maybe(string),
    lifeCycleStatus: maybe(oneOf(accountLifeCycleStatuses)),
    pauseReason: maybe(oneOf([1, 2, 4])),
    properties,
    switches: maybe(switches),
  });
};

/** Exported for those who set users alone. */
export const user: Member = (value, at) => {
  check(value, at, {
    id,
    userName: string,
    firstName: string,
    lastName: string,
    customerId: id,
    lifeCycleStatus: oneOf(['Pending', 'Active', 'Inactive', 'Deleted']),
    roles: orNull((roles, where) => list(roles, where, role)),
  });
};

const role: Member = (value, at) => {
  check(value, at, {
    roleId: number,
    customerId: id,
    accountIds: orNull((ids, where) => list(ids, where, id)),
    linkedAccountIds: orNull((ids, where) => list(ids, where, id)),
    customerLinkPermission: orNull(string),
  });
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
