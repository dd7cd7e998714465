import { expect, test } from 'vitest';
import { systemClock } from '../../src/clock.js';
import { BingctlError } from '../../src/errors.js';
import { createCampaigns } from '../../src/service/campaigns.js';
import { listGoals } from '../../src/service/list-all.js';
import type { Call } from '../../src/service/operations.js';
import { storedEventGoal } from '../domain/goals.js';

const partialErrors = [
  { code: 5999, details: null, errorCode: 'Unheard', fieldPath: 'Name', index: 0, message: 'not this one' },
];
const there = storedEventGoal();

/** A service that answers with `answer`, whatever it is asked. */
function answering(answer: object): Call {
  return (async () => ({ partialErrors: [], trackingId: 'T', ...answer })) as unknown as Call;
}

function campaignsOver(call: Call) {
  const never = new AbortController().signal;
  return createCampaigns({
    call,
    customerId: '1001',
    dryRun: false,
    concurrency: 4,
    maxRetries: 0,
    clock: systemClock,
    interrupt: { first: never, second: never },
    tell: () => {},
    stopping: () => {},
  });
}

test('tags that the service could not read make the list unread', async () => {
  const { tags } = campaignsOver(answering({ uetTags: [null], partialErrors }));
  await expect(tags()).rejects.toMatchObject({
    kind: 'unread',
    code: 5999,
    errorCode: 'Unheard',
    trackingId: 'T',
    message: 'not all UET tags could be read: not this one',
  });
});

test('goals of a tag that the service could not read are told beside those that came', async () => {
  const { goalsOfTags } = campaignsOver(answering({ conversionGoals: [there, null], partialErrors }));
  expect(await goalsOfTags(['1'])).toMatchObject({
    goals: [there],
    unread: [{ error: { code: 5999, trackingId: 'T' } }],
  });
});

test('goals of a part that the service could not read whole are told beside those that came', async () => {
  const listing = await listGoals((async (_: unknown, request: { conversionGoalTypes: string[] }) => ({
    conversionGoals: request.conversionGoalTypes.includes('Event') ? [there, null] : [],
    partialErrors: request.conversionGoalTypes.includes('Event') ? partialErrors : [],
    trackingId: 'T',
  })) as unknown as Call);
  expect(listing).toMatchObject({
    goals: [there],
    unavailable: [],
    unread: [{ types: expect.arrayContaining(['Url', 'Event']), error: { code: 5999, fieldPath: 'Name', items: [] } }],
  });
});

test.each([
  ['signedOut', 'InStoreTransaction'],
  ['interrupted', 'InStoreTransaction'],
  ['unreachable', ''],
  ['forbidden', ''],
] as const)('the goals fail as a whole: %s of %j', async (kind, type) => {
  const failing = (async (_: unknown, request: { conversionGoalTypes: string[] }) => {
    if (type === '' || request.conversionGoalTypes.includes(type)) throw new BingctlError(kind, 'no');
    return { conversionGoals: [], partialErrors: [], trackingId: null };
  }) as unknown as Call;
  await expect(listGoals(failing)).rejects.toMatchObject({ kind });
});

test.each(['refused', 'forbidden', 'unreachable', 'unexpected'] as const)('%s of one part is told', async (kind) => {
  const failing = (async (_: unknown, request: { conversionGoalTypes: string[] }) => {
    if (request.conversionGoalTypes.includes('InStoreTransaction')) throw new BingctlError(kind, 'no');
    return {
      conversionGoals: request.conversionGoalTypes.length > 1 ? [there] : [],
      partialErrors: [],
      trackingId: null,
    };
  }) as unknown as Call;
  expect(await listGoals(failing)).toMatchObject({
    goals: [there],
    unread: [{ types: ['InStoreTransaction'], error: { kind } }],
  });
});
