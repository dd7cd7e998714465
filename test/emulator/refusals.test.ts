import { afterEach, describe, expect, test } from 'vitest';
import { errorCodes } from '../../src/emulator/error-codes.js';
import { asking, transports } from './faces.js';
import { goalAdds, goalUpdates } from './goal-refusals.js';
import {
  account,
  ConversionGoalTypes,
  gateway,
  pairsOfItems,
  tagAdds,
  tagUpdates,
  wholeCalls,
} from './refusal-tables.js';
import { anEmulator, call, goalXml, stateOf, stopEmulators } from './wire.js';

afterEach(stopEmulators);

describe.each(transports)('over %s', (transport) => {
  const ask = asking(transport);

  test.each(wholeCalls)('a whole call, %i %s: %s', async (code, operation, _, request, switches) => {
    const emulator = await anEmulator(account(switches));
    const before = await stateOf(emulator);
    const { status, fault } = await ask(emulator, operation, request);
    const kind = 'ApiFaultDetail';
    expect([status, fault]).toEqual([transport === 'soap' ? 500 : 400, { kind, codes: [code] }]);
    expect(await stateOf(emulator)).toEqual(before);
  });

  describe.each([
    ['a tag that is added', 'AddUetTags', tagAdds],
    ['a tag that is updated', 'UpdateUetTags', tagUpdates],
  ] as const)('%s', (_, operation, table) => {
    test.each(table)('%i: %s', async (code, _why, members, switches = {}) => {
      const emulator = await anEmulator(account(switches));
      const before = await stateOf(emulator);
      const { answer, refusals } = await ask(emulator, operation, { UetTags: [members] });
      expect(refusals).toEqual([[0, code]]);
      if (operation === 'AddUetTags') expect(answer.UetTags).toEqual([null]);
      expect(await stateOf(emulator)).toEqual(before);
    });
  });

  describe.each([
    ['a goal that is added', 'AddConversionGoals', goalAdds],
    ['a goal that is updated', 'UpdateConversionGoals', goalUpdates],
  ] as const)('%s', (_, operation, table) => {
    test.each(table)('%i: %s', async (code, _why, Type, members, switches = {}) => {
      const emulator = await anEmulator(account(switches));
      const before = await stateOf(emulator);
      const { answer, refusals } = await ask(emulator, operation, { ConversionGoals: [{ Type, ...members }] });
      expect(refusals).toEqual([[0, code]]);
      if (operation === 'AddConversionGoals') expect(answer.ConversionGoalIds).toEqual([null]);
      expect(await stateOf(emulator)).toEqual(before);
    });
  });

  test.each(pairsOfItems)('items together, %i %s', async (code, operation, request, index) => {
    expect((await ask(await anEmulator(account()), operation, request)).refusals).toEqual([[index, code]]);
  });

  test.each(gateway)('the gateway, %i %s, %i: %s', async (code, kind, restStatus, _, caller, switches) => {
    const emulator = await anEmulator(account(switches));
    const { status, fault } = await ask(emulator, 'GetConversionGoalsByIds', { ConversionGoalTypes }, caller);
    expect([status, fault]).toEqual([transport === 'soap' ? 500 : restStatus, { kind, codes: [code] }]);
  });

  test('a read tells unknown ids and other types apart: 5314 and 5347', async () => {
    const request = { ConversionGoalIds: ['404', '78', '71'], ConversionGoalTypes };
    const { refusals } = await ask(await anEmulator(account()), 'GetConversionGoalsByIds', request);
    expect(refusals).toEqual([
      [0, 5314],
      [1, 5347],
    ]);
  });
});

/* Over REST the class is read from Type, so the two cannot contradict each other, and without it nothing is read. */
test.each([
  ['AddConversionGoals', 'no class', '<ConversionGoal><Name>n</Name></ConversionGoal>'],
  ['AddConversionGoals', 'a Type that says another', goalXml('UrlGoal', '<Name>n</Name><Type>Event</Type>')],
  ['UpdateConversionGoals', 'no class', '<ConversionGoal><Id>71</Id></ConversionGoal>'],
])('SOAP alone knows a goal of no class: 5331 %s, %s', async (operation, _, item) => {
  const emulator = await anEmulator(account());
  const { refusals } = await call(emulator, operation, `<ConversionGoals>${item}</ConversionGoals>`);
  expect(refusals).toEqual([[0, 5331]]);
});

test('SOAP alone has empty types: 5329', async () => {
  const { fault } = await call(await anEmulator(account()), 'GetConversionGoalsByIds', '<ConversionGoalTypes/>');
  expect(fault).toEqual({ kind: 'ApiFaultDetail', codes: [5329] });
});

test('no code is without a test', () => {
  const tested = [
    ...[wholeCalls, tagAdds, tagUpdates, goalAdds, goalUpdates, pairsOfItems, gateway].flatMap((table) =>
      table.map(([code]) => code as number),
    ),
    ...[5314, 5331, 5347],
    ...[4873], // tags.test.ts
    ...[100, 514], // both-faces.test.ts
    ...[0, 117], // faults.test.ts
    ...[474, 1001, 3024, 3030, 3080], // accounts.test.ts, accounts-search.test.ts
  ];
  expect(
    Object.keys(errorCodes)
      .map(Number)
      .filter((code) => !tested.includes(code)),
  ).toEqual([]);
});
