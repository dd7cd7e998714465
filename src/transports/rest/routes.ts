import type { OperationName } from '../../service/operations.js';

export interface Route {
  method: 'POST' | 'PUT';
  /** Below the address of the service. */
  path: string;
}

/**
 * Where each operation is, by the "Request Url" of its page. What is asked for is in the body even of a read: no path and
 * no query ever holds an id.
 */
export const routes: Record<OperationName, Route> = {
  GetUetTagsByIds: { method: 'POST', path: '/UetTags/QueryByIds' },
  AddUetTags: { method: 'POST', path: '/UetTags' },
  UpdateUetTags: { method: 'PUT', path: '/UetTags' },
  GetUetTagAuthKey: { method: 'POST', path: '/UetTagAuthKey/Query' },
  AddConversionGoals: { method: 'POST', path: '/ConversionGoals' },
  GetConversionGoalsByIds: { method: 'POST', path: '/ConversionGoals/QueryByIds' },
  GetConversionGoalsByTagIds: { method: 'POST', path: '/ConversionGoals/QueryByTagIds' },
  UpdateConversionGoals: { method: 'PUT', path: '/ConversionGoals' },
  GetAccountProperties: { method: 'POST', path: '/AccountProperties/Query' },
  GetUser: { method: 'POST', path: '/User/Query' },
  SearchAccounts: { method: 'POST', path: '/Accounts/Search' },
  GetAccountsInfo: { method: 'POST', path: '/AccountsInfo/Query' },
};
