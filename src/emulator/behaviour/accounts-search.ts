import { refuseCall } from '../refusal.js';
import { byId, nameKey, type World } from '../world.js';
import { readPredicates } from './account-predicates.js';
import { type AccountView, accountView } from './account-view.js';
import { reachableAccounts } from './accounts-reach.js';
import type { Requests } from './requests.js';

const largestPage = 1000;

/** searchaccounts: a page of the accounts that the caller may see and the predicates hold for. */
export function searchAccounts(request: Requests['SearchAccounts'], world: World) {
  const holds = readPredicates(request.predicates ?? [], world);
  const { index, size } = readPage(request.pageInfo);
  const compare = readOrder(request.ordering?.[0]);
  const found = reachableAccounts(world.user, world.state)
    .map((account) => accountView(account, world))
    .filter(holds)
    .sort(compare);
  // TaxCertificate is nobody's, and CouponClaimInfo has no element in the contract.
  const withMode = request.returnAdditionalFields?.includes('AccountMode') ?? false;
  const accounts = found
    .slice(index * size, (index + 1) * size)
    .map((account) => ({ ...account, accountMode: withMode ? 'Expert' : null }));
  return { accounts };
}

/** paging.md: a size that is left out is zero, which no page has. */
function readPage(given: Requests['SearchAccounts']['pageInfo']): { index: number; size: number } {
  const index = given?.index ?? 0;
  const size = given?.size ?? 0;
  if (!given || index < 0 || size < 1) refuseCall(3080);
  if (size > largestPage) refuseCall(3024);
  return { index, size };
}

type Ordering = NonNullable<Requests['SearchAccounts']['ordering']>[number];

const orders: Record<string, (a: AccountView, b: AccountView) => number> = {
  Id: byId,
  Name: (a, b) => byText(nameKey(a.name), nameKey(b.name)) || byId(a, b),
  Number: (a, b) => byText(a.number, b.number) || byId(a, b),
};

/** By id unless asked otherwise; of several wishes the first counts. */
function readOrder(given: Ordering | undefined): (a: AccountView, b: AccountView) => number {
  const field = given?.field ?? 'Id';
  // The contract has more words, for other searches. What they are refused with is not documented.
  const compare =
    (Object.hasOwn(orders, field) && orders[field]) || refuseCall(201, `Accounts have no order by ${field}.`);
  return given?.order === 'Descending' ? (a, b) => compare(b, a) : compare;
}

function byText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
