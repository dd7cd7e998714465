import type { Service } from '../../contract/services.js';
import { HttpRefusal } from '../http.js';
import type { OperationName } from '../operations.js';
import type { Place } from '../places.js';

/** By what is below the service's path, then by method. */
type Routes = Record<string, Record<string, OperationName>>;

/**
 * Each operation's address, after its reference page: GetXByY is `POST X/QueryByY`, GetX `POST X/Query`, AddX `POST X`,
 * UpdateX `PUT X`. There are no parameters in any path, and every read is a POST.
 */
const campaignManagement: Routes = {
  UetTags: { POST: 'AddUetTags', PUT: 'UpdateUetTags' },
  'UetTags/QueryByIds': { POST: 'GetUetTagsByIds' },
  'UetTagAuthKey/Query': { POST: 'GetUetTagAuthKey' },
  ConversionGoals: { POST: 'AddConversionGoals', PUT: 'UpdateConversionGoals' },
  'ConversionGoals/QueryByIds': { POST: 'GetConversionGoalsByIds' },
  'ConversionGoals/QueryByTagIds': { POST: 'GetConversionGoalsByTagIds' },
  'AccountProperties/Query': { POST: 'GetAccountProperties' },
};

const customerManagement: Routes = {
  'User/Query': { POST: 'GetUser' },
  'Accounts/Search': { POST: 'SearchAccounts' },
  'AccountsInfo/Query': { POST: 'GetAccountsInfo' },
};

const routes: Record<Service, Routes> = {
  CampaignManagement: campaignManagement,
  CustomerManagement: customerManagement,
};

/**
 * The operation at an address. Paths named after the SOAP action (`/Keywords/UpdateKeywords`) are answered with 404 (seen
 * live over REST, July 2026), as are those that are merely unknown.
 * @throws HttpRefusal 404 and 405
 */
export function restOperation(method: string, pathname: string, { service, restPath }: Place): OperationName {
  const resource = pathname.slice(restPath.length);
  const methods = Object.hasOwn(routes[service], resource) ? routes[service][resource] : undefined;
  if (!methods) throw new HttpRefusal(404, `nothing is served at ${pathname}`);
  const operation = Object.hasOwn(methods, method) ? methods[method] : undefined;
  if (operation) return operation;
  throw new HttpRefusal(405, `${method} is not served at ${pathname}`, { allow: Object.keys(methods).join(', ') });
}
