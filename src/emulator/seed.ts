import { localIdentity } from '../domain/account.js';
import type { Id } from '../domain/tag.js';
import { atomicWrite } from '../files/atomic-write.js';
import { withLock } from '../files/lock.js';
import { seedAccount, seedOthers } from './seed-accounts.js';
import { shopGoals, shopTags } from './seed-goals.js';
import { type EmulatorState, emptyState, type TagRecord } from './state.js';
import { fileStore, stateText } from './store.js';
import { nameKey, newId } from './world.js';

interface SeedOptions {
  /** Absent or null: those of the local environment. */
  customerId?: Id | null;
  accountId?: Id | null;
  clock?: { now(): number };
  /** Gives up waiting for the state. */
  signal?: AbortSignal;
}

/**
 * Fills an account of the state in `file` with a shop: 3 tags, 12 goals of all types. What is there already, by name,
 * stays as it is, so that a second run adds nothing. The account then belongs to its customer, who has another one; and a
 * second customer has one too, as somebody who works for several sees it.
 * @returns how many tags and goals were added
 * @throws BingctlError when the state cannot be used
 */
export async function seedState(file: string, options: SeedOptions = {}): Promise<{ tags: number; goals: number }> {
  return fileStore(file, options.signal).change((state) => seed(state, options));
}

/** Empties the state in `file`, in whatever condition it is. The signal gives up waiting for it. */
export async function resetState(file: string, signal?: AbortSignal): Promise<void> {
  const empty = (path: string) => atomicWrite(path, stateText(emptyState()));
  await withLock(file, empty, { ...(signal && { signal }) });
}

/** {@link seedState} on a state in memory. */
export function seed(state: EmulatorState, options: SeedOptions = {}): { tags: number; goals: number } {
  const customerId = options.customerId ?? localIdentity.customerId;
  const accountId = options.accountId ?? localIdentity.accountId;
  const now = (options.clock?.now() ?? Date.now()) + state.clockOffsetMs;
  const customer = seedAccount(state, customerId, accountId, { name: 'Shop' });
  // The goals below would have switched it on.
  customer.properties.MSCLKIDAutoTaggingEnabled = 'true';
  const before = { tags: customer.tags.length, goals: customer.goals.length };

  const [shop, checkout, campaign] = shopTags(now).map((tag): TagRecord => {
    const there = customer.tags.find(({ name }) => nameKey(name) === nameKey(tag.name));
    if (there) return there;
    const made = { ...tag, id: newId({ state }) };
    customer.tags.push(made);
    return made;
  }) as [TagRecord, TagRecord, TagRecord];
  for (const goal of shopGoals(accountId, { shop: shop.id, checkout: checkout.id, campaign: campaign.id }, now)) {
    if (customer.usedGoalNames.includes(nameKey(goal.name))) continue;
    customer.goals.push({ ...goal, id: newId({ state }) });
    customer.usedGoalNames.push(nameKey(goal.name));
  }
  seedOthers(state, customerId);
  return { tags: customer.tags.length - before.tags, goals: customer.goals.length - before.goals };
}
