import type { Context } from '../context.js';
import type { Kept } from '../service/dry-run.js';
import type { ItemResult } from '../service/results.js';

/** Says which things were left as they are, and why. */
export function tellKept(what: string, results: readonly ItemResult<unknown>[], ctx: Context): void {
  for (const { outcome, name, id } of results) {
    if (outcome === 'skipped') ctx.note(`${what} "${name}" (${id}) exists already and was left as it is.`);
    if (outcome === 'unchanged') ctx.note(`${what} "${name}" (${id}) is like that already: nothing to change.`);
  }
}

/** Says what a dry run would have sent and what only the service can tell. */
export function tellDryRun(kept: readonly Kept[], ctx: Context): void {
  if (kept.length === 0) ctx.note('Dry run: nothing would be sent.');
  for (const { operation, request } of kept) {
    const [items] = Object.values(request as Record<string, unknown[]>);
    ctx.note(`Dry run: ${operation} with ${items?.length ?? 0} items was not sent.`);
  }
  ctx.note(
    'Checked: the fields, and against the account the names, limits and collisions. Not checked: what only the service ' +
      'knows, such as names used in other accounts or before, permissions and pilots.',
  );
}
