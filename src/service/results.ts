import { BingctlError, type ErrorItem, type Kind, type Outcome } from '../errors.js';
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

const succeeded: ReadonlySet<Outcome> = new Set(['created', 'adopted', 'updated', 'unchanged', 'skipped', 'planned']);

/** Those that the service was asked to write, and wrote. */
const written: ReadonlySet<Outcome> = new Set(['created', 'adopted', 'updated']);

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
    items: first?.fieldPath ? [{ ...blankItem, fieldPath: first.fieldPath }] : [],
  });
}

const blankItem: ErrorItem = {
  index: 0,
  name: null,
  id: null,
  code: null,
  errorCode: null,
  message: '',
  fieldPath: null,
  outcome: 'refused',
};

/** The failed item in the words of the machine-readable error. */
export function errorItem(result: ItemResult<unknown>): ErrorItem {
  return {
    index: result.index,
    name: result.name,
    id: result.id,
    code: result.error?.code ?? null,
    errorCode: result.error?.errorCode ?? null,
    message: result.error?.message ?? '',
    fieldPath: result.error?.items[0]?.fieldPath ?? null,
    outcome: result.outcome,
  };
}

/** One hint cannot serve several refusals. */
function commonHint(failed: readonly ItemResult<unknown>[]): string | null {
  const hints = new Set(failed.map(({ error }) => error?.hint ?? null));
  return hints.size === 1 ? ([...hints][0] ?? null) : null;
}

/**
 * One error for all failed items, or null when none failed. An outcome that stayed unknown comes first (exit 6), then
 * "some made, some not" (exit 5); when everything failed for one reason that reason speaks.
 */
export function failureOf(results: readonly ItemResult<unknown>[], what: string, deed: string): BingctlError | null {
  const failed = results.filter((result) => !isDone(result));
  const [first] = failed;
  if (!first) return null;
  const items = failed.map(errorItem);
  const details = {
    items,
    code: first.error?.code ?? null,
    errorCode: first.error?.errorCode ?? null,
    trackingId: first.error?.trackingId ?? null,
    cause: first.error,
  };
  const subject = failed.length === 1 ? `${what} "${first.name ?? first.id ?? ''}"` : `${failed.length} ${what}s`;
  const was = failed.length === 1 ? 'was' : 'were';

  if (failed.some(({ outcome }) => outcome === 'unknown')) {
    return new BingctlError('unknownOutcome', `it is not known whether ${subject} ${was} ${deed}`, details);
  }
  const some = failed.length < results.length;
  const kind: Kind = some ? 'partial' : (first.error?.kind ?? 'refused');
  if (results.some(({ outcome }) => outcome === 'planned')) {
    return new BingctlError(kind, `${subject} would not be ${deed}`, { ...details, hint: commonHint(failed) });
  }
  const done = results.filter(({ outcome }) => written.has(outcome)).length;
  const of = results.length === 1 ? '' : ` (${done} of ${results.length} ${deed})`;
  return new BingctlError(kind, `${subject} ${was} not ${deed}${of}`, { ...details, hint: commonHint(failed) });
}
