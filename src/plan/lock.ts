import type { Id } from '../domain/tag.js';
import type { AccountKey } from './observed.js';

/** The ids of what the file's keys stand for, in one account. */
export interface LockedIds {
  tags: Readonly<Record<string, Id>>;
  goals: Readonly<Record<string, Id>>;
}

/**
 * `bingctl.lock.json`, beside the file: what makes a rename in the file a rename in the account. Committed with it, or
 * kept by the job that applies.
 */
export interface Lock {
  version: 1;
  /** By {@link lockKey}. */
  accounts: Readonly<Record<string, LockedIds>>;
}

export const lockVersion = 1;

/** Such as `production/1001/2001`. */
export function lockKey({ environment, customerId, accountId }: AccountKey): string {
  return `${environment}/${customerId}/${accountId}`;
}
