import { describe, expect, test } from 'vitest';
import { planMarkdown } from '../../src/render/plan-markdown.js';
import { aGoal, planOf, wantedGoal } from '../plan/things.js';

/** What GitHub takes. */
const longest = 65_536;
const count = (text: string, part: string) => text.split(part).length - 1;

const manyGoals = (number: number, name = 'a goal') =>
  planOf({ goals: Array.from({ length: number }, (_, at) => wantedGoal(`goal ${at}`, { name: `${name} ${at}` })) });

describe('a plan of any length fits into a comment', () => {
  test.each([
    ['of few steps, whole', [manyGoals(20)], 20],
    ['of many', [manyGoals(3_000)], null],
    ['of several accounts', [manyGoals(200), manyGoals(3_000), manyGoals(200)], null],
    ['with names of nothing but marks', [manyGoals(400, '|'.repeat(90))], null],
    [
      'with an endless expression',
      [planOf({ goals: [wantedGoal('x', { urlExpression: '<'.repeat(100_000) })] })],
      null,
    ],
  ])('%s', (_, plans, steps) => {
    const text = planMarkdown(plans);
    expect(text.length).toBeLessThanOrEqual(longest);
    if (steps !== null) expect(count(text, '| create |')).toBe(steps);
  });

  test('and says how much is left out of which table', () => {
    const text = planMarkdown([manyGoals(3_000), manyGoals(5)]);
    const shown = count(text, '| create |');
    expect(shown).toBeGreaterThan(100);
    expect(text.match(/_\d+ more steps are left out here/g)).toEqual([
      `_${3_000 - shown} more steps are left out here`,
      '_5 more steps are left out here',
    ]);
    expect(text.trimEnd().endsWith('5 to create; 1 as wanted.')).toBe(true);
  });

  test('with more warnings than fit, too', () => {
    const observed = {
      goals: Array.from({ length: 2_000 }, (_, at) => aGoal({ id: `${at}`, name: `goal ${at}`, goalCategory: 'None' })),
    };
    expect(planMarkdown([planOf({}, { observed, prune: true })]).length).toBeLessThanOrEqual(longest);
  });
});

test.each([
  ['a mention', '@octocat', '@\u200boctocat'],
  ['a reference', 'org/repo#12', 'org/repo&#35;\u200b12'],
  ['another', 'GH-12', 'GH-\u200b12'],
  ['an address', 'https://evil.example', 'https:\u200b//evil.example'],
  ['an address of another scheme', 'ftp://evil.example', 'ftp:\u200b//evil.example'],
  ['an address without a scheme', 'www.evil.example', 'www.\u200bevil.example'],
  ['the end of a cell', 'a|b', 'a&#124;b'],
  ['HTML', '<b>', '&#60;b&#62;'],
  ['code', '`x`', '&#96;x&#96;'],
  ['a line end', 'a\nb', 'a&#92;nb'],
  ['an entity', '&lt;', '&#38;lt;'],
])('%s in a name is text', (_, name, text) => {
  expect(planMarkdown([planOf({ goals: [wantedGoal('order', { name })] })])).toContain(`"${text}" as order`);
});
