import { describe, expect, test } from 'vitest';
import { errorExplanations, explain, hintFor } from '../../src/domain/error-codes.js';
import { goalCodes, offlineCodes, tagCodes, unlistedGoalCodes } from '../../src/domain/service-codes.js';

describe('the catalogue', () => {
  test('has every code of tags, goals and offline conversions, and the undocumented ones marked so', () => {
    const all = Object.entries({ ...tagCodes, ...goalCodes, ...unlistedGoalCodes, ...offlineCodes });
    for (const [errorCode, code] of all) {
      expect(errorExplanations).toContainEqual(expect.objectContaining({ code, errorCode }));
    }
    const undocumented = errorExplanations.filter(({ documented }) => !documented).map(({ code }) => code);
    expect(undocumented.toSorted()).toEqual([3347, 3349, 5667]);
  });

  test('has the numbers in one piece', () => {
    const codes = new Set(errorExplanations.map(({ code }) => code));
    const between = (first: number, last: number, except: number[] = []) =>
      Array.from({ length: last - first + 1 }, (_, index) => first + index).filter((code) => !except.includes(code));
    const expected = [
      ...between(5300, 5359, [5350, 5353, 5354]),
      ...between(5600, 5627),
      ...[0, 100, 105, 106, 108, 109, 113, 116, 117, 120, 122, 123, 124, 125, 126],
      ...between(201, 212),
      ...[303, 513, 514, 515, 516, 517, 518, 1001, 1003, 1004, 1029, 1030, 4204, 4873, 1166, 1167, 4733],
      ...[6604, 6605, 6608, 6609, 6610, 8138, 3347, 3349, 5667],
      ...[50076, 7000215, 70000, 70008, 650052, 50058],
    ];
    expect(expected.filter((code) => !codes.has(code))).toEqual([]);
  });

  test('has one answer for a number in an area', () => {
    const keys = errorExplanations.map(({ code, area }) => `${area} ${code}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test.each(errorExplanations.map((one) => [one.errorCode ?? one.code, one] as const))(
    'says something about %s',
    (_, one) => {
      for (const text of [one.meaning, one.cause, one.cure]) {
        expect(text).toMatch(/^(?:[A-Z0-9]|bingctl ).*\.$/s);
        expect(text.length).toBeLessThanOrEqual(160);
      }
    },
  );
});

describe('explain', () => {
  test.each([
    ['5317', ['ConversionGoalNameAlreadyExists']],
    ['conversiongoalnamealreadyexists', ['ConversionGoalNameAlreadyExists']],
    [' 5667 ', ['SameCategoryAndTagNotAllowedForAutoGoalAndManualGoal']],
    ['0', ['InternalError']],
    ['00117', ['CallRateExceeded']],
    ['207', [null, 'ConcurrentRequestOverLimit']],
    ['209', ['TimestampNotMatch', null]],
    ['CampaignServiceEntityIdsArrayExceedsLimit', Array(2).fill('CampaignServiceEntityIdsArrayExceedsLimit')],
    ['aadsts50076', ['AADSTS50076']],
    ['7000215', ['AADSTS7000215']],
  ])('%s', (wanted, symbols) => {
    expect(explain(wanted).map(({ errorCode }) => errorCode)).toEqual(symbols);
  });

  test.each([
    ['InvalidUetTagNam', '"InvalidUetTagNam" is not an error that bingctl knows: did you mean InvalidUetTagName?'],
    ['99999', '"99999" is not an error that bingctl knows'],
    ['', '"" is not an error that bingctl knows'],
  ])('%s is not known', (wanted, message) => {
    expect(() => explain(wanted)).toThrow(expect.objectContaining({ kind: 'notFound', message }));
  });
});

test('a refusal has a hint, an unknown code has none, and the sign-in’s numbers are not the service’s', () => {
  expect(hintFor(5303)).toContain('--if-exists');
  expect(hintFor(4711)).toBeNull();
  expect(hintFor(50076)).toBeNull();
});
