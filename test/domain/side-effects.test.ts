import { describe, expect, test } from 'vitest';
import { goalTypes } from '../../src/domain/goal.js';
import { sideEffectOfAuthKey, sideEffectsOfGoals } from '../../src/domain/side-effects.js';

describe('auto-tagging', () => {
  test.each([
    ['Account', false, 'MSCLKID auto-tagging will be switched on in this account'],
    [
      'Customer',
      false,
      'MSCLKID auto-tagging will be switched on in this account and in every other account of this customer',
    ],
    ['Account', true, null],
    ['Customer', true, 'the service switches MSCLKID auto-tagging on in the accounts of this customer that do without'],
    ['Account', null, 'the service switches MSCLKID auto-tagging on in this account, if it is not on already'],
    [
      'Customer',
      null,
      'the service switches MSCLKID auto-tagging on in every account of this customer, if it is not on already',
    ],
  ] as const)('for scope %s, when it is on: %s', (scope, autoTagging, message) => {
    const goals = [
      { type: 'Url' as const, scope: 'Account' as const },
      { type: 'Event' as const, scope },
    ];
    expect(sideEffectsOfGoals(goals, autoTagging)).toEqual(message ? [{ message }] : []);
  });

  test('is switched by goals on a tag and offline goals, not by the others', () => {
    const switching = goalTypes.filter((type) => sideEffectsOfGoals([{ type, scope: 'Customer' }], false).length > 0);
    expect(switching).toEqual(['Url', 'Duration', 'PagesViewedPerVisit', 'Event', 'OfflineConversion']);
    expect(sideEffectsOfGoals([], false)).toEqual([]);
  });
});

test('asking for a key says what it may make', () => {
  expect(sideEffectOfAuthKey('shop').message).toContain('if it has none');
});
