import type { Context } from '../context.js';
import type { SideEffect } from '../domain/side-effects.js';
import type { Kept } from '../service/dry-run.js';
import type { ItemResult } from '../service/results.js';

/** Says what a write brings about beside what was asked for, before it happens; in a dry run, what it would. */
export function tellSideEffects(effects: readonly SideEffect[], ctx: Context, dryRun: boolean): void {
  for (const { message } of effects) {
    const sentence = `${message.charAt(0).toUpperCase()}${message.slice(1)}.`;
    ctx.note(dryRun ? `Without --dry-run: ${sentence}` : sentence);
  }
}

/** Says which things were left as they are, and why. */
export function tellKept(what: string, results: readonly ItemResult<unknown>[], ctx: Context): void {
  for (const { outcome, name, id } of results) {
    if (outcome === 'skipped') ctx.note(`${what} "${name}" (${id}) exists already and was left as it is.`);
    if (outcome === 'unchanged') ctx.note(`${what} "${name}" (${id}) is like that already: nothing to change.`);
  }
}

/** Says what a dry run would have sent and what only the service can tell. */
export function tellDryRun(what: string, kept: readonly Kept[], ctx: Context): void {
  if (kept.length === 0) {
    ctx.note('Dry run: nothing would be sent.');
    return;
  }
  for (const operation of new Set(kept.map((each) => each.operation))) {
    const calls = kept.filter((each) => each.operation === operation);
    const items = calls.reduce((sum, { request }) => sum + itemsOf(request), 0);
    const inCalls = calls.length > 1 ? ` in ${calls.length} calls` : '';
    ctx.note(
      `Dry run: ${items} ${what}${items === 1 ? '' : 's'} would be sent with ${operation}${inCalls}; nothing was.`,
    );
  }
  ctx.note(
    'Checked: the fields, and against the account the names and collisions. Not checked: what only the service ' +
      'knows, such as names used in other accounts or before, limits, permissions and pilots.',
  );
}

/** A write has one list of things in it. */
function itemsOf(request: unknown): number {
  return Object.values(request as Record<string, unknown>).find(Array.isArray)?.length ?? 0;
}
