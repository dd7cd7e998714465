import type { Id } from '../domain/tag.js';
import {
  type AccountRecord,
  type CustomerRecord,
  type EmulatorState,
  emptyAccount,
  emptyCustomer,
  type TagRecord,
  type UserRecord,
} from './state.js';
import { type Behaviour, defaultSwitches, type Switches } from './switches.js';

/** What one call sees of the service: the state, who calls, how the service behaves, and what time it is. */
export interface World {
  state: EmulatorState;
  customerId: Id;
  /** '' where the call names none and needs none. */
  accountId: Id;
  behaviour: Behaviour;
  switches: Switches;
  /** Who calls. */
  user: UserRecord;
  /** The service's time, in ms since 1970. */
  now: number;
}

export function effectiveSwitches(state: EmulatorState, customerId: Id, accountId: Id): Switches {
  // Asked before the gateway has looked at the ids: they may be any text, such as the name of a method.
  const customer = isId(customerId) ? state.customers[customerId] : undefined;
  const account = isId(accountId) ? customer?.accounts[accountId] : undefined;
  return { ...defaultSwitches, ...state.switches, ...account?.switches };
}

/** Above zero, in 64 bits. */
export function isId(text: string): boolean {
  return /^[1-9]\d{0,18}$/.test(text) && BigInt(text) < 2n ** 63n;
}

/** The customer's record, for reading: a customer that nobody wrote to leaves no trace in the state. */
export function customerOf({ state, customerId }: World): CustomerRecord {
  return state.customers[customerId] ?? emptyCustomer();
}

/** The customer's record, made if it has none. */
export function customerToChange({ state, customerId }: World): CustomerRecord {
  state.customers[customerId] ??= emptyCustomer();
  return state.customers[customerId];
}

export function accountToChange(world: World): AccountRecord {
  const { accounts } = customerToChange(world);
  accounts[world.accountId] ??= emptyAccount();
  return accounts[world.accountId] ?? emptyAccount();
}

/** What a call has gathered of the ids that may be met: a hundred new goals need not look through all of them each. */
const idsAhead = new WeakMap<object, ReadonlySet<Id>>();

/** An id that nothing in the state has. */
export function newId(world: Pick<World, 'state'>): Id {
  const { state } = world;
  const taken = idsAhead.get(world) ?? idsBeyondLast(state);
  idsAhead.set(world, taken);
  let id = BigInt(state.lastId);
  do id += 1n;
  while (taken.has(String(id)));
  state.lastId = String(id);
  return state.lastId;
}

/** Of a state by hand. */
function idsBeyondLast({ customers, lastId }: EmulatorState): ReadonlySet<Id> {
  const ids = new Set<Id>();
  for (const { tags, goals } of Object.values(customers)) {
    for (const things of [tags, goals]) for (const each of things) if (byId(each, { id: lastId }) > 0) ids.add(each.id);
  }
  return ids;
}

export interface VisibleTag {
  tag: TagRecord;
  ownerId: Id;
}

/** Tags belong to a customer and may be shared with others (uettag.md, "Share UET tags"): own first, by id. */
export function visibleTags(world: World): VisibleTag[] {
  const all = Object.entries(world.state.customers).flatMap(([ownerId, { tags }]) =>
    tags.map((tag) => ({ tag, ownerId })),
  );
  return all
    .filter(({ tag, ownerId }) => ownerId === world.customerId || tag.sharedWith.includes(world.customerId))
    .sort((a, b) => byId(a.tag, b.tag));
}

/** The tag of that id, if the customer can see it. */
export function visibleTag({ state, customerId }: World, id: Id | null): VisibleTag | null {
  for (const [ownerId, { tags }] of Object.entries(state.customers)) {
    const tag = tags.find((each) => each.id === id);
    if (tag && (ownerId === customerId || tag.sharedWith.includes(customerId))) return { tag, ownerId };
  }
  return null;
}

export function byId(a: { id: Id }, b: { id: Id }): number {
  return a.id.length - b.id.length || (a.id < b.id ? -1 : Number(a.id > b.id));
}

/** Names are compared without regard to case, otherwise exactly. */
export function sameName(a: string, b: string): boolean {
  return nameKey(a) === nameKey(b);
}

export function nameKey(name: string): string {
  return name.toLowerCase();
}

/** The service counts characters, not UTF-16 units. */
export function lengthOf(text: string): number {
  return [...text].length;
}
