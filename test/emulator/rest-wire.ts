import type { OutgoingHttpHeaders } from 'node:http';
import { localIdentity } from '../../src/domain/account.js';
import type { Emulator } from '../../src/emulator/server.js';
import { type Caller, http, type Reply } from './wire.js';

/** From the reference pages of the operations. */
export const restAddresses: Record<string, string> = {
  GetUetTagsByIds: 'POST UetTags/QueryByIds',
  AddUetTags: 'POST UetTags',
  UpdateUetTags: 'PUT UetTags',
  GetUetTagAuthKey: 'POST UetTagAuthKey/Query',
  AddConversionGoals: 'POST ConversionGoals',
  UpdateConversionGoals: 'PUT ConversionGoals',
  GetConversionGoalsByIds: 'POST ConversionGoals/QueryByIds',
  GetConversionGoalsByTagIds: 'POST ConversionGoals/QueryByTagIds',
  GetAccountProperties: 'POST AccountProperties/Query',
  GetUser: 'POST /CustomerManagement/v13/User/Query',
  SearchAccounts: 'POST /CustomerManagement/v13/Accounts/Search',
  GetAccountsInfo: 'POST /CustomerManagement/v13/AccountsInfo/Query',
};

export const restBase = '/CampaignManagement/v13/';

export function restHeaders(caller: Caller = {}): OutgoingHttpHeaders {
  const { token = 'any', developer = 'any', customer, account } = caller;
  return {
    'content-type': 'application/json',
    authorization: `Bearer ${token}`,
    developertoken: developer,
    customerid: customer ?? localIdentity.customerId,
    customeraccountid: account ?? localIdentity.accountId,
  };
}

/** Sends a body, written by hand, to a path below the service's, or to one from the root. */
export function postRest(
  emulator: Emulator,
  path: string,
  body: string | Buffer,
  { method = 'POST', caller, headers = {} }: { method?: string; caller?: Caller; headers?: OutgoingHttpHeaders } = {},
): Promise<Reply> {
  const place = path.startsWith('/') ? path : restBase + path;
  return http(emulator.url + place, { method, headers: { ...restHeaders(caller), ...headers }, body });
}

export interface OperationFault {
  Type: string;
  TrackingId: string;
  OperationErrors?: { Code: number; Details: string | null; ErrorCode: string; Message: string }[];
  Errors?: { Code: number; Detail: string | null; ErrorCode: string; Message: string }[];
}
