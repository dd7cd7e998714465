import { afterEach, describe, expect, test } from 'vitest';
import { goalTypes } from '../../src/domain/goal.js';
import { seed } from '../../src/emulator/seed.js';
import { emptyState } from '../../src/emulator/state.js';
import type { Behaviour } from '../../src/emulator/switches.js';
import { anAccount, anEventGoal, aTag, aUrlGoal } from '../kit/account.js';
import { asking, type Members, transports } from './faces.js';
import { anEmulator, control, stateOf, stopEmulators } from './wire.js';

afterEach(stopEmulators);

const soap = asking('soap');
const rest = asking('rest');
const ConversionGoalTypes = [...goalTypes];
const ReturnAdditionalFields = [
  'ViewThroughConversionWindowInMinutes',
  'IsExternallyAttributed',
  'GoalCategory',
  'AttributionModelType',
  'IsEnhancedConversionsEnabled',
  'IsAutoGoal',
  'DataDrivenAttribute',
  'ApplicationDownloadGoal',
];

function aShop() {
  const state = emptyState();
  seed(state);
  state.customers['1001']?.tags[0]?.sharedWith.push('3003');
  return state;
}

test.each<[operation: string, request: Members]>([
  ['GetUetTagsByIds', { ReturnAdditionalFields: ['Industry'] }],
  ['GetUetTagsByIds', { TagIds: ['7000001', '404'] }],
  ['GetConversionGoalsByIds', { ConversionGoalTypes }],
  ['GetConversionGoalsByIds', { ConversionGoalTypes, ReturnAdditionalFields }],
  ['GetConversionGoalsByIds', { ConversionGoalIds: ['404', '7000004'], ConversionGoalTypes, ReturnAdditionalFields }],
  ['GetConversionGoalsByTagIds', { TagIds: ['7000002', '404'], ConversionGoalTypes, ReturnAdditionalFields }],
  ['GetAccountProperties', { AccountPropertyNames: ['MSCLKIDAutoTaggingEnabled', 'TrackingUrlTemplate'] }],
  ['AddUetTags', { UetTags: [{ Name: 'new', Industry: 'Retail' }, { Name: 'Shop' }, null] }],
  ['UpdateUetTags', { UetTags: [{ Id: '7000001', Description: 'd' }, { Id: '404' }] }],
  ['AddConversionGoals', { ConversionGoals: [{ Type: 'Duration', Name: 'd', TagId: '7000001' }, { Type: 'Url' }] }],
  ['UpdateConversionGoals', { ConversionGoals: [{ Type: 'Url', Id: '7000008', Status: 'Paused' }, { Type: 'Event' }] }],
])('%s says the same over both, member for member: %j', async (operation, request) => {
  const state = aShop();
  const [one, other] = [await anEmulator(state), await anEmulator(state)];
  const overSoap = await soap(one, operation, request);
  const overRest = await rest(other, operation, request);
  expect(overSoap.status).toBe(200);
  expect(overRest).toEqual(overSoap);
  expect(await stateOf(other)).toEqual(await stateOf(one));
});

describe.each([
  ['soap', 'rest', soap, rest],
  ['rest', 'soap', rest, soap],
] as const)('what was done over %s is there over %s', (_, __, one, other) => {
  test('a tag with its key', async () => {
    const emulator = await anEmulator();
    const { answer } = await one(emulator, 'AddUetTags', { UetTags: [{ Name: 'shop' }] });
    const [tag] = answer.UetTags as [{ Id: string }];
    expect((await other(emulator, 'GetUetTagsByIds', {})).answer).toEqual({ UetTags: [tag], PartialErrors: [] });
    expect((await other(emulator, 'AddUetTags', { UetTags: [{ Name: 'SHOP' }] })).refusals).toEqual([[0, 5303]]);
    const key = await one(emulator, 'GetUetTagAuthKey', { UetTagId: tag.Id });
    expect((await other(emulator, 'GetUetTagAuthKey', { UetTagId: tag.Id })).answer).toEqual(key.answer);
  });

  test('a goal, its name for ever, and auto-tagging', async () => {
    const emulator = await anEmulator(anAccount({ tags: [aTag({ id: '5' })] }));
    const goal = { Type: 'Duration', Name: 'n', TagId: '5' };
    const { answer } = await one(emulator, 'AddConversionGoals', { ConversionGoals: [goal] });
    const [Id = ''] = answer.ConversionGoalIds as string[];
    const renamed = { ConversionGoals: [{ Type: 'Duration', Id, Name: 'm' }] };
    expect((await other(emulator, 'UpdateConversionGoals', renamed)).refusals).toEqual([]);
    expect((await one(emulator, 'AddConversionGoals', { ConversionGoals: [goal] })).refusals).toEqual([[0, 5317]]);
    const asked = { AccountPropertyNames: ['MSCLKIDAutoTaggingEnabled'] };
    const { AccountProperties } = (await other(emulator, 'GetAccountProperties', asked)).answer;
    expect(AccountProperties).toEqual([{ Name: 'MSCLKIDAutoTaggingEnabled', Value: 'true' }]);
  });
});

describe('where observations of the live service conflict, each transport plays its newest', () => {
  const shop = anAccount({ tags: [aTag({ id: '5' })], goals: [aUrlGoal({ id: '72' }), anEventGoal({ id: '71' })] });
  const fault = async (transport: (typeof transports)[number], request: Members, behaviour?: Behaviour) =>
    (await asking(transport)(await anEmulator(shop, behaviour && { behaviour }), 'GetConversionGoalsByIds', request))
      .fault;

  describe.each(transports)('over %s', (transport) => {
    test('all goals without ids', async () => {
      const none: Members[] = [{}, { ConversionGoalIds: null }, { ConversionGoalIds: [] }];
      for (const ids of none) {
        const request = { ...ids, ConversionGoalTypes: ['Url'] };
        expect(await fault(transport, request)).toBe('no fault');
        expect(await fault(transport, request, 'soap-2026-07')).toBe('no fault');
        expect(await fault(transport, request, 'rest-2026-10')).toBe('no fault');
        expect(await fault(transport, request, 'rest-2026-06')).toEqual({ kind: 'ApiFaultDetail', codes: [514] });
      }
    });

    test.each(['AppInstall', 'AppDownload', 'InStoreTransaction'])('%s, alone and among others', async (type) => {
      for (const types of [[type], ['Url', type]]) {
        const request = { ConversionGoalIds: ['72'], ConversionGoalTypes: types };
        expect(await fault(transport, request)).toBe('no fault');
        expect(await fault(transport, request, 'rest-2026-06')).toEqual({ kind: 'ApiFaultDetail', codes: [100] });
      }
    });
  });
});

test('a call is logged with its transport, and its body stays inside', async () => {
  const lines: string[] = [];
  const emulator = await anEmulator(anAccount(), { log: (line) => lines.push(line) });
  await rest(emulator, 'GetUetTagsByIds', {}, { token: 'secret' });
  await soap(emulator, 'GetUetTagsByIds', {}, { token: 'secret' });
  expect(lines).toEqual(['GetUetTagsByIds 200', 'GetUetTagsByIds 200']);
  const { text } = await control(emulator, 'requests');
  expect(JSON.parse(text)).toEqual({
    requests: [
      { number: 1, transport: 'rest', operation: 'GetUetTagsByIds', status: 200, bytes: 2 },
      { number: 2, transport: 'soap', operation: 'GetUetTagsByIds', status: 200, bytes: expect.any(Number) },
    ],
  });
});
