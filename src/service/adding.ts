import { goalNameTaken, tagNameTaken } from '../domain/collisions.js';
import type { Goal } from '../domain/goal.js';
import type { Named } from '../domain/named.js';
import { refusalOf } from '../domain/service-codes.js';
import type { Id, UetTag } from '../domain/tag.js';
import type { BingctlError } from '../errors.js';
import type { GoalListing } from './list-all.js';
import type { BatchError, Call, CallOptions, Sent, SentGoal } from './operations.js';

/** What the service said to one add, positions as sent: null where it made nothing. */
export interface AddAnswer<T> {
  made: (T | null)[];
  partialErrors: BatchError[];
  trackingId: string | null;
}

/** Something that is there under a name that was to be added. */
export interface Found<T> {
  id: Id;
  name: string | null;
  value: T;
  fields: object;
}

/** How one kind of thing is added: tags and goals differ in nothing else. */
export interface Adding<S, T> {
  what: string;
  nameOf(sent: S): string;
  idOf(made: T): Id;
  send(items: readonly S[]): Promise<AddAnswer<T>>;
  /** What holds names now: everything, or it rejects. */
  lookUp(): Promise<Found<T>[]>;
  /** What the service calls "this name is taken". */
  nameTaken: { code: number; errorCode: string };
  takenBy(holder: Named): BingctlError;
  /** Why a name can be taken by what cannot be seen; null: then the service's own words are all there is to say. */
  takenUnseen: string | null;
}

export function tagAdding(
  call: Call,
  writing: CallOptions,
  ownTags: () => Promise<UetTag[]>,
): Adding<Sent<UetTag>, UetTag> {
  return {
    what: 'UET tag',
    nameOf: (tag) => tag.name ?? '',
    idOf: (tag) => tag.id,
    async send(slice) {
      const { uetTags, ...rest } = await call('AddUetTags', { uetTags: [...slice] }, writing);
      return { made: uetTags, ...rest };
    },
    async lookUp() {
      return (await ownTags()).map((tag) => ({ id: tag.id, name: tag.name, value: tag, fields: tag }));
    },
    nameTaken: refusalOf('UetTagNameAlreadyExists'),
    takenBy: tagNameTaken,
    takenUnseen: null,
  };
}

/** The value of an added goal is its id: that is all the service answers with. */
export function goalAdding(call: Call, writing: CallOptions, goals: () => Promise<GoalListing>): Adding<SentGoal, Id> {
  return {
    what: 'conversion goal',
    nameOf: (goal) => String(goal.name ?? ''),
    idOf: (id) => id,
    async send(slice) {
      const { conversionGoalIds, ...rest } = await call('AddConversionGoals', { conversionGoals: [...slice] }, writing);
      return { made: conversionGoalIds, ...rest };
    },
    async lookUp() {
      const { goals: found, unread } = await goals();
      // A type that cannot be read may hold what is looked for: better unknown than made twice.
      if (unread[0]) throw unread[0].error;
      return found.filter(hasId).map((goal) => ({ id: goal.id, name: goal.name, value: goal.id, fields: goal }));
    },
    nameTaken: refusalOf('ConversionGoalNameAlreadyExists'),
    takenBy: goalNameTaken,
    // Goal names are unique in the customer, and are never free again (help page "Create a conversion goal").
    takenUnseen: 'used in another account of this customer, or once before',
  };
}

function hasId(goal: Goal): goal is Goal & { id: Id } {
  return goal.id !== null;
}
