import { accountLifeCycleStatuses } from '../../domain/account.js';
import { refuseCall } from '../refusal.js';
import { isId, lengthOf, nameKey, type World } from '../world.js';
import type { AccountView } from './account-view.js';
import { reachableAccounts } from './accounts-reach.js';
import type { SentPredicate } from './requests.js';

type Holds = (account: AccountView) => boolean;

interface Field {
  operators: string[];
  /** What the value asks for; a value that it cannot have is refused by throwing. */
  read(value: string, operator: string, world: World): Holds;
}

/** predicate.md, "SearchAccounts Predicates". */
const fields: Record<string, Field> = {
  AccountId: {
    operators: ['Equals', 'In'],
    read: (value, operator) => {
      const ids = (operator === 'In' ? items(value) : [value]).map(idOf);
      return ({ id }) => ids.includes(id);
    },
  },
  AccountLifeCycleStatus: { operators: ['Equals'], read: (value) => ofStatus(value) },
  AccountName: { operators: ['Contains', 'Equals'], read: (value, operator) => ofText('name', value, operator) },
  AccountNumber: {
    operators: ['Contains', 'Equals', 'In'],
    read: (value, operator) => ofText('number', value, operator),
  },
  CustomerId: {
    operators: ['Equals'],
    read: (value) => {
      const customerId = idOf(value);
      return ({ parentCustomerId }) => parentCustomerId === customerId;
    },
  },
  UserId: { operators: ['Equals'], read: (value, _, world) => ofUser(idOf(value), world) },
};

const leastCharacters = 4;
const mostItems = 10;

/**
 * What a search asks for: one predicate, and the status beside it if need be (searchaccounts.md). The numbers are those that
 * the list of codes has for searches; which comes when is not documented, and 3030 is the one for what is left.
 */
export function readPredicates(predicates: readonly (SentPredicate | null)[], world: World): Holds {
  if (predicates.length === 0) refuseCall(474);
  const others = predicates.filter((each) => each?.field !== 'AccountLifeCycleStatus');
  if (others.length !== 1 || predicates.length > 2) refuseCall(3030, 'Give one predicate, and the status beside it.');
  const all = predicates.map((each) => readPredicate(each ?? {}, world));
  return (account) => all.every((holds) => holds(account));
}

function readPredicate({ field, operator, value }: SentPredicate, world: World): Holds {
  const known = field && Object.hasOwn(fields, field) ? fields[field] : undefined;
  if (!known || !operator || !known.operators.includes(operator)) {
    refuseCall(3030, `Operator ${operator ?? 'nil'} is not supported for field ${(field ?? 'nil').slice(0, 100)}.`);
  }
  if (!value || lengthOf(value) < leastCharacters) refuseCall(3030, `Value must have ${leastCharacters} characters.`);
  return known.read(value, operator, world);
}

function items(value: string): string[] {
  const given = value.split(',').map((item) => item.trim());
  if (given.length > mostItems) refuseCall(3024);
  return given;
}

function idOf(text: string): string {
  if (!isId(text)) refuseCall(3030, 'Value must be an identifier.');
  return text;
}

function ofText(member: 'name' | 'number', value: string, operator: string): Holds {
  const sought = (operator === 'In' ? items(value) : [value]).map(nameKey);
  return (account) => {
    const text = nameKey(account[member]);
    return operator === 'Contains' ? sought.some((each) => text.includes(each)) : sought.includes(text);
  };
}

/** An account that billing paused counts as active, and one that its user paused as paused. */
function ofStatus(value: string): Holds {
  if (!accountLifeCycleStatuses.some((status) => status === value)) refuseCall(3030, 'Value must be a status.');
  return ({ accountLifeCycleStatus, pauseReason }) => {
    const byBilling = accountLifeCycleStatus === 'Pause' && pauseReason === 2;
    return (byBilling ? 'Active' : accountLifeCycleStatus) === value;
  };
}

/** Of another user one finds what one may see oneself. */
function ofUser(userId: string, { state, user: caller }: World): Holds {
  const user = userId === caller.id ? caller : state.users.find(({ id }) => id === userId);
  if (!user) return () => false;
  const ids = new Set(reachableAccounts(user, state).map(({ id }) => id));
  return ({ id }) => ids.has(id);
}
