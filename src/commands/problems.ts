import type { Problem } from '../domain/diagnostic.js';
import { BingctlError, type ErrorItem, usage } from '../errors.js';

/** One thing that the user wants written: by flags, or an entry of a file. */
export interface Entry<F> {
  /** Given in a file, to update by. */
  id: string | null;
  fields: F;
  /** Where it begins, as in `goals.json:3:5`; null when it came by flags. */
  place: string | null;
}

/** What the user wants written, and whether that was one thing (one object out) or a list. */
export interface Wanted<F> {
  single: boolean;
  entries: Entry<F>[];
}

/** Throws one usage error that tells everything that is wrong with all entries. Nothing was sent. */
export function refuseProblems<F extends { name?: string | null }>(
  entries: readonly Entry<F>[],
  check: (fields: F, index: number) => Problem[],
): void {
  const items = entries.flatMap((entry, index) =>
    check(entry.fields, index).map((problem) => item(entry, index, problem)),
  );
  const error = usageOf(items);
  if (error) throw error;
}

/** One usage error for several findings, or null when there are none. */
export function usageOf(items: readonly ErrorItem[]): BingctlError | null {
  const [first] = items;
  if (!first) return null;
  const { code, errorCode } = first;
  if (items.length === 1) return usage(first.message, { code, errorCode, items: [first] });
  return usage(`${items.length} things are wrong; nothing was sent`, { items: [...items] });
}

/** What the service would refuse, found by reading the account first (exit 1): for one item of several. */
export function refusedBefore(problems: readonly Problem[]): BingctlError {
  const [first] = problems;
  const message = problems
    .map((problem) => (problem.hint ? `${problem.message} (${problem.hint})` : problem.message))
    .join('; ');
  return new BingctlError('refused', message, { code: first?.code ?? null, errorCode: first?.errorCode ?? null });
}

function item<F extends { name?: string | null }>(entry: Entry<F>, index: number, problem: Problem): ErrorItem {
  const where = entry.place === null ? (problem.flag ?? problem.field) : `${entry.place}: ${problem.field}`;
  const hint = problem.hint ? ` (${problem.hint})` : '';
  return {
    index,
    name: entry.fields.name ?? null,
    id: entry.id,
    code: problem.code,
    errorCode: problem.errorCode,
    message: `${where}: ${problem.message}${hint}`,
    fieldPath: problem.field,
    outcome: 'notSent',
  };
}
