import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Goal } from '../../src/domain/goal.js';
import type { Column } from '../../src/render/answer.js';
import { noPaint } from '../../src/render/paint.js';
import { safeText } from '../../src/render/safe-text.js';
import { drawDetails, drawTable } from '../../src/render/table.js';
import { goalView } from '../../src/render/views/goal.js';
import { widthOf } from '../../src/render/width.js';
import { anEventGoal } from './things.js';

const text = fc.oneof(
  fc.constantFrom(
    '🎯'.repeat(100),
    '日本語',
    '\u001b[2J',
    'a\tb\nc',
    '\u202eabc',
    '\ud83d',
    'กำลัง',
    '👩‍👩‍👧',
    '\u{f0000}\u{10fffd}',
    '',
  ),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.string({ unit: 'binary', maxLength: 12 }),
);
const anyGoal: fc.Arbitrary<Goal> = fc
  .record({
    name: text,
    actionExpression: text,
    labelExpression: fc.option(text),
    id: fc.bigInt(1n, 2n ** 63n - 1n).map(String),
  })
  .map((members) => anEventGoal({ ...members, actionOperator: 'Equals' }));
const goals = fc.array(anyGoal, { minLength: 1, maxLength: 4 });

/** What a terminal obeys. */
const obeyed = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/;

async function drawn(rows: readonly Goal[], width: number): Promise<string> {
  let whole = '';
  for await (const piece of drawTable(rows, goalView.columns, { width, paint: noPaint })) whole += piece;
  return whole;
}

/** What a cell says, in as many texts as it has. */
function said(column: Column<Goal>, goal: Goal): string[] {
  const cell = column.cell(goal);
  if (cell === null) return [];
  if (typeof cell === 'boolean') return [cell ? 'yes' : 'no'];
  return (Array.isArray(cell) ? cell : [cell]).map((each) => safeText(String(each)));
}

/** Marks that stand on a letter of ASCII, on nothing, on the letter of another cell: all of these went missing once. */
const marked = ['Cafe\u0301 noir', '\u0301', '\u0301a', 'क्षि\u0301', 'a\u0300'].map((name): [Goal[]] => [
  [anEventGoal({ name })],
]);

describe('a table of whatever goals', () => {
  test('has the whole text of every cell, one row a line, where it has the room', async () => {
    await fc.assert(
      fc.asyncProperty(goals, async (rows) => {
        const [, ...lines] = (await drawn(rows, Number.POSITIVE_INFINITY)).split('\n').slice(0, -1);
        expect(lines).toHaveLength(rows.length);
        for (const [index, line] of lines.entries()) {
          const texts = goalView.columns.flatMap((column) => said(column, rows[index] as Goal));
          expect(texts.filter((each) => !line.includes(each.trimEnd()))).toEqual([]);
        }
      }),
      { numRuns: 60, examples: marked },
    );
  });

  test('fits a terminal of any width, and has nothing that a terminal obeys', async () => {
    await fc.assert(
      fc.asyncProperty(goals, fc.integer({ min: 1, max: 250 }), async (rows, width) => {
        const table = await drawn(rows, width);
        expect(table).not.toMatch(obeyed);
        expect(Math.max(...table.split('\n').map(widthOf))).toBeLessThanOrEqual(width);
        expect(table.split('\n').length).toBe(rows.length + 2);
      }),
      { numRuns: 100 },
    );
  });

  test('of one goal says all of it, however narrow', async () => {
    await fc.assert(
      fc.asyncProperty(anyGoal, fc.integer({ min: 20, max: 120 }), async (goal, width) => {
        const columns = goalView.details ?? [];
        const details = await drawDetails(goal, columns, { width, paint: noPaint });
        const bare = (all: string) => all.replace(/\s+/g, '');
        expect(details).not.toMatch(obeyed);
        expect(Math.max(...details.split('\n').map(widthOf))).toBeLessThanOrEqual(width);
        const texts = columns.flatMap((column) => said(column, goal)).map(bare);
        expect(texts.filter((each) => !bare(details).includes(each))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
