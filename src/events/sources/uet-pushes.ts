import type { Call } from '../destination.js';
import { isRecord } from '../values.js';

/** The arguments of one push to the queue of the tag. */
export type Push = readonly unknown[];

export interface PagePushes {
  /** In the order in which they leave. */
  pushes: Push[];
  /** Pushed before the script was there, and never sent because no page load follows. */
  unsent: Push[];
  /** The address of the page, where it is said. */
  href?: string;
}

/**
 * What a page pushes: `{"pushes": [[...]], "queued": [...], "href"}`, a list of pushes, the arguments of one push, or the
 * object of the old form by itself.
 */
export function pushesOf(call: unknown): PagePushes {
  if (!isRecord(call) || !('pushes' in call || 'queued' in call)) return { pushes: listed(call), unsent: [] };
  const pushes = listed(call.pushes);
  const queued = listed(call.queued);
  const href = typeof call.href === 'string' ? { href: call.href } : {};
  const first = pushes.findIndex(isPageLoad);
  const loads = first !== -1 || queued.some(isPageLoad);
  if (queued.length > 0 && !loads) return { pushes, unsent: queued, ...href };
  // Whatever was queued before the script came leaves in its order, behind the first page load.
  return { pushes: [...pushes.slice(0, first + 1), ...queued, ...pushes.slice(first + 1)], unsent: [], ...href };
}

function isPageLoad(push: Push): boolean {
  return push[0] === 'pageLoad';
}

function listed(value: unknown): Push[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) return [[value]];
  if (value.every(Array.isArray)) return value as Push[];
  return regrouped(value);
}

const commands = ['event', 'set', 'consent', 'config'];

/** Pushes with several arguments lie flat in a queue: a command, its words, and the object that ends it. */
function regrouped(flat: readonly unknown[]): Push[] {
  const pushes: Push[] = [];
  let open: unknown[] | null = null;
  for (const each of flat) {
    if (Array.isArray(each)) {
      open = null;
      pushes.push(each);
    } else if (typeof each === 'string' && (open === null || open.length > 1)) {
      open = commands.includes(each) ? [each] : null;
      pushes.push(open ?? [each]);
    } else if (open === null) {
      pushes.push([each]);
    } else {
      open.push(each);
      if (typeof each !== 'string') open = null;
    }
  }
  return pushes;
}

/** The call of {@link pushesOf} for an event that a page would push by its name. */
export function pushOf(name: string, parameters: Call): Call {
  return { pushes: [['event', name, parameters]] };
}
