import type { EventSource } from '../../domain/event-source.js';
import type { Goal } from '../../domain/goal.js';
import type { UetTag } from '../../domain/tag.js';
import type { DestinationSettings } from '../destination.js';
import type { AuditFinding } from './finding.js';
import type { Hits } from './hits.js';
import type { SentEvent } from './sent-event.js';

/** What a rule may look at. */
export interface AuditView {
  goals: readonly Goal[];
  /** Those of them that count now. */
  active: readonly Goal[];
  /** Those of them that tell events apart: what counts everything hides what the others do. */
  telling: readonly Goal[];
  /** null: not known, as offline. */
  tags: readonly UetTag[] | null;
  /** null: nobody said who sends the events. */
  source: EventSource | null;
  settings: DestinationSettings;
  /** null: nobody said which events there are. */
  sent: readonly SentEvent[] | null;
  /** The events are a sample: what is not in it may be sent all the same. */
  isSample: boolean;
  /** Url goals that no address of a sample counts for; empty where no addresses are known. */
  unvisited: readonly Goal[];
  hits: Hits;
  /** Those that count for a goal which tells events apart. */
  counted: ReadonlySet<SentEvent>;
  /** Someone said that this event matters, or its name or its required revenue says so. */
  importanceOf(sent: SentEvent): 'named' | 'likely' | null;
  /** The command that makes the goal which an event lacks. */
  createFor(sent: SentEvent): string;
  /** The command that shows what becomes of each event. */
  mapCommand: string;
  /** The currency for goals that have none: the one that most goals have. */
  currencyForNew: string;
}

/** Finds one kind of mistake. */
export type AuditRule = (view: AuditView) => AuditFinding[];

/** Device-mode sources put the event's name into the label and `track` into the action. */
export function namesAreLabels(source: EventSource | null): boolean {
  return source === 'segment' || source === 'rudderstack';
}
