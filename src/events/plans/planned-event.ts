import type { PlanFormat } from '../../domain/plan-format.js';

/**
 * What sends the event: a call of an analytics SDK, a GA4 tag, or a push to the data layer that a trigger of the tag
 * manager waits for. Only those of {@link eventGoalKinds} can become Event goals.
 */
export type EventKind = 'track' | 'page' | 'screen' | 'identify' | 'group' | 'alias' | 'ga4' | 'trigger';

export const eventGoalKinds: readonly EventKind[] = ['track', 'ga4', 'trigger'];

export interface PlannedProperty {
  name: string;
  /** As the file has it, several joined by `|`; null where it says none. */
  type: string | null;
  /** By the plan; in a sample: it came with every call. */
  required: boolean;
}

export interface PlannedEvent {
  /** null where calls of this kind have no name, such as page calls. */
  name: string | null;
  kind: EventKind;
  deprecated: boolean;
  properties: PlannedProperty[];
  /** How often a sample has it; absent where the file is a plan. */
  count?: number;
  /** Where the file names it, where that is known. */
  line?: number;
}

/** The members of an event that a UET tag of the tag manager fixes. */
export const uetMembers = ['action', 'category', 'label', 'value', 'revenue', 'currency'] as const;
export type UetMember = (typeof uetMembers)[number];

/**
 * One UET tag of a Google Tag Manager container: what Microsoft will receive. A member that the tag leaves out is absent;
 * one that a variable fills when the page runs is null, and listed in `unresolved`.
 */
export type UetTagUse = { [member in UetMember]?: string | null } & {
  /** What the container calls it. */
  tagName: string | null;
  tagId: string | null;
  evt: 'custom' | 'pageLoad';
  unresolved?: (UetMember | 'tagId')[];
  /** The data layer's event that it fires on. */
  trigger?: string;
};

export interface PlanWarning {
  code:
    | 'name-differs-in-case'
    | 'name-nearly-the-same'
    | 'name-blank-at-end'
    | 'name-look-alike'
    | 'name-unsendable'
    | 'name-empty'
    | 'duplicate-name'
    | 'unresolved'
    | 'paused'
    | 'reference-missing'
    | 'malformed-line'
    | 'too-many-names';
  /** A sentence for a person. */
  message: string;
  line?: number;
}

/** What a file says about the events that somebody sends. */
export interface EventPlan {
  format: PlanFormat;
  events: PlannedEvent[];
  /** Only of a container. */
  uet: UetTagUse[];
  warnings: PlanWarning[];
}

/** What a reader of one format finds; names are judged afterwards, for all formats alike. */
export interface PlanReading {
  events: PlannedEvent[];
  uet?: UetTagUse[];
  warnings?: PlanWarning[];
}
