import type { UetEvent } from '../../domain/uet-event.js';

/** How often a member comes with an event; `unknown` where a file has names only. */
export type Presence = 'always' | 'sometimes' | 'never' | 'unknown';

/** What goals look at, beside the address. */
export const eventMembers = ['action', 'category', 'label', 'value'] as const;
export type EventMember = (typeof eventMembers)[number];

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
  /** What becomes of it on the way, by the source. */
  warnings: readonly SentWarning[];
}

export interface SentWarning {
  code: string;
  message: string;
  /** The tag refuses the event because of this. */
  lost: boolean;
}

/** `always` of all, `never` of none. */
export function presenceOf(times: number, of: number): Presence {
  if (times === 0) return 'never';
  return times === of ? 'always' : 'sometimes';
}

/** It is known to come, now and then at least. */
export function comes(presence: Presence): boolean {
  return presence === 'always' || presence === 'sometimes';
}
