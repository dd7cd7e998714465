import { BingctlError, type ErrorItem, type Outcome } from '../errors.js';
import type { BatchError } from './operations.js';

/** What became of one item of a write, in the order of the input. */
export interface ItemResult<T> {
  index: number;
  name: string | null;
  id: string | null;
  outcome: Outcome;
  /** What the service has now, where it said so. */
  value: T | null;
  /** Why the item failed; null when it did not. */
  error: BingctlError | null;
}

const succeeded: ReadonlySet<Outcome> = new Set(['created', 'updated', 'unchanged', 'skipped', 'planned']);

export function isDone(result: ItemResult<unknown>): boolean {
  return succeeded.has(result.outcome);
}

/** A refused item as an error of its own; the first of an item's errors speaks for it, the others are in the message. */
export function refusal(errors: readonly BatchError[], trackingId: string | null): BingctlError {
  const [first, ...others] = errors;
  const text = (error: BatchError) => [error.message, error.details].filter(Boolean).join(' ') || `code ${error.code}`;
  const more = others.map((error) => `${error.errorCode ?? error.code}: ${text(error)}`);
  return new BingctlError('refused', [first ? text(first) : 'refused without a reason', ...more].join('; '), {
    code: first?.code ?? null,
    errorCode: first?.errorCode ?? null,
    trackingId,
    fieldPath: first?.fieldPath ?? null,
  });
}

/** The failed item in the words of the machine-readable error. */
export function errorItem(result: ItemResult<unknown>): ErrorItem {
  return {
    index: result.index,
    name: result.name,
    id: result.id,
    code: result.error?.code ?? null,
    errorCode: result.error?.errorCode ?? null,
    message: result.error?.message ?? '',
    fieldPath: result.error?.fieldPath ?? null,
    outcome: result.outcome,
  };
}
