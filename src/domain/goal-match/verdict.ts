import type { UetEvent } from '../uet-event.js';
import type { MatchRule } from './rules.js';

/**
 * How sure an answer is: `documented` when Microsoft's pages say so whichever way they are read, `inferred` when it needs
 * an assumption that they suggest, `undetermined` when they leave it open.
 */
export type Certainty = 'documented' | 'inferred' | 'undetermined';

/** What a goal can look at. */
export type MatchField = 'action' | 'category' | 'label' | 'value' | 'url';

/** An event to match. A value that came as text is compared as the number that it spells. */
export type Matchable = Omit<UetEvent, 'value'> & { value?: number | string };

/** What one condition says: true, false, or null where that is undetermined. */
export interface Finding {
  holds: boolean | null;
  certainty: Certainty;
  rule: MatchRule;
  /** What the rule does not say in general, such as the part of a regular expression that cannot be tried. */
  detail?: string;
}

/** One condition of a goal beside what the event has there. */
export interface ConditionVerdict extends Finding {
  field: MatchField;
  /** The service's spelling, such as BeginsWith. */
  operator: string;
  expected: string;
  /** null: the event has no such field. */
  found: string | null;
}

/** Whether an event counts for a goal, and by which rule. */
export interface Verdict {
  /** null: undetermined. */
  matches: boolean | null;
  certainty: Certainty;
  rule: MatchRule;
  detail?: string;
  /** The conditions that decided against it, or that are undetermined; none of a match. */
  why: ConditionVerdict[];
}

/** A finding or verdict without more to say about it than its rule. */
export function finding(holds: boolean | null, certainty: Certainty, rule: MatchRule): Finding {
  return { holds, certainty, rule };
}

export function undetermined(rule: MatchRule, detail?: string): Finding {
  return { holds: null, certainty: 'undetermined', rule, ...(detail !== undefined && { detail }) };
}
