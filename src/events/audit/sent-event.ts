import type { UetEvent } from '../../domain/uet-event.js';

/** How often a member comes with an event. */
export type Presence = 'always' | 'sometimes' | 'never';

/** What goals look at, beside the address. */
export type EventMember = 'action' | 'category' | 'label' | 'value';

/** One event that a site sends: in a plan what it will be, in a sample all that were alike. */
export interface SentEvent {
  /** As people know it: the analytics event's name, else the label or the action. */
  name: string;
  /** The members that are the same every time. Values, revenues and addresses are not in it. */
  event: UetEvent;
  /** The members that properties fill, with what only the running site knows. */
  unknown: readonly EventMember[];
  /** The event values that came; empty in a plan. */
  values: readonly number[];
  revenue: Presence;
  currency: Presence;
  /** The currencies that came, as they were sent; empty in a plan. */
  currencies: readonly string[];
  /** How often a sample has it; null in a plan. */
  count: number | null;
  /** The plan keeps it for the past: nobody needs a goal for it. */
  deprecated: boolean;
  /** What becomes of its money on the way, by the source. */
  warnings: readonly { code: string; message: string }[];
}

/** `always` of all, `never` of none. */
export function presenceOf(times: number, of: number): Presence {
  if (times === 0) return 'never';
  return times === of ? 'always' : 'sometimes';
}
