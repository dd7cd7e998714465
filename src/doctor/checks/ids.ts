import type { AdAccount } from '../../domain/account.js';
import { type Access, customersFor, isAccountId, isCustomerId } from '../../domain/account-access.js';
import { quote } from '../../domain/quote.js';
import type { Check } from '../check.js';
import { error, ok, type Verdict } from '../finding.js';
import type { IdSetting } from '../surroundings.js';

interface Ids {
  customer: IdSetting;
  account: IdSetting;
}

/** The customer id and the account id are ids, not swapped, the user's, and go together. */
export const ids: Check = {
  name: 'ids',
  needs: ['developer-token'],
  otherwise: 'the ids are not right',
  async look(at) {
    const customers = await at.customers();
    const [given, { roles }, accounts] = await Promise.all([at.ids(), customers.me(), customers.accounts()]);
    return judge(given, { roles, accounts });
  },
};

function judge(given: Ids, access: Access): Verdict {
  const { customer, account } = given;
  const { accounts } = access;
  if (accounts.length === 0) {
    return error(
      'this user may use no account',
      'ask a Super Admin of the customer for access, or sign in as somebody else: bingctl login',
    );
  }
  if (isCustomerId(account.value, access) && isAccountId(customer.value, access)) {
    const meant = accounts.find(({ id }) => id === customer.value);
    const message = `the ids are swapped: ${account.value} is the id of a customer, and ${customer.value} that of an account`;
    return error(message, toUse(meant, given, account.value));
  }
  const mine = accounts.find(({ id }) => id === account.value);
  if (!mine) return notTheirs(given, access);
  const right = customersFor(mine, access.roles);
  if (customer.value !== null && right.includes(customer.value)) {
    return ok(`account ${nameOf(mine)} of customer ${customer.value}`);
  }
  const message =
    customer.value === null
      ? `no customer id is set: account ${nameOf(mine)} is of customer ${right[0]}`
      : `account ${nameOf(mine)} is of customer ${right[0]}, not of ${customer.value}`;
  return error(message, toUse(mine, given, right[0] ?? null));
}

/** The account id is none of the user's accounts. */
function notTheirs(given: Ids, access: Access): Verdict {
  const { accounts, roles } = access;
  const { value } = given.account;
  const use = (account: AdAccount | undefined) =>
    toUse(account, given, account ? (customersFor(account, roles)[0] ?? null) : null);
  const only = (some: readonly AdAccount[]) => (some.length === 1 ? some[0] : undefined);
  if (value === null) return error('no account is chosen', use(only(accounts)));
  if (isCustomerId(value, access)) {
    const theirs = accounts.filter(({ parentCustomerId }) => parentCustomerId === value);
    return error(`${value} is the id of a customer, and not of an account`, use(only(theirs)));
  }
  const numbered = accounts.find(({ number }) => number?.toLowerCase() === value.toLowerCase());
  if (numbered) return error(`${value} is the number of account ${nameOf(numbered)}, and not its id`, use(numbered));
  return error(`this user may not use account ${quote(value)}, or there is none`, use(only(accounts)));
}

/** What chooses an account and the customer that goes with it; without one, what shows which there are. */
function toUse(account: AdAccount | undefined, { customer, account: own }: Ids, customerId: string | null): string {
  if (!account) return 'bingctl accounts list';
  if (customer.inProfile && own.inProfile) return `bingctl accounts use ${account.id}`;
  const steps = [
    ...(customerId === null || customer.value === customerId ? [] : [customer.toSet(customerId)]),
    ...(own.value === account.id ? [] : [own.toSet(account.id)]),
  ];
  return `use ${steps.join(' and ')}`;
}

function nameOf({ id, name }: AdAccount): string {
  return name === null ? id : `${quote(name)} (${id})`;
}
