import type { EventSource } from '../../domain/event-source.js';
import type { ExpressionOperator, Goal, GoalFields } from '../../domain/goal.js';
import { checkNewGoal } from '../../domain/goal-rules.js';
import type { SideEffect } from '../../domain/side-effects.js';
import type { UetTag } from '../../domain/tag.js';

/** A goal while it is being asked for. */
export interface GoalDraft {
  /** As they will be sent; `tagId` is an id, and missing while the tag has still to be made. */
  fields: GoalFields;
  /** The tag to make first. */
  newTag?: { name: string };
  /** The short form: who sends the event, and what it is called there. The condition of the goal follows from it. */
  source?: EventSource;
  event?: string;
  operator?: ExpressionOperator;
  /** Of a source that sends the name in a field that the user maps: it is the label. */
  labelMapped?: boolean;
  /** `false`: the summary was not agreed to. */
  agreed?: boolean;
}

/** An event that a tracking plan or a sample holds. */
export interface KnownEvent {
  name: string;
  /** Such as `deprecated` or `1,204 times`. */
  note?: string;
  properties: readonly string[];
}

/** The condition that counts an event, and what a person should know of it. */
export interface Proposal {
  fields: GoalFields;
  notes: readonly string[];
}

/** What the form knows beside the draft: the account, the events, and how sources send them. */
export interface GoalWorld {
  tags: readonly UetTag[];
  goals: readonly Goal[];
  events: readonly KnownEvent[];
  /** Whether auto-tagging is on; null when that could not be read. */
  autoTagging: boolean | null;
  /** Whether a name that is taken is no answer. */
  refuseTaken: boolean;
  propose(draft: GoalDraft): Proposal | null;
  sideEffects(draft: GoalDraft): readonly SideEffect[];
}

/** What is wrong with a member as the rules see it; null when nothing is. Of what is still missing nothing is said. */
export function problemOf(fields: GoalFields, ...members: string[]): string | null {
  const problem = checkNewGoal(fields).find(({ field }) => members.includes(field));
  if (!problem) return null;
  return problem.hint ? `${problem.message} (${problem.hint})` : problem.message;
}

/** The draft with these fields beside the others. */
export function having({ fields }: GoalDraft, more: GoalFields): Pick<GoalDraft, 'fields'> {
  return { fields: { ...fields, ...more } };
}

/** Whether the goal has a condition, by fields or by an event's name. */
export function hasCondition({ fields, event }: GoalDraft): boolean {
  const given = [fields.actionExpression, fields.categoryExpression, fields.labelExpression, fields.value];
  return event !== undefined || given.some((each) => each !== undefined && each !== null);
}
