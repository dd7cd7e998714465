import type { Clock } from '../clock.js';
import { type Goal, type GoalType, goalAdditionalFields } from '../domain/goal.js';
import { autoTaggingProperty } from '../domain/side-effects.js';
import type { Id, UetTag } from '../domain/tag.js';
import { BingctlError } from '../errors.js';
import { inBatches } from './batch.js';
import { type Kept, keepWrites } from './dry-run.js';
import type { Interrupt } from './interrupt.js';
import { limited, type Places, places } from './limit.js';
import type { GoalListing } from './list-all.js';
import type { Wait } from './once.js';
import type { Answer, Call, CallOptions, Sent, SentGoal } from './operations.js';
import { type ItemResult, refusal } from './results.js';
import type { OnSettled, Update } from './writing.js';

/** The tags and goals of one account, over whichever transport. Nothing here prints; failures are BingctlErrors. */
export interface Campaigns {
  /** Whose tags are its own. */
  readonly customerId: Id | null;
  /** Writes that a dry run kept back; null when writes are sent. */
  readonly kept: Kept[] | null;
  /** All tags that the customer can see, or it rejects: with `unread` when the service leaves some out. */
  tags(): Promise<UetTag[]>;
  /** All goals of the account: see {@link GoalListing} for what could not be read. */
  goals(): Promise<GoalListing>;
  /** Goals that use one of the tags: types without a tag are never among them. */
  goalsOfTags(tagIds: readonly Id[]): Promise<GoalListing>;
  /** Goals by id and type, positions as given, null where nothing came. */
  goalsByIds(wanted: readonly { id: Id; type: GoalType }[]): Promise<(Goal | null)[]>;
  /** Whether MSCLKID auto-tagging is on for the account; null when the service does not say. */
  autoTagging(): Promise<boolean | null>;
  addTags(tags: readonly Sent<UetTag>[], onSettled?: OnSettled<UetTag>): Promise<ItemResult<UetTag>[]>;
  updateTags(updates: readonly Update<Sent<UetTag>>[], onSettled?: OnSettled<null>): Promise<ItemResult<null>[]>;
  /** The value of a result is the id of the goal. */
  addGoals(goals: readonly SentGoal[], onSettled?: OnSettled<Id>): Promise<ItemResult<Id>[]>;
  updateGoals(updates: readonly Update<SentGoal>[], onSettled?: OnSettled<null>): Promise<ItemResult<null>[]>;
  /** The key of the Conversions API. The service makes one when there is none: this is a write. Null in a dry run. */
  authKey(tagId: Id): Promise<string | null>;
}

export interface CampaignsOptions {
  call: Call;
  customerId: Id | null;
  dryRun: boolean;
  concurrency: number;
  /** Shared with other accounts; as many as `concurrency` of its own when left out. */
  places?: Places;
  maxRetries: number;
  clock: Clock;
  interrupt: Interrupt;
  /** Told before each wait for a further try of an add. */
  tell: (event: Wait) => void;
  /** Told when the first signal to stop comes while a write is in flight: it is still waited for. */
  stopping: () => void;
}

const tagTypes: GoalType[] = ['Url', 'Duration', 'PagesViewedPerVisit', 'Event'];

export function createCampaigns(options: CampaignsOptions): Campaigns {
  const { concurrency, interrupt, customerId } = options;
  const atMost = limited(options.call, options.places ?? places(concurrency));
  const { call, kept } = options.dryRun ? keepWrites(atMost) : { call: atMost, kept: null };
  // Most commands read.
  const loadWriting = async () => {
    const [{ createWriting }, adding] = await Promise.all([import('./writing.js'), import('./adding.js')]);
    return { ...createWriting({ ...options, dryRun: kept !== null }), ...adding };
  };
  const reading: CallOptions = { signal: interrupt.first };
  const toWrite: CallOptions = { signal: interrupt.second, stop: interrupt.first };
  // What became of a write is still asked after the first Ctrl-C, once: without it the item would stay unknown.
  const toSettle = toWrite;

  const tags = async (how: CallOptions = reading) => {
    const request = { tagIds: null, returnAdditionalFields: ['Industry'] };
    const { uetTags, partialErrors, trackingId } = await call('GetUetTagsByIds', request, how);
    if (partialErrors.length > 0) throw unreadTags(refusal(partialErrors, trackingId));
    return uetTags.filter((tag) => tag !== null);
  };
  /** Names are unique in a customer: a tag that another one shares with it may be called the same. */
  const ownTags = async () =>
    (await tags(toSettle)).filter(({ customerShare }) => (customerShare?.ownerCustomerId ?? customerId) === customerId);

  const goals = async (how: CallOptions) => (await import('./list-all.js')).listGoals(call, how);

  return {
    customerId,
    kept,
    tags: () => tags(),
    goals: () => goals(reading),
    async goalsOfTags(tagIds) {
      const request = {
        tagIds: [...tagIds],
        conversionGoalTypes: tagTypes,
        returnAdditionalFields: goalAdditionalFields,
      };
      const { conversionGoals, partialErrors, trackingId } = await call('GetConversionGoalsByTagIds', request, reading);
      const goals = conversionGoals.filter((goal) => goal !== null);
      const error = partialErrors.length > 0 ? refusal(partialErrors, trackingId) : null;
      return { goals, unavailable: [], unread: error ? [{ types: tagTypes, error }] : [] };
    },
    async goalsByIds(wanted) {
      const found = await inBatches(
        wanted,
        async (slice) => {
          const request = {
            conversionGoalIds: slice.map(({ id }) => id),
            conversionGoalTypes: [...new Set(slice.map(({ type }) => type))],
            returnAdditionalFields: goalAdditionalFields,
          };
          const { conversionGoals } = await call('GetConversionGoalsByIds', request, reading);
          return slice.map(({ id }) => conversionGoals.find((goal) => goal?.id === id) ?? null);
        },
        { concurrency },
      );
      return found.map((goal) => goal ?? null);
    },
    async autoTagging() {
      const request = { accountPropertyNames: [autoTaggingProperty] };
      const { accountProperties } = await call('GetAccountProperties', request, reading);
      const value = accountProperties.find((property) => property?.name === autoTaggingProperty)?.value;
      return value ? value.toLowerCase() === 'true' : null;
    },
    async addTags(items, onSettled) {
      const { add, tagAdding } = await loadWriting();
      return add(items, tagAdding(call, toWrite, ownTags), onSettled);
    },
    async updateTags(updates, onSettled) {
      const { update } = await loadWriting();
      return update(updates, (uetTags) => call('UpdateUetTags', { uetTags }, toWrite), onSettled);
    },
    async addGoals(items, onSettled) {
      const { add, goalAdding } = await loadWriting();
      return add(
        items,
        goalAdding(call, toWrite, () => goals(toSettle)),
        onSettled,
      );
    },
    async updateGoals(updates, onSettled) {
      const { update } = await loadWriting();
      return update(
        updates,
        (conversionGoals) => call('UpdateConversionGoals', { conversionGoals }, toWrite),
        onSettled,
      );
    },
    async authKey(uetTagId) {
      const { uetTagAuthKey, partialErrors, trackingId } = await askForKey(call, uetTagId, toWrite);
      if (partialErrors.length > 0) throw refusal(partialErrors, trackingId);
      return uetTagAuthKey;
    },
  };
}

/** Some tags came, and a list that lacks the others must not pass for all of them. */
function unreadTags({ message, code, errorCode, trackingId }: BingctlError): BingctlError {
  const details = { code, errorCode, trackingId };
  return new BingctlError('unread', `not all UET tags could be read: ${message}`, details);
}

async function askForKey(call: Call, uetTagId: Id, how: CallOptions): Promise<Answer<'GetUetTagAuthKey'>> {
  try {
    return await call('GetUetTagAuthKey', { uetTagId }, how);
  } catch (error) {
    if (!(error instanceof BingctlError) || !error.mayBeDone) throw error;
    const { message, code, errorCode, trackingId } = error;
    throw new BingctlError('unknownOutcome', `it is not known whether UET tag ${uetTagId} got a key: ${message}`, {
      code,
      errorCode,
      trackingId,
      // getuettagauthkey.md: a key is made once, and is the same afterwards.
      hint: 'run it again: a key that was made already is the one that comes',
      cause: error,
    });
  }
}
