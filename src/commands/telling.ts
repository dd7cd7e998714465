import type { Context } from '../context.js';
import type { SideEffect } from '../domain/side-effects.js';
import type { Kept } from '../service/dry-run.js';
import type { ItemResult } from '../service/results.js';

/** Says what a write brings about beside what was asked for, before it happens; in a dry run, what it would. */
export function tellSideEffects(effects: readonly Pick<SideEffect, 'message'>[], ctx: Context, dryRun: boolean): void {
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
export function tellDryRun(
  what: string,
  kept: readonly Kept[],
  results: readonly ItemResult<unknown>[],
  ctx: Context,
): void {
  if (kept.length === 0) {
    ctx.note('Dry run: nothing would be sent.');
    return;
  }
  tellKeptBack(what, kept, new Map(results.flatMap(({ id, name }) => (id === null ? [] : [[id, name]]))), ctx);
  ctx.note(whatWasChecked);
}

/** What a dry run looked at. */
export const whatWasChecked =
  'Checked: the fields, and against the account the names and collisions. Not checked: what only the service ' +
  'knows, such as names used in other accounts or before, limits, permissions and pilots.';

/** Says what was kept back of one kind of thing, item by item. @param names of things that are there, by id */
export function tellKeptBack(
  what: string,
  kept: readonly Kept[],
  names: ReadonlyMap<unknown, string | null>,
  ctx: Context,
): void {
  for (const operation of new Set(kept.map((each) => each.operation))) {
    const calls = kept.filter((each) => each.operation === operation);
    const sent = calls.flatMap(({ request }) => itemsOf(request));
    const items = sent.length;
    const inCalls = calls.length > 1 ? ` in ${calls.length} calls` : '';
    ctx.note(
      `Dry run: ${items} ${what}${items === 1 ? '' : 's'} would be sent with ${operation}${inCalls}; nothing was.`,
    );
    for (const item of sent) ctx.note(preview(what, item, names));
  }
}

type SentItem = { id?: unknown; name?: unknown };

/** The members of one item as they would be sent, such as `UET tag "shop" (5012): {"id":"5012","industry":"Retail"}`. */
function preview(what: string, item: SentItem, names: ReadonlyMap<unknown, string | null>): string {
  const name = names.get(item.id) ?? item.name ?? '';
  return `${what} "${name}"${item.id ? ` (${item.id})` : ''}: ${JSON.stringify(item)}`;
}

/** A write has one list of things in it. */
function itemsOf(request: unknown): SentItem[] {
  return Object.values(request as Record<string, unknown>).find(Array.isArray) ?? [];
}
