import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { mistakesError } from '../../src/files/mistakes.js';
import { NumberText } from '../../src/files/number-text.js';
import { type Parsed, type ParsedObject, parseObjects, parseThoroughly } from '../../src/files/objects.js';
import { readPlain } from '../../src/files/plain-yaml.js';

/** Pieces that mean something to YAML, or nearly do. */
const piece = fc.constantFrom(
  ...[
    'a',
    'Order Completed',
    '/thanks',
    '30d',
    '-',
    '- ',
    ': ',
    ':',
    ' #',
    '#',
    '"',
    "'",
    '\\',
    '{',
    '}',
    '[',
    ']',
    ',',
  ],
  ...[
    'null',
    '~',
    'true',
    '1',
    '-1.50',
    '.5',
    '1e3',
    '0x1F',
    '.nan',
    '&',
    '*',
    '!',
    '|',
    '>',
    '%',
    '@',
    '`',
    '?',
    '\n',
  ],
  ...[
    '  ',
    '\n  ',
    '\n    ',
    '\r\n',
    'ä',
    '\u00a0',
    '...',
    '---',
    'a: b',
    'a: 1\nb: {c: d, e: [1, "2"]}',
    "'it''s'",
    '"\\n"',
  ],
);
const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
const value: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    text,
    fc.constantFrom(null, true, false, 0, -1.5, 'null', '12', '1.0', '0x1F'),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(text, tie('value'), { maxKeys: 3 }),
  ),
})).value;
const written = fc
  .tuple(fc.dictionary(text, value, { maxKeys: 4 }), fc.constantFrom('yaml', 'json', 'indented'), fc.boolean())
  .map(([object, form, array]) => {
    const root = array ? [object, object] : object;
    return form === 'yaml' ? stringify(root) : JSON.stringify(root, null, form === 'json' ? 0 : 2);
  });

/** The whole of it, with the place of every member; or what is wrong with it. */
async function seen(reading: Promise<Pick<Parsed, 'objects' | 'single'>>): Promise<unknown> {
  try {
    const { objects, single } = await reading;
    return { single, objects: objects.map(({ value: object, at }) => ({ object, places: placesIn(object, [], at) })) };
  } catch (error) {
    return error;
  }
}

function placesIn(of: unknown, path: readonly string[], at: ParsedObject['at']): unknown[] {
  const inner = of instanceof NumberText || typeof of !== 'object' || of === null ? [] : Object.entries(of);
  return [at(...path), ...inner.flatMap(([name, each]) => placesIn(each, [...path, name], at))];
}

/** With the reader that knows all of YAML, as {@link parseObjects} would with what it found. */
async function thoroughly(source: string): Promise<Parsed> {
  const expected = { what: 'one object or an array of things was expected', second: 'put all into one array' };
  const parsed = await parseThoroughly(source, expected, true);
  if (parsed.mistakes.length > 0) throw mistakesError(parsed.mistakes, parsed.hint);
  return parsed;
}

async function sameBothWays(source: string): Promise<void> {
  if ((await readPlain(source)) === null) return;
  expect(await seen(parseObjects(source, 'things'))).toEqual(await seen(thoroughly(source)));
}

describe('what is read the quick way', () => {
  test('is what the general reader makes of it, places too', async () => {
    await fc.assert(fc.asyncProperty(written, sameBothWays), { numRuns: 200 });
  });

  test('so is any text that it takes for plain', async () => {
    const starts = ['', '  ', '    ', '- ', '  - ', 'a: ', 'b:', '  b: ', '  "c": ', '{', '[', '}', ' # '];
    const lines = fc.array(fc.tuple(fc.constantFrom(...starts), text), { maxLength: 6 });
    const document = lines.map((all) => all.map(([before, after]) => before + after).join('\n'));
    await fc.assert(fc.asyncProperty(document, sameBothWays), { numRuns: 1000 });
  });

  test('is what people write', async () => {
    const file = [
      '# of the shop',
      'tags:',
      '  shop: {description: "x", industry: retail}',
      '',
      'goals:',
      '  order completed:  # the one that counts',
      '    url: /thanks',
      '    value: -1.50',
      '    of:',
      '    - a',
      '    - key: b',
      "      'odd: one': null",
    ];
    expect((await readPlain(`${file.join('\n')}\n`))?.value).toEqual({
      tags: { shop: { description: 'x', industry: 'retail' } },
      goals: {
        'order completed': {
          url: '/thanks',
          value: new NumberText('-1.50'),
          of: ['a', { key: 'b', 'odd: one': null }],
        },
      },
    });
  });

  test.each([
    'a: &b 1',
    'a: !b 1',
    'a: &b 1\nc: *b',
    'a: 1\na: 2',
    '1: a',
    '[a]: b',
    '- |\n  b',
    'a: 1\n...',
    '%YAML 1.2\n--- {}',
    '%B 1\n--- {}',
  ])('and %j is not', async (file) => {
    expect(await readPlain(file)).toBeNull();
  });
});
