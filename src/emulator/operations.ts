import { getAccountProperties } from './behaviour/account-properties.js';
import { getAccountsInfo } from './behaviour/accounts-info.js';
import { searchAccounts } from './behaviour/accounts-search.js';
import { addConversionGoals } from './behaviour/goals-add.js';
import { getConversionGoalsByIds, getConversionGoalsByTagIds } from './behaviour/goals-read.js';
import { updateConversionGoals } from './behaviour/goals-update.js';
import type { Requests } from './behaviour/requests.js';
import { getUetTagAuthKey } from './behaviour/tag-auth-key.js';
import { addUetTags } from './behaviour/tags-add.js';
import { getUetTagsByIds } from './behaviour/tags-read.js';
import { updateUetTags } from './behaviour/tags-update.js';
import { getUser } from './behaviour/user-read.js';
import type { World } from './world.js';

export type { Requests };
export type OperationName = keyof Requests;

type Operations = { [O in OperationName]: (request: Requests[O], world: World) => Record<string, unknown> };

/** What the emulator can do, in the service's names: plain objects in, plain objects out. */
export const operations: Operations = {
  GetUetTagsByIds: getUetTagsByIds,
  AddUetTags: addUetTags,
  UpdateUetTags: updateUetTags,
  GetUetTagAuthKey: getUetTagAuthKey,
  AddConversionGoals: addConversionGoals,
  UpdateConversionGoals: updateConversionGoals,
  GetConversionGoalsByIds: getConversionGoalsByIds,
  GetConversionGoalsByTagIds: getConversionGoalsByTagIds,
  GetAccountProperties: getAccountProperties,
  GetUser: getUser,
  SearchAccounts: searchAccounts,
  GetAccountsInfo: getAccountsInfo,
};

export const operationNames = Object.keys(operations) as OperationName[];

export function isOperationName(name: string): name is OperationName {
  return Object.hasOwn(operations, name);
}
