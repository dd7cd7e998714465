import { afterEach, describe, expect, test } from 'vitest';
import type { Switches } from '../../src/emulator/switches.js';
import { anAccount, anEventGoal, anOfflineGoal, aTag } from '../kit/account.js';
import { type OperationFault, postRest } from './rest-wire.js';
import { anEmulator, type Caller, stopEmulators } from './wire.js';

afterEach(stopEmulators);

const shop = (switches: Partial<Switches> = {}) =>
  anAccount({
    switches,
    tags: [aTag({ id: '9007199254740993', name: '"שלום" <b>\n' })],
    goals: [
      anEventGoal({ id: '7', name: 'Order', revenue: { currencyCode: 'USD', type: 'FixedValue', value: '0.1' } }),
      anOfflineGoal({ id: '8', name: 'Phone' }),
    ],
  });

/** Tracking ids are new each time. */
const masked = (text: string) => text.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID');
const answerTo = async (path: string, body: string, switches?: Partial<Switches>, caller?: Caller) =>
  masked((await postRest(await anEmulator(shop(switches)), path, body, caller && { caller })).text);

const goalOf = (text: string): Record<string, unknown> => JSON.parse(text).ConversionGoals[0];

describe('to the letter', () => {
  test('a goal: members in the order of the contract, null for what it lacks, ids as text', async () => {
    expect(await answerTo('ConversionGoals/QueryByIds', '{"ConversionGoalTypes":"Event"}')).toBe(
      '{"ConversionGoals":[{"ConversionWindowInMinutes":43200,"CountType":"All","ExcludeFromBidding":false,"Id":"7",' +
        '"Name":"Order","Revenue":{"CurrencyCode":"USD","Type":"FixedValue","Value":0.1},"Scope":"Account",' +
        '"Status":"Active","TagId":"9007199254740993","TrackingStatus":"TagUnverified","Type":"Event",' +
        '"ActionExpression":"purchase","ActionOperator":"Equals","CategoryExpression":null,"CategoryOperator":null,' +
        '"LabelExpression":null,"LabelOperator":null,"Value":null,"ValueOperator":null}],"PartialErrors":[]}',
    );
  });

  test('a tag', async () => {
    const { UetTags, PartialErrors } = JSON.parse(await answerTo('UetTags/QueryByIds', '{}'));
    expect([Object.keys(UetTags[0]), PartialErrors]).toEqual([
      ['CustomerShare', 'Description', 'Id', 'Name', 'TrackingNoScript', 'TrackingScript', 'TrackingStatus'],
      [],
    ]);
    expect(UetTags[0]).toMatchObject({ CustomerShare: null, Id: '9007199254740993', Name: '"שלום" <b>\n' });
  });

  test('a refusal of an item, with its kind', async () => {
    expect(await answerTo('ConversionGoals', '{"ConversionGoals":[null]}')).toBe(
      '{"ConversionGoalIds":[null],"PartialErrors":[{"Code":5323,"Details":null,"ErrorCode":"ConversionGoalIsNull",' +
        '"FieldPath":null,"ForwardCompatibilityMap":null,"Index":0,"Message":"The conversion goal is null.","Type":"BatchError"}]}',
    );
  });

  test('a fault of the operation', async () => {
    expect(await answerTo('UetTags', '{}')).toBe(
      '{"Type":"ApiFaultDetail","TrackingId":"ID","BatchErrors":[],"OperationErrors":[{"Code":5308,"Details":null,' +
        '"ErrorCode":"UetTagsNotPassed","Message":"The list of UET tags is null or empty."}]}',
    );
  });

  test('a fault of the gateway: Detail, where all others have Details', async () => {
    expect(await answerTo('UetTags', '{}', {}, { token: '' })).toBe(
      '{"Type":"AdApiFaultDetail","TrackingId":"ID","Errors":[{"Code":116,"Detail":null,' +
        '"ErrorCode":"RequestMissingHeaders","Message":"The request message is missing required headers."}]}',
    );
  });
});

describe('tracking ids', () => {
  test('come with every answer, and are those of the fault', async () => {
    const emulator = await anEmulator(shop());
    const good = await postRest(emulator, 'UetTags/QueryByIds', '{}');
    expect(good.headers.trackingid).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    const bad = await postRest(emulator, 'UetTags', '{}');
    expect((JSON.parse(bad.text) as OperationFault).TrackingId).toBe(bad.headers.trackingid);
    expect(bad.headers.trackingid).not.toBe(good.headers.trackingid);
  });
});

describe('members that come only when asked for', () => {
  const hidden = [
    'AttributionModelType',
    'GoalCategory',
    'IsAutoGoal',
    'IsEnhancedConversionsEnabled',
    'ViewThroughConversionWindowInMinutes',
    'IsExternallyAttributed',
  ];
  const asking = (types: string, fields: string) =>
    `{"ConversionGoalTypes":"${types}","ReturnAdditionalFields":"${fields}"}`;

  test('are left out, not null, unless asked for', async () => {
    for (const type of ['Event', 'OfflineConversion']) {
      const goal = goalOf(await answerTo('ConversionGoals/QueryByIds', `{"ConversionGoalTypes":"${type}"}`));
      expect(hidden.filter((name) => name in goal)).toEqual([]);
    }
  });

  test('are left out, not null, where they were asked for and there is nothing', async () => {
    const fields = hidden.join(', ');
    const event = goalOf(await answerTo('ConversionGoals/QueryByIds', asking('Event', fields)));
    expect(event).toMatchObject({ AttributionModelType: 'LastClick', GoalCategory: 'Purchase', IsAutoGoal: false });
    expect(event).not.toHaveProperty('ViewThroughConversionWindowInMinutes');
    const offline = goalOf(await answerTo('ConversionGoals/QueryByIds', asking('OfflineConversion', fields)));
    expect(offline).toMatchObject({ IsExternallyAttributed: false });
    expect(offline).not.toHaveProperty('AttributionModelType');
  });

  test('and the industry of a tag', async () => {
    expect(await answerTo('UetTags/QueryByIds', '{"ReturnAdditionalFields":"Industry"}')).not.toContain('Industry');
    const state = anAccount({ tags: [aTag({ industry: 'Retail' })] });
    const { text } = await postRest(
      await anEmulator(state),
      'UetTags/QueryByIds',
      '{"ReturnAdditionalFields":"Industry"}',
    );
    expect(text).toContain('"Industry":"Retail"');
  });
});

test.each(['0', '2.5', '1234567.891', '9999999'])('an amount of %s comes back as this very number', async (value) => {
  const state = shop();
  const goal = state.customers['1001']?.goals[0];
  if (goal) Object.assign(goal, { value, valueOperator: 'Equals' });
  const { text } = await postRest(
    await anEmulator(state),
    'ConversionGoals/QueryByIds',
    '{"ConversionGoalTypes":"Event"}',
  );
  expect(text).toContain(`"Value":${value},"ValueOperator"`);
});

describe('other forms that were seen or are documented', () => {
  test.each([
    ['nil', '"PartialErrors":null}'],
    ['absent', ']}'],
  ] as const)('no errors as %s', async (emptyPartialErrors, end) => {
    const text = await answerTo('UetTags/QueryByIds', '{}', { emptyPartialErrors });
    expect(text.slice(-end.length)).toBe(end);
    expect(text.includes('PartialErrors')).toBe(emptyPartialErrors === 'nil');
  });

  test('a fault inside a member ApplicationFault, as one page of the migration guide has it', async () => {
    const text = await answerTo('UetTags', '{}', { faultEnvelope: 'wrapped' });
    expect(JSON.parse(text)).toMatchObject({ ApplicationFault: { Type: 'ApiFaultDetail', BatchErrors: [] } });
  });

  test('the status of SOAP faults is no business of REST', async () => {
    const emulator = await anEmulator(shop({ faultStatus: 200 }));
    expect((await postRest(emulator, 'UetTags', '{}')).status).toBe(400);
  });
});
