import { describe, expect, test } from 'vitest';
import * as goal from '../../src/domain/goal.js';
import * as goalWords from '../../src/domain/goal-words.js';
import { industries, tagTrackingStatuses } from '../../src/domain/tag.js';
import { industryWords, tagTrackingStatusWords } from '../../src/domain/tag-words.js';
import { parseWord, type WordList, wordOf } from '../../src/domain/words.js';
import { BingctlError } from '../../src/errors.js';

/** Each list beside the values of the contract that it has to cover. */
const lists: [string, WordList<string>, readonly string[]][] = [
  ['goal types', goalWords.goalTypeWords, goal.goalTypes],
  ['categories', goalWords.goalCategoryWords, goal.goalCategories],
  ['scopes', goalWords.scopeWords, goal.scopes],
  ['count', goalWords.countWords, goal.countTypes],
  ['attribution', goalWords.attributionWords, goal.attributionModels],
  ['revenue types', goalWords.revenueTypeWords, goal.revenueTypes],
  ['goal status', goalWords.goalStatusWords, goal.goalStatuses],
  ['goal tracking status', goalWords.goalTrackingStatusWords, goal.goalTrackingStatuses],
  ['expression operators', goalWords.expressionOperatorWords, goal.expressionOperators],
  ['value operators', goalWords.valueOperatorWords, goal.valueOperators],
  ['app platforms', goalWords.appPlatformWords, goalWords.appPlatforms],
  ['industries', industryWords, industries],
  ['tag tracking status', tagTrackingStatusWords, tagTrackingStatuses],
];

describe.each(lists)('%s', (_, list, contract) => {
  test('covers every value of the contract once, offered or refused with a reason', () => {
    const known = [...list.words.map(({ service }) => service), ...(list.refused ?? []).map(({ service }) => service)];
    expect(known.toSorted()).toEqual([...contract].toSorted());
  });

  test('takes every word back to its value, in any case and with any of - and _', () => {
    for (const { word, service } of list.words) {
      for (const text of [word, word.toUpperCase(), word.replaceAll('-', '_'), word.replaceAll('-', ''), service]) {
        expect(parseWord(list, text)).toBe(service);
      }
      expect(wordOf(list, service)).toBe(word);
      expect(word).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    }
  });

  test('has no two words that mean different things', () => {
    const spellings = list.words.flatMap(({ word, service }) => [
      ...new Set([word, service].map((text) => text.toLowerCase().replaceAll('-', ''))),
    ]);
    expect(spellings).toHaveLength(new Set(spellings).size);
  });
});

function says(list: WordList<string>, text: string): string {
  try {
    return `accepted as ${parseWord(list, text)}`;
  } catch (error) {
    expect(error).toBeInstanceOf(BingctlError);
    expect(error).toMatchObject({ kind: 'usage' });
    return (error as BingctlError).message;
  }
}

test.each([
  [goalWords.goalStatusWords, 'gone', '"gone" is not a goal status: one of active, paused'],
  [
    goalWords.goalStatusWords,
    'pausd',
    '"pausd" is not a goal status: did you mean paused? It is one of active, paused',
  ],
  [goalWords.goalStatusWords, '', '"" is not a goal status: one of active, paused'],
  [
    goalWords.goalStatusWords,
    'deleted',
    '"deleted" cannot be used as a goal status: the service has no way to delete a goal, only to pause it. It is one of active, paused',
  ],
  [
    goalWords.revenueTypeWords,
    'VariabelValue',
    '"VariabelValue" is not a revenue type: did you mean variable? It is one of none, fixed, variable',
  ],
  [goalWords.scopeWords, 'acount', '"acount" is not a scope: did you mean account? It is one of account, customer'],
])('%o refuses "%s"', (list, text, message) => {
  expect(says(list, text)).toBe(message);
});

test('a category that only old goals have is refused with the reason', () => {
  expect(says(goalWords.goalCategoryWords, 'None')).toContain('only goals from before March 2021');
});

test('a value that the service adds later is shown in kebab-case', () => {
  expect(wordOf(goalWords.goalCategoryWords, 'None')).toBe('none');
  expect(wordOf(goalWords.goalTypeWords, 'SmartGoalV2')).toBe('smart-goal-v2');
  expect(wordOf(industryWords, 'B2GServices')).toBe('b2-g-services');
});

test('a very long word neither hangs nor floods the screen', () => {
  expect(says(goalWords.scopeWords, 'x'.repeat(1_000_000))).toHaveLength(
    62 + ' is not a scope: one of account, customer'.length + 1,
  );
});
