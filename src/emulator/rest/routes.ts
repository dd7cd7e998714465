import { HttpRefusal } from '../http.js';
import type { OperationName } from '../operations.js';

export const restPath = '/CampaignManagement/v13/';

/**
 * Each operation's address, after its reference page: GetXByY is `POST X/QueryByY`, GetX `POST X/Query`, AddX `POST X`,
 * UpdateX `PUT X`. There are no parameters in any path, and every read is a POST.
 */
const routes: Record<string, Record<string, OperationName>> = {
  UetTags: { POST: 'AddUetTags', PUT: 'UpdateUetTags' },
  'UetTags/QueryByIds': { POST: 'GetUetTagsByIds' },
  'UetTagAuthKey/Query': { POST: 'GetUetTagAuthKey' },
  ConversionGoals: { POST: 'AddConversionGoals', PUT: 'UpdateConversionGoals' },
  'ConversionGoals/QueryByIds': { POST: 'GetConversionGoalsByIds' },
  'ConversionGoals/QueryByTagIds': { POST: 'GetConversionGoalsByTagIds' },
  'AccountProperties/Query': { POST: 'GetAccountProperties' },
};

/**
 * The operation at an address. Paths named after the SOAP action (`/Keywords/UpdateKeywords`) are answered with 404 (seen
 * live over REST, July 2026), as are those that are merely unknown.
 * @throws HttpRefusal 404 and 405
 */
export function restOperation(method: string, pathname: string): OperationName {
  const resource = pathname.slice(restPath.length);
  const methods = Object.hasOwn(routes, resource) ? routes[resource] : undefined;
  if (!pathname.startsWith(restPath) || !methods) throw new HttpRefusal(404, `nothing is served at ${pathname}`);
  const operation = Object.hasOwn(methods, method) ? methods[method] : undefined;
  if (operation) return operation;
  throw new HttpRefusal(405, `${method} is not served at ${pathname}`, { allow: Object.keys(methods).join(', ') });
}
