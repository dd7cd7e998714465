import type { Environment } from '../domain/environment.js';
import type { Goal, GoalType } from '../domain/goal.js';
import type { Id, UetTag } from '../domain/tag.js';

/** One account, as it was read: once, and with every additional field. */
export interface Observed {
  account: AccountKey;
  tags: readonly UetTag[];
  goals: readonly Goal[];
  /** Whether MSCLKID auto-tagging is on; null when that could not be read. */
  autoTagging: boolean | null;
  /** Types that the account has no pilot for. */
  unavailable: readonly GoalType[];
}

/** Whose tags and goals they are. */
export interface AccountKey {
  environment: Environment;
  customerId: Id;
  accountId: Id;
}

/** Names are unique in a customer: tags that others share with it have their own. */
export function isOwnTag({ customerShare }: UetTag, { customerId }: AccountKey): boolean {
  return (customerShare?.ownerCustomerId ?? customerId) === customerId;
}

/** The tags that the customer of the account may change. */
export function ownTags({ tags, account }: Pick<Observed, 'tags' | 'account'>): UetTag[] {
  return tags.filter((tag) => isOwnTag(tag, account));
}

/** In an order of their own: the service promises none. */
export function byId<T extends { id: Id | null }>(things: readonly T[]): T[] {
  return [...things].sort((a, b) => ((a.id ?? '') < (b.id ?? '') ? -1 : 1));
}
