import { type CustomerRole, localIdentity } from '../../src/domain/account.js';
import type { GoalType } from '../../src/domain/goal.js';
import { newGoal, newTag } from '../../src/emulator/new-records.js';
import {
  type AccountRecord,
  type CustomerRecord,
  type EmulatorState,
  emptyState,
  type GoalRecord,
  type TagRecord,
  type UserRecord,
} from '../../src/emulator/state.js';
import type { Switches } from '../../src/emulator/switches.js';

type SomeTag = Partial<TagRecord>;
type SomeGoal = Partial<Omit<GoalRecord, 'type'>>;
/** A goal that still lacks what depends on its account. */
export type GoalToBe = SomeGoal & { type: GoalType };

export interface AccountOptions {
  customerId?: string;
  accountId?: string;
  tags?: SomeTag[];
  goals?: GoalToBe[];
  switches?: Partial<Switches>;
  currency?: string;
  /** Name, number and what else Customer Management says of the account. */
  account?: Partial<AccountRecord>;
  /** The first is the one who calls; none: one with full rights. */
  users?: UserRecord[];
  /** Of the account, such as `{ MSCLKIDAutoTaggingEnabled: 'true' }`. */
  properties?: Record<string, string>;
  /** Goal names that were used once and are gone. */
  usedGoalNames?: string[];
}

/**
 * An account to look at on one screen. What is left out is filled in: ids 5001… for tags and 7001… for goals in their
 * order, names after them, and the first tag for goals that need one.
 */
export function anAccount(options: AccountOptions = {}): EmulatorState {
  const { customerId = localIdentity.customerId, accountId = localIdentity.accountId } = options;
  const tags = (options.tags ?? []).map((tag, index) => {
    const id = tag.id ?? String(5001 + index);
    return newTag({ name: `tag ${id}`, ...tag, id });
  });
  const goals = (options.goals ?? []).map(({ type, ...goal }, index) => {
    const id = goal.id ?? String(7001 + index);
    const tagId = needsTag(type) ? (tags[0]?.id ?? null) : null;
    return newGoal(type, { accountId, tagId, name: `goal ${id}`, ...goal, id });
  });
  const customer: CustomerRecord = {
    tags,
    goals,
    usedGoalNames: [...goals.map(({ name }) => name), ...(options.usedGoalNames ?? [])].map((name) =>
      name.toLowerCase(),
    ),
    accounts: {
      [accountId]: {
        ...options.account,
        properties: options.properties ?? {},
        ...(options.currency !== undefined && { currency: options.currency }),
      },
    },
    properties: {},
  };
  return {
    ...emptyState(),
    switches: options.switches ?? {},
    users: options.users ?? [],
    customers: { [customerId]: customer },
  };
}

/** Several accounts behind one emulator; those of one customer share its tags and goals. Switches of the last count. */
export function together(...states: EmulatorState[]): EmulatorState {
  const all = emptyState();
  for (const { customers, switches, owners, users } of states) {
    all.users.push(...users);
    Object.assign(all.switches, switches);
    Object.assign(all.owners, owners);
    for (const [id, customer] of Object.entries(customers)) {
      const there = all.customers[id];
      all.customers[id] = there
        ? {
            tags: [...there.tags, ...customer.tags],
            goals: [...there.goals, ...customer.goals],
            usedGoalNames: [...there.usedGoalNames, ...customer.usedGoalNames],
            accounts: { ...there.accounts, ...customer.accounts },
            properties: { ...there.properties, ...customer.properties },
          }
        : structuredClone(customer);
    }
  }
  return all;
}

/** Somebody with full rights everywhere, unless roles are given. */
export function aUser(user: Partial<UserRecord> = {}): UserRecord {
  return {
    id: '4001',
    userName: 'ada@example.com',
    firstName: 'Ada',
    lastName: 'Example',
    customerId: localIdentity.customerId,
    lifeCycleStatus: 'Active',
    roles: null,
    ...user,
  };
}

/** A role in a customer: Super Admin of all its accounts, unless said otherwise. */
export function aRole(role: Partial<CustomerRole> = {}): CustomerRole {
  return {
    roleId: 41,
    customerId: localIdentity.customerId,
    accountIds: null,
    linkedAccountIds: null,
    customerLinkPermission: null,
    ...role,
  };
}

export function aTag(tag: SomeTag = {}): SomeTag {
  return tag;
}

export function anEventGoal(goal: SomeGoal = {}): GoalToBe {
  return { type: 'Event', scope: 'Account', actionExpression: 'purchase', actionOperator: 'Equals', ...goal };
}

export function aUrlGoal(goal: SomeGoal = {}): GoalToBe {
  return { type: 'Url', scope: 'Account', urlExpression: '/thanks', urlOperator: 'Contains', ...goal };
}

export function aDurationGoal(goal: SomeGoal = {}): GoalToBe {
  return { type: 'Duration', scope: 'Account', minimumDurationInSeconds: 300, ...goal };
}

export function aPagesViewedGoal(goal: SomeGoal = {}): GoalToBe {
  return { type: 'PagesViewedPerVisit', scope: 'Account', minimumPagesViewed: 3, ...goal };
}

export function anAppInstallGoal(goal: SomeGoal = {}): GoalToBe {
  return { type: 'AppInstall', appPlatform: 'Android', appStoreId: 'com.example.shop', ...goal };
}

export function anAppDownloadGoal(goal: SomeGoal = {}): GoalToBe {
  return { type: 'AppDownload', appPlatform: 'iOS', appStoreId: '1234567890', ...goal };
}

export function anOfflineGoal(goal: SomeGoal = {}): GoalToBe {
  return { type: 'OfflineConversion', isExternallyAttributed: false, ...goal };
}

export function anInStoreGoal(goal: SomeGoal = {}): GoalToBe {
  return { type: 'InStoreTransaction', ...goal };
}

function needsTag(type: GoalType): boolean {
  return ['Url', 'Event', 'Duration', 'PagesViewedPerVisit'].includes(type);
}
