import { describe, expect, test } from 'vitest';
import { keepWrites } from '../../src/service/dry-run.js';
import { type Call, type OperationName, operationEffects } from '../../src/service/operations.js';

const operations = Object.keys(operationEffects) as OperationName[];

function recorded() {
  const sent: OperationName[] = [];
  const call = (async (operation: OperationName) => {
    sent.push(operation);
    return { partialErrors: [], trackingId: null };
  }) as unknown as Call;
  return { sent, ...keepWrites(call) };
}

describe('a dry run', () => {
  test('lets only reads through', async () => {
    const { call, sent, kept } = recorded();
    for (const operation of operations) await (call as (o: OperationName, r: object) => Promise<object>)(operation, {});
    expect(sent).toEqual([
      'GetUetTagsByIds',
      'GetConversionGoalsByIds',
      'GetConversionGoalsByTagIds',
      'GetAccountProperties',
      'GetUser',
      'SearchAccounts',
      'GetAccountsInfo',
    ]);
    expect(kept.map(({ operation }) => operation)).toEqual([
      'AddUetTags',
      'UpdateUetTags',
      'GetUetTagAuthKey',
      'AddConversionGoals',
      'UpdateConversionGoals',
    ]);
  });

  test('answers a kept write as if all of it was taken, without ids', async () => {
    const { call, kept } = recorded();
    const blank = { partialErrors: [], trackingId: null };
    const request = { uetTags: [{ name: 'a' }, { name: 'b' }] };
    expect(await call('AddUetTags', request)).toEqual({ ...blank, uetTags: [null, null] });
    expect(await call('AddConversionGoals', { conversionGoals: [{ type: 'Url' }] })).toEqual({
      ...blank,
      conversionGoalIds: [null],
    });
    expect(await call('UpdateUetTags', request)).toEqual(blank);
    expect(await call('GetUetTagAuthKey', { uetTagId: '5' })).toEqual({ ...blank, uetTagAuthKey: null });
    expect(kept[0]).toEqual({ operation: 'AddUetTags', request });
  });
});
