import type { Problem } from '../domain/diagnostic.js';
import type { Change } from '../domain/goal-change.js';
import type { Id } from '../domain/tag.js';
import type { AccountKey } from './observed.js';

/**
 * - `create`, `update`: in place, field by field
 * - `adopt`: it is there by its name, as wanted, and only the lock learns of it
 * - `pause`: with --prune, a goal that the file does not hold, since nothing can be deleted
 * - `keep`: there is nothing to do
 * - `replace`: what is wanted cannot become of what is there (its scope, its type): a new goal under another name is
 *   needed, so this stops the plan from being applied
 * - `refuse`: the service would refuse it, found by reading: a name that is taken, a collision
 */
export type Action = 'create' | 'update' | 'adopt' | 'pause' | 'keep' | 'replace' | 'refuse';

/** What shall become of one tag or goal. A value: computing it writes nothing. */
export interface Step {
  action: Action;
  kind: 'tag' | 'goal';
  /** In the file; null for what the file does not hold. */
  key: string | null;
  /** null: it is not there yet. */
  id: Id | null;
  /** As it is called now, or will be when it is made. */
  name: string;
  changes: readonly Change[];
  /**
   * What is sent, in the service's words, without ids that are not known before a tag is made: `tagKey` names that tag.
   * null where nothing is sent.
   */
  sent: Readonly<Record<string, unknown>> | null;
  tagKey: string | null;
  /** Why it is refused or must be replaced. */
  problems: readonly Problem[];
}

/** What is to be done in one account, in the order in which it can be done: tags before the goals that use them. */
export interface Plan {
  /** Of this shape; a saved plan of another is refused. */
  version: 1;
  target: string | null;
  account: AccountKey;
  steps: readonly Step[];
  /** What the writes bring about beside: sentences. */
  sideEffects: readonly string[];
  /** What a person should know: no lock, a locked id that is gone, unmanaged tags, a limit that would be passed. */
  warnings: readonly string[];
}

const changing: ReadonlySet<Action> = new Set(['create', 'update', 'pause', 'replace', 'refuse']);

/** Whether carrying the plan out would change the account: what `--detailed-exitcode` tells with 2. */
export function hasChanges({ steps }: Pick<Plan, 'steps'>): boolean {
  return steps.some(({ action }) => changing.has(action));
}

/** Whether the plan can be carried out as it is. */
export function isBlocked({ steps }: Pick<Plan, 'steps'>): boolean {
  return steps.some(({ action }) => action === 'replace' || action === 'refuse');
}
