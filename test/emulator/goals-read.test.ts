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
import { anEmulator, call, control, ids, stopEmulators, type Value } from './wire.js';

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
const everyType = [
  'Url',
  'Duration',
  'PagesViewedPerVisit',
  'Event',
  'AppInstall',
  'OfflineConversion',
  'InStoreTransaction',
  'AppDownload',
];
const typed = (...words: string[]) => `<ConversionGoalTypes>${words.join(' ')}</ConversionGoalTypes>`;
const asking = (...words: string[]) => `<ReturnAdditionalFields>${words.join(' ')}</ReturnAdditionalFields>`;

type Goal = { [member: string]: Value };
const idsOf = (value: Value | undefined) => (value as (Goal | null)[]).map((goal) => goal?.Id ?? null);

describe('GetConversionGoalsByIds', () => {
  test('lists all of the types that are asked for, in the order of their ids', async () => {
    const emulator = await anEmulator(shop);
    const list = async (content: string) =>
      idsOf((await call(emulator, 'GetConversionGoalsByIds', content)).answer.ConversionGoals);
    expect(await list(typed('Url', 'Duration'))).toEqual(['72', '73', '700']);
    expect(await list(`<ConversionGoalIds i:nil="true"/>${typed('OfflineConversion')}`)).toEqual(['74']);
    expect(await list(typed('PagesViewedPerVisit'))).toEqual([]);
  });

  test('shows an account its own goals and those of the customer', async () => {
    const { answer } = await call(await anEmulator(shop), 'GetConversionGoalsByIds', typed(...everyType), {
      account: '2002',
    });
    expect(idsOf(answer.ConversionGoals)).toEqual(['75', '77', '700']);
  });

  test('hides app downloads until their field is asked for, by type and by id', async () => {
    const emulator = await anEmulator(shop);
    const byId = ids('ConversionGoalIds', [76]) + typed('AppDownload');
    const without = await call(emulator, 'GetConversionGoalsByIds', typed('AppDownload'));
    expect(idsOf(without.answer.ConversionGoals)).toEqual([]);
    expect(idsOf((await call(emulator, 'GetConversionGoalsByIds', byId)).answer.ConversionGoals)).toEqual([null]);
    const asked = byId + asking('ApplicationDownloadGoal');
    expect(idsOf((await call(emulator, 'GetConversionGoalsByIds', asked)).answer.ConversionGoals)).toEqual(['76']);
  });

  test('keeps the places of ids', async () => {
    const { answer, refusals } = await call(
      await anEmulator(shop),
      'GetConversionGoalsByIds',
      ids('ConversionGoalIds', [73, 404, 71]) + typed('Event', 'Duration'),
    );
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
  const read = async (content: string) => {
    const { answer } = await call(await anEmulator(shop), 'GetConversionGoalsByIds', content);
    return (answer.ConversionGoals as [Goal])[0];
  };
  const event = ids('ConversionGoalIds', [71]) + typed('Event');

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
    const goal = await read(event + asking(field));
    expect(hidden.filter((name) => name in goal)).toEqual([field]);
    expect(goal[field]).toBe(value);
  });

  test('DataDriven shows with a field of its own only', async () => {
    expect(await read(event + asking('AttributionModelType'))).not.toHaveProperty('AttributionModelType');
    const goal = await read(event + asking('AttributionModelType', 'DataDrivenAttribute'));
    expect(goal.AttributionModelType).toBe('DataDriven');
  });

  test('IsExternallyAttributed comes for offline goals when asked for', async () => {
    const offline = ids('ConversionGoalIds', [74]) + typed('OfflineConversion');
    expect(await read(offline)).not.toHaveProperty('IsExternallyAttributed');
    expect((await read(offline + asking('IsExternallyAttributed'))).IsExternallyAttributed).toBe('false');
  });
});

describe('GetConversionGoalsByTagIds', () => {
  test('lists the goals of the tags, never those without one', async () => {
    const emulator = await anEmulator(shop);
    const all = typed(...everyType) + asking('ApplicationDownloadGoal');
    const { answer } = await call(emulator, 'GetConversionGoalsByTagIds', ids('TagIds', [6, 5]) + all);
    expect(idsOf(answer.ConversionGoals)).toEqual(['71', '72', '73', '700']);
  });

  test('says which tag it does not know, and gives the goals of the others', async () => {
    const content = ids('TagIds', [404, 6]) + typed('Url');
    const { answer, refusals } = await call(await anEmulator(shop), 'GetConversionGoalsByTagIds', content);
    expect([idsOf(answer.ConversionGoals), refusals]).toEqual([['72'], [[0, 5300]]]);
  });
});

describe('TrackingStatus', () => {
  const statusOf = async (emulator: Awaited<ReturnType<typeof anEmulator>>, id: number, fields = '') => {
    const content = ids('ConversionGoalIds', [id]) + typed(...everyType) + fields;
    const { answer } = await call(emulator, 'GetConversionGoalsByIds', content);
    return (answer.ConversionGoals as [Goal])[0].TrackingStatus;
  };

  test('follows the tag, and what was recorded in seven days', async () => {
    const emulator = await anEmulator(shop);
    expect(await statusOf(emulator, 71)).toBe('TagUnverified');
    await control(emulator, 'beacons', 'POST', { tagId: '5' });
    expect(await statusOf(emulator, 71)).toBe('NoRecentConversions');
    await control(emulator, 'beacons', 'POST', { goalId: '71' });
    expect(await statusOf(emulator, 71)).toBe('RecordingConversions');
    await control(emulator, 'clock', 'POST', { advanceMs: 8 * 24 * 3_600_000 });
    expect(await statusOf(emulator, 71)).toBe('TagInactive');
    await control(emulator, 'beacons', 'POST', { tagId: '5' });
    expect(await statusOf(emulator, 71)).toBe('NoRecentConversions');
  });

  test('says that the tag is gone only when asked', async () => {
    const emulator = await anEmulator(anAccount({ goals: [aUrlGoal({ id: '71', tagId: '9' })] }));
    expect(await statusOf(emulator, 71)).toBe('TagInactive');
    expect(await statusOf(emulator, 71, asking('InactiveDueToTagUnavailable'))).toBe('InactiveDueToTagUnavailable');
  });

  test('of goals without tag is about recording alone, and in-store goals have none', async () => {
    const emulator = await anEmulator(shop);
    expect(await Promise.all([74, 75, 77].map((id) => statusOf(emulator, id)))).toEqual([
      'NoRecentConversions',
      'NoRecentConversions',
      null,
    ]);
  });
});

describe('where observations of the live service conflict', () => {
  test('a list of all goals without ids was refused over REST in June 2026, and accepted otherwise', async () => {
    const outcome = async (behaviour: 'soap-2026-07' | 'rest-2026-06' | 'rest-2026-10') =>
      (await call(await anEmulator(shop, { behaviour }), 'GetConversionGoalsByIds', typed('Url'))).fault;
    expect(await outcome('soap-2026-07')).toBe('no fault');
    expect(await outcome('rest-2026-10')).toBe('no fault');
    expect(await outcome('rest-2026-06')).toEqual({ kind: 'ApiFaultDetail', codes: [514] });
  });

  test('app and in-store types were refused over REST in June 2026 even with their pilots', async () => {
    const emulator = await anEmulator(shop, { behaviour: 'rest-2026-06' });
    const content = ids('ConversionGoalIds', [71]) + typed(...everyType);
    expect((await call(emulator, 'GetConversionGoalsByIds', content)).fault).toEqual({
      kind: 'ApiFaultDetail',
      codes: [100],
    });
  });
});
