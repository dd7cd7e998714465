import { afterEach, describe, expect, test } from 'vitest';
import { errorCodes } from '../../src/emulator/error-codes.js';
import {
  account,
  gateway,
  goalAdds,
  goalUpdates,
  pairsOfItems,
  tagAdds,
  tagUpdates,
  types,
  wholeCalls,
} from './refusal-tables.js';
import { anEmulator, call, goalXml, ids, stateOf, stopEmulators, tagXml } from './wire.js';

afterEach(stopEmulators);

describe('a whole call', () => {
  test.each(wholeCalls)('%i %s: %s', async (code, operation, _, content, switches) => {
    const emulator = await anEmulator(account(switches));
    const before = await stateOf(emulator);
    const read = await call(emulator, operation, content);
    expect([read.status, read.fault]).toEqual([500, { kind: 'ApiFaultDetail', codes: [code] }]);
    expect(await stateOf(emulator)).toEqual(before);
  });
});

describe.each([
  ['a tag that is added', 'AddUetTags', tagAdds],
  ['a tag that is updated', 'UpdateUetTags', tagUpdates],
] as const)('%s', (_, operation, table) => {
  test.each(table)('%i: %s', async (code, _why, members, switches = {}) => {
    const emulator = await anEmulator(account(switches));
    const before = await stateOf(emulator);
    const { refusals } = await call(emulator, operation, `<UetTags>${tagXml(members)}</UetTags>`);
    expect(refusals).toEqual([[0, code]]);
    expect(await stateOf(emulator)).toEqual(before);
  });
});

describe.each([
  ['a goal that is added', 'AddConversionGoals', goalAdds],
  ['a goal that is updated', 'UpdateConversionGoals', goalUpdates],
] as const)('%s', (_, operation, table) => {
  test.each(table)('%i: %s', async (code, _why, type, members, switches = {}) => {
    const emulator = await anEmulator(account(switches));
    const before = await stateOf(emulator);
    const item = type === 'ConversionGoal' ? `<ConversionGoal>${members}</ConversionGoal>` : goalXml(type, members);
    const { answer, refusals } = await call(emulator, operation, `<ConversionGoals>${item}</ConversionGoals>`);
    expect(refusals).toEqual([[0, code]]);
    if (operation === 'AddConversionGoals') expect(answer.ConversionGoalIds).toEqual([null]);
    expect(await stateOf(emulator)).toEqual(before);
  });
});

test.each(pairsOfItems)('items together, %i %s', async (code, operation, list, items, index) => {
  const { refusals } = await call(await anEmulator(account()), operation, `<${list}>${items.join('')}</${list}>`);
  expect(refusals).toEqual([[index, code]]);
});

test.each(gateway)('the gateway, %i %s: %s', async (code, kind, _, caller, switches) => {
  const emulator = await anEmulator(account(switches));
  expect((await call(emulator, 'GetConversionGoalsByIds', types, caller)).fault).toEqual({ kind, codes: [code] });
});

test('a read tells unknown ids and other types apart: 5314 and 5347', async () => {
  const emulator = await anEmulator(account());
  const { refusals } = await call(emulator, 'GetConversionGoalsByIds', ids('ConversionGoalIds', [404, 78, 71]) + types);
  expect(refusals).toEqual([
    [0, 5314],
    [1, 5347],
  ]);
});

test('no code is without a test', () => {
  const tested = [
    ...[wholeCalls, tagAdds, tagUpdates, goalAdds, goalUpdates, pairsOfItems, gateway].flatMap((table) =>
      table.map(([code]) => code as number),
    ),
    ...[5314, 5347],
    ...[4873], // tags.test.ts
    ...[100, 514], // goals-read.test.ts
    ...[0, 117], // faults.test.ts
  ];
  expect(
    Object.keys(errorCodes)
      .map(Number)
      .filter((code) => !tested.includes(code)),
  ).toEqual([]);
});
