import { afterEach, describe, expect, test } from 'vitest';
import {
  aDurationGoal,
  anAccount,
  anAppDownloadGoal,
  anAppInstallGoal,
  anEventGoal,
  anInStoreGoal,
  anOfflineGoal,
  aTag,
  aUrlGoal,
} from '../kit/account.js';
import { asking, type Members, transports } from './faces.js';
import { anEmulator, control, stopEmulators, type Value } from './wire.js';

afterEach(stopEmulators);

const shop = anAccount({
  tags: [aTag({ id: '5' }), aTag({ id: '6' })],
  goals: [
    anEventGoal({ id: '71', attributionModelType: 'DataDriven', viewThroughConversionWindowInMinutes: 60 }),
    aUrlGoal({ id: '72', tagId: '6' }),
    aDurationGoal({ id: '73' }),
    anOfflineGoal({ id: '74' }),
    anAppInstallGoal({ id: '75' }),
    anAppDownloadGoal({ id: '76' }),
    anInStoreGoal({ id: '77' }),
    aUrlGoal({ id: '700', scope: 'Customer' }),
  ],
});
const everyType = {
  ConversionGoalTypes: [
    'Url',
    'Duration',
    'PagesViewedPerVisit',
    'Event',
    'AppInstall',
    'OfflineConversion',
    'InStoreTransaction',
    'AppDownload',
  ],
};
const typed = (...ConversionGoalTypes: string[]) => ({ ConversionGoalTypes });
const withFields = (...ReturnAdditionalFields: string[]) => ({ ReturnAdditionalFields });

type Goal = { [member: string]: Value };
const idsOf = (value: Value | undefined) => (value as (Goal | null)[]).map((goal) => goal?.Id ?? null);

describe.each(transports)('over %s', (transport) => {
  const ask = asking(transport);
  const byIds = async (request: Members, account = '2001') =>
    (await ask(await anEmulator(shop), 'GetConversionGoalsByIds', request, { account })).answer.ConversionGoals;

  describe('GetConversionGoalsByIds', () => {
    test('lists all of the types that are asked for, in the order of their ids', async () => {
      expect(idsOf(await byIds(typed('Url', 'Duration')))).toEqual(['72', '73', '700']);
      expect(idsOf(await byIds({ ConversionGoalIds: null, ...typed('OfflineConversion') }))).toEqual(['74']);
      expect(idsOf(await byIds(typed('PagesViewedPerVisit')))).toEqual([]);
    });

    test('shows an account its own goals and those of the customer', async () => {
      expect(idsOf(await byIds(everyType, '2002'))).toEqual(['75', '77', '700']);
    });

    test('hides app downloads until their field is asked for, by type and by id', async () => {
      const byId = { ConversionGoalIds: ['76'], ...typed('AppDownload') };
      expect(idsOf(await byIds(typed('AppDownload')))).toEqual([]);
      expect(idsOf(await byIds(byId))).toEqual([null]);
      expect(idsOf(await byIds({ ...byId, ...withFields('ApplicationDownloadGoal') }))).toEqual(['76']);
    });

    test('keeps the places of ids', async () => {
      const request = { ConversionGoalIds: ['73', '404', '71'], ...typed('Event', 'Duration') };
      const { answer, refusals } = await ask(await anEmulator(shop), 'GetConversionGoalsByIds', request);
      expect(idsOf(answer.ConversionGoals)).toEqual(['73', null, '71']);
      expect(refusals).toEqual([[1, 5314]]);
    });
  });

  describe('additional fields', () => {
    const hidden = [
      'AttributionModelType',
      'GoalCategory',
      'IsAutoGoal',
      'IsEnhancedConversionsEnabled',
      'ViewThroughConversionWindowInMinutes',
    ];
    const read = async (request: Members) => ((await byIds(request)) as [Goal])[0];
    const event = { ConversionGoalIds: ['71'], ...typed('Event') };

    test('are left out, not nil, unless asked for', async () => {
      const goal = await read(event);
      expect(hidden.filter((name) => name in goal)).toEqual([]);
    });

    test.each([
      ['GoalCategory', 'Purchase'],
      ['IsAutoGoal', 'false'],
      ['IsEnhancedConversionsEnabled', 'false'],
      ['ViewThroughConversionWindowInMinutes', '60'],
    ])('%s comes when asked for, alone', async (field, value) => {
      const goal = await read({ ...event, ...withFields(field) });
      expect(hidden.filter((name) => name in goal)).toEqual([field]);
      expect(goal[field]).toBe(value);
    });

    test('DataDriven shows with a field of its own only', async () => {
      const without = await read({ ...event, ...withFields('AttributionModelType') });
      expect(without).not.toHaveProperty('AttributionModelType');
      const goal = await read({ ...event, ...withFields('AttributionModelType', 'DataDrivenAttribute') });
      expect(goal.AttributionModelType).toBe('DataDriven');
    });

    test('IsExternallyAttributed comes for offline goals when asked for', async () => {
      const offline = { ConversionGoalIds: ['74'], ...typed('OfflineConversion') };
      expect(await read(offline)).not.toHaveProperty('IsExternallyAttributed');
      const goal = await read({ ...offline, ...withFields('IsExternallyAttributed') });
      expect(goal.IsExternallyAttributed).toBe('false');
    });
  });

  describe('GetConversionGoalsByTagIds', () => {
    test('lists the goals of the tags, never those without one', async () => {
      const request = { TagIds: ['6', '5'], ...everyType, ...withFields('ApplicationDownloadGoal') };
      const { answer } = await ask(await anEmulator(shop), 'GetConversionGoalsByTagIds', request);
      expect(idsOf(answer.ConversionGoals)).toEqual(['71', '72', '73', '700']);
    });

    test('says which tag it does not know, and gives the goals of the others', async () => {
      const request = { TagIds: ['404', '6'], ...typed('Url') };
      const { answer, refusals } = await ask(await anEmulator(shop), 'GetConversionGoalsByTagIds', request);
      expect([idsOf(answer.ConversionGoals), refusals]).toEqual([['72'], [[0, 5300]]]);
    });
  });

  describe('TrackingStatus', () => {
    const statusOf = async (emulator: Awaited<ReturnType<typeof anEmulator>>, id: string, fields: Members = {}) => {
      const request = { ConversionGoalIds: [id], ...everyType, ...fields };
      const { answer } = await ask(emulator, 'GetConversionGoalsByIds', request);
      return (answer.ConversionGoals as [Goal])[0].TrackingStatus;
    };

    test('follows the tag, and what was recorded in seven days', async () => {
      const emulator = await anEmulator(shop);
      expect(await statusOf(emulator, '71')).toBe('TagUnverified');
      await control(emulator, 'beacons', 'POST', { tagId: '5' });
      expect(await statusOf(emulator, '71')).toBe('NoRecentConversions');
      await control(emulator, 'beacons', 'POST', { goalId: '71' });
      expect(await statusOf(emulator, '71')).toBe('RecordingConversions');
      await control(emulator, 'clock', 'POST', { advanceMs: 8 * 24 * 3_600_000 });
      expect(await statusOf(emulator, '71')).toBe('TagInactive');
      await control(emulator, 'beacons', 'POST', { tagId: '5' });
      expect(await statusOf(emulator, '71')).toBe('NoRecentConversions');
    });

    test('says that the tag is gone only when asked', async () => {
      const emulator = await anEmulator(anAccount({ goals: [aUrlGoal({ id: '71', tagId: '9' })] }));
      expect(await statusOf(emulator, '71')).toBe('TagInactive');
      const asked = withFields('InactiveDueToTagUnavailable');
      expect(await statusOf(emulator, '71', asked)).toBe('InactiveDueToTagUnavailable');
    });

    test('of goals without tag is about recording alone, and in-store goals have none', async () => {
      const emulator = await anEmulator(shop);
      expect(await Promise.all(['74', '75', '77'].map((id) => statusOf(emulator, id)))).toEqual([
        'NoRecentConversions',
        'NoRecentConversions',
        null,
      ]);
    });
  });
});
