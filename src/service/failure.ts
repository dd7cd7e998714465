import { BingctlError, catalogue, type ErrorDetails, type Kind, type Outcome } from '../errors.js';
import { errorItem, type ItemResult, isDone } from './results.js';

/** As in "was not …". */
export type Deed = 'created' | 'updated' | 'paused' | 'resumed' | 'applied';

/** Those that the service was asked to write, and wrote. */
const written: ReadonlySet<Outcome> = new Set(['created', 'updated']);

/**
 * One error for all failed items, or null when none failed. An outcome that stayed unknown comes first (exit 6), then
 * "some made, some not" (exit 5); when everything failed, the reason speaks that kept the most from being tried.
 */
export function failureOf(results: readonly ItemResult<unknown>[], what: string, deed: Deed): BingctlError | null {
  const failed = results.filter((result) => !isDone(result));
  const [first] = failed;
  if (!first) return null;
  const unknown = failed.filter(({ outcome }) => outcome === 'unknown');
  const speaker = (unknown[0] ?? failed.find(({ error }) => error !== null && error.kind !== 'refused') ?? first).error;
  const details: ErrorDetails = {
    items: failed.map(errorItem),
    code: speaker?.code ?? null,
    errorCode: speaker?.errorCode ?? null,
    trackingId: speaker?.trackingId ?? null,
    cause: speaker,
  };
  const some = failed.length < results.length;
  const next = whatNext(failed, deed, some);

  if (unknown.length > 0) {
    const others = tally(failed.filter(({ outcome }) => outcome !== 'unknown'));
    const message = `it is not known whether ${subject(unknown, what)} ${deed}${others && `; ${others}`}`;
    return new BingctlError('unknownOutcome', message, { ...details, hint: next });
  }
  const kind = some ? 'partial' : (speaker?.kind ?? 'refused');
  const hint = next ?? commonHint(failed);
  if (results.some(({ outcome }) => outcome === 'planned')) {
    return new BingctlError(kind, `${subject(failed, what, 'would')} not be ${deed}`, { ...details, hint });
  }
  const done = results.filter(({ outcome }) => written.has(outcome)).length;
  const of = results.length === 1 ? '' : ` (${done} of ${results.length} ${deed})`;
  return new BingctlError(kind, `${subject(failed, what)} not ${deed}${of}`, { ...details, hint });
}

/** One hint cannot serve several refusals; and what is known about a code says more than what holds for its kind. */
function commonHint(failed: readonly ItemResult<unknown>[]): string | null {
  const hints = new Set(failed.map(({ error }) => (error && !(error.code && isGeneral(error)) ? error.hint : null)));
  return hints.size === 1 ? ([...hints][0] ?? null) : null;
}

function isGeneral({ kind, hint }: BingctlError): boolean {
  return hint === ((catalogue[kind] as { hint?: string }).hint ?? null);
}

function subject(items: readonly ItemResult<unknown>[], what: string, verb?: 'would'): string {
  const [first, ...others] = items;
  if (others.length > 0) return `${items.length} ${what}s ${verb ?? 'were'}`;
  return `${what} "${first?.name ?? first?.id ?? ''}" ${verb ?? 'was'}`;
}

const inWords: Partial<Record<Outcome, string>> = { refused: 'refused', notSent: 'not sent', notMade: 'not made' };

/** Such as `50 were not sent, 1 was refused`. */
function tally(items: readonly ItemResult<unknown>[]): string {
  const counts = new Map<string, number>();
  for (const { outcome } of items) {
    const word = inWords[outcome] ?? outcome;
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return Array.from(counts, ([word, count]) => `${count} ${count === 1 ? 'was' : 'were'} ${word}`).join(', ');
}

/** How to go on safely with what the service has not decided; null where the reasons say what to do. */
function whatNext(failed: readonly ItemResult<unknown>[], deed: Deed, some: boolean): string | null {
  const undecided = failed.some(({ outcome }) => outcome === 'unknown' || outcome === 'notMade');
  const leftOver = failed.some(({ outcome, error }) => outcome === 'notSent' && error && passing.has(error.kind));
  if (!undecided && !(some && leftOver)) return null;
  // Every create takes the flag, and every update may be repeated: the second one changes nothing more.
  return deed === 'created'
    ? 'run it again with --if-exists skip: what is there by then is left as it is'
    : 'run it again: what is changed already stays as it is';
}

/** Failures that are over when the command is run again. */
const passing: ReadonlySet<Kind> = new Set<Kind>(['interrupted', 'unreachable']);
