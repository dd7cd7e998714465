import type { Clock } from '../clock.js';
import { type Goal, type GoalType, goalAdditionalFields } from '../domain/goal.js';
import type { Id, UetTag } from '../domain/tag.js';
import { BingctlError, type Outcome } from '../errors.js';
import { inBatches } from './batch.js';
import { differingMembers } from './differences.js';
import { type Kept, keepWrites } from './dry-run.js';
import type { Interrupt } from './interrupt.js';
import { type GoalListing, listGoals } from './list-all.js';
import { type Adding, addOnce } from './once.js';
import type { BatchError, Call, CallOptions, Sent, SentGoal } from './operations.js';
import { type ItemResult, refusal } from './results.js';

/** An update of one thing: what is sent, and the name to speak of it by. */
export interface Update<S> {
  id: Id;
  name: string | null;
  sent: S;
}

/** Told how many items of a write are settled. */
export type OnSettled = (settled: number) => void;

/** The tags and goals of one account, over whichever transport. Nothing here prints; failures are BingctlErrors. */
export interface Campaigns {
  /** Writes that a dry run kept back; null when writes are sent. */
  readonly kept: Kept[] | null;
  /** All tags that the customer can see. */
  tags(): Promise<UetTag[]>;
  /** All goals of the account: see {@link GoalListing} for what could not be read. */
  goals(): Promise<GoalListing>;
  /** Goals that use one of the tags: types without a tag are never among them. */
  goalsOfTags(tagIds: readonly Id[]): Promise<Goal[]>;
  /** Goals by id and type, positions as given, null where nothing came. */
  goalsByIds(wanted: readonly { id: Id; type: GoalType }[]): Promise<(Goal | null)[]>;
  /** Whether MSCLKID auto-tagging is on for the account; null when the service does not say. */
  autoTagging(): Promise<boolean | null>;
  addTags(tags: readonly Sent<UetTag>[], onSettled?: OnSettled): Promise<ItemResult<UetTag>[]>;
  updateTags(updates: readonly Update<Sent<UetTag>>[], onSettled?: OnSettled): Promise<ItemResult<null>[]>;
  /** The value of a result is the id of the goal. */
  addGoals(goals: readonly SentGoal[], onSettled?: OnSettled): Promise<ItemResult<Id>[]>;
  updateGoals(updates: readonly Update<SentGoal>[], onSettled?: OnSettled): Promise<ItemResult<null>[]>;
  /** The key of the Conversions API. The service makes one when there is none: this is a write. Null in a dry run. */
  authKey(tagId: Id): Promise<string | null>;
}

export interface CampaignsOptions {
  call: Call;
  /** Whose tags are its own; null: it is not known, and every tag counts as one. */
  customerId?: Id | null;
  dryRun: boolean;
  concurrency: number;
  maxRetries: number;
  clock: Clock;
  interrupt: Interrupt;
}

const tagTypes: GoalType[] = ['Url', 'Duration', 'PagesViewedPerVisit', 'Event'];

export function createCampaigns(options: CampaignsOptions): Campaigns {
  const { concurrency, maxRetries, clock, interrupt } = options;
  const guarded = options.dryRun ? keepWrites(options.call) : { call: options.call, kept: null };
  const { call, kept } = guarded;
  const reading: CallOptions = { signal: interrupt.first };
  const writing: CallOptions = { signal: interrupt.second, stop: interrupt.first };

  const tags = async () => {
    const request = { tagIds: null, returnAdditionalFields: ['Industry'] };
    const { uetTags } = await call('GetUetTagsByIds', request, reading);
    return uetTags.filter((tag) => tag !== null);
  };
  // A tag that another customer shares may have the name of one that was just made.
  const isOwn = ({ customerShare }: UetTag) =>
    !options.customerId || (customerShare?.ownerCustomerId ?? options.customerId) === options.customerId;
  const goals = () => listGoals(call, reading);

  /** One write over all its slices. A failure that would hit every slice alike keeps the others from being sent. */
  async function write<I, T>(
    items: readonly I[],
    about: (item: I) => { name: string | null; id: Id | null },
    work: (slice: readonly I[], offset: number, stopped: () => boolean) => Promise<ItemResult<T>[]>,
    onSettled?: OnSettled,
  ): Promise<ItemResult<T>[]> {
    let fatal: BingctlError | null = null;
    const stopped = () => fatal !== null || interrupt.first.aborted;
    const results = await inBatches(
      items,
      async (slice, offset) => {
        const done = await work(slice, offset, stopped);
        fatal ??= done.find(({ error }) => error !== null && error.kind !== 'refused')?.error ?? null;
        return done;
      },
      { concurrency, stopped, ...(onSettled && { onSettled }) },
    );
    const unsent = fatal ?? new BingctlError('interrupted', 'interrupted before it was sent');
    return items.map(
      (item, index) =>
        results[index] ?? { index, ...about(item), outcome: 'notSent' as const, value: null, error: unsent },
    );
  }

  function add<S, T>(items: readonly S[], adding: Adding<S, T>, onSettled?: OnSettled): Promise<ItemResult<T>[]> {
    const unsettled: Outcome = kept ? 'planned' : 'unknown';
    return write(
      items,
      (item) => ({ name: adding.nameOf(item), id: null }),
      (slice, offset, stopped) => addOnce(slice, offset, adding, { maxRetries, clock, stopped, unsettled }),
      onSettled,
    );
  }

  function update<S>(
    updates: readonly Update<S>[],
    send: (sent: S[]) => Promise<{ partialErrors: BatchError[]; trackingId: string | null }>,
    onSettled?: OnSettled,
  ): Promise<ItemResult<null>[]> {
    return write(
      updates,
      ({ id, name }) => ({ id, name }),
      async (slice, offset) => updateResults(slice, offset, send, kept ? 'planned' : 'updated'),
      onSettled,
    );
  }

  return {
    kept,
    tags,
    goals,
    async goalsOfTags(tagIds) {
      const request = {
        tagIds: [...tagIds],
        conversionGoalTypes: tagTypes,
        returnAdditionalFields: goalAdditionalFields,
      };
      const { conversionGoals } = await call('GetConversionGoalsByTagIds', request, reading);
      return conversionGoals.filter((goal) => goal !== null);
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
      const request = { accountPropertyNames: ['MSCLKIDAutoTaggingEnabled'] };
      const { accountProperties } = await call('GetAccountProperties', request, reading);
      const value = accountProperties.find((property) => property?.name === 'MSCLKIDAutoTaggingEnabled')?.value;
      return value ? value.toLowerCase() === 'true' : null;
    },
    addTags(items, onSettled) {
      return add<Sent<UetTag>, UetTag>(
        items,
        {
          what: 'UET tag',
          nameTaken: 5303,
          nameOf: (tag) => tag.name ?? '',
          idOf: (tag) => tag.id,
          async send(slice) {
            const { uetTags, ...rest } = await call('AddUetTags', { uetTags: [...slice] }, writing);
            return { made: uetTags, ...rest };
          },
          lookUp: async () =>
            (await tags()).filter(isOwn).map((tag) => ({ id: tag.id, name: tag.name, value: tag, fields: tag })),
          differences: differingMembers,
        },
        onSettled,
      );
    },
    updateTags: (updates, onSettled) =>
      update(updates, (uetTags) => call('UpdateUetTags', { uetTags }, writing), onSettled),
    addGoals(items, onSettled) {
      return add<SentGoal, Id>(
        items,
        {
          what: 'conversion goal',
          nameTaken: 5317,
          nameOf: (goal) => String(goal.name ?? ''),
          idOf: (id) => id,
          async send(slice) {
            const request = { conversionGoals: [...slice] };
            const { conversionGoalIds, ...rest } = await call('AddConversionGoals', request, writing);
            return { made: conversionGoalIds, ...rest };
          },
          async lookUp() {
            const { goals: found, unread } = await goals();
            // A type that cannot be read may hold what is looked for: better unknown than made twice.
            if (unread[0]) throw unread[0].error;
            return found.flatMap((goal) =>
              goal.id === null ? [] : [{ id: goal.id, name: goal.name, value: goal.id, fields: goal }],
            );
          },
          differences: differingMembers,
        },
        onSettled,
      );
    },
    updateGoals: (updates, onSettled) =>
      update(updates, (conversionGoals) => call('UpdateConversionGoals', { conversionGoals }, writing), onSettled),
    async authKey(uetTagId) {
      const { uetTagAuthKey, partialErrors, trackingId } = await call('GetUetTagAuthKey', { uetTagId }, writing);
      if (partialErrors.length > 0) throw refusal(partialErrors, trackingId);
      return uetTagAuthKey;
    },
  };
}

async function updateResults<S>(
  slice: readonly Update<S>[],
  offset: number,
  send: (sent: S[]) => Promise<{ partialErrors: BatchError[]; trackingId: string | null }>,
  done: Outcome,
): Promise<ItemResult<null>[]> {
  const result = ({ id, name }: Update<S>, position: number, outcome: Outcome, error: BingctlError | null) => ({
    index: offset + position,
    id,
    name,
    outcome,
    value: null,
    error,
  });
  try {
    const { partialErrors, trackingId } = await send(slice.map(({ sent }) => sent));
    return slice.map((one, position) => {
      const errors = partialErrors.filter(({ index }) => index === position);
      return errors.length === 0
        ? result(one, position, done, null)
        : result(one, position, 'refused', refusal(errors, trackingId));
    });
  } catch (error) {
    if (!(error instanceof BingctlError)) throw error;
    const outcome: Outcome = error.kind === 'refused' ? 'refused' : error.mayBeDone ? 'unknown' : 'notSent';
    return slice.map((one, position) => result(one, position, outcome, error));
  }
}
