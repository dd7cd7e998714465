import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { UetTag } from '../../src/domain/tag.js';
import { usage } from '../../src/errors.js';
import { list, one } from '../../src/render/answer.js';
import type { Format } from '../../src/render/format.js';
import { createScreen } from '../../src/render/screen.js';
import { tagView } from '../../src/render/views/tag.js';
import { widthOf } from '../../src/render/width.js';
import { testIo } from './streams.js';
import { aTag } from './things.js';

/** What a terminal obeys, and what changes the order in which it shows text. Line ends and tabs are harmless. */
const obeyed = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

const nasty = fc.oneof(
  fc.constantFrom(
    '\u001b[2J',
    '\u001b]0;title\u0007',
    '\r',
    '\n',
    '\t',
    '\u009b31m',
    '\u202eabc',
    '\ud800',
    '\udc00',
    '\0',
  ),
  fc.constantFrom(
    '=1+1',
    '+x',
    '-5',
    '@a',
    '"',
    ',',
    '\\',
    '\\n',
    "'",
    '\u2028',
    'no',
    '123',
    '1e3',
    '- a',
    '#',
    ': ',
    '  ',
  ),
  fc.constantFrom(
    '👩‍👩‍👧',
    '🇩🇪',
    '日本',
    'é',
    'กำลัง',
    'क्षि',
    '\u0301',
    '\u200b',
    '\u200d',
    '각',
    '\u{10fffd}',
    '\u{f0000}',
  ),
  fc.string({ unit: 'binary', maxLength: 20 }),
);
const text = fc.array(nasty, { maxLength: 6 }).map((parts) => parts.join(''));
const hostileTag = fc.record({
  name: text,
  description: fc.option(text),
  id: fc.bigInt(1n, 2n ** 63n - 1n).map(String),
});
const hostileTags = fc.array(
  hostileTag.map((members) => aTag(members)),
  { maxLength: 5 },
);

async function stdoutOf(tags: UetTag[], format: Format | null, terminal?: number, single = false): Promise<string> {
  const io = testIo(terminal === undefined ? {} : { terminal });
  const screen = createScreen({ io, format, quiet: false, debug: false });
  await screen.show(single ? one(tags[0] ?? aTag(), tagView) : list(tags, tagView));
  return io.stdout.text;
}

/** A half surrogate has no UTF-8: no stream can carry it, so machine formats that do not escape it cannot either. */
const wellFormed = (tags: UetTag[]): UetTag[] => tags.map((tag) => ({ ...tag, name: String(Buffer.from(tag.name)) }));

describe('whatever the account holds', () => {
  test('no format lets a terminal obey it', async () => {
    const formats = [null, 'table', 'json', 'yaml', 'csv', 'ndjson', 'id'] as const;
    await fc.assert(
      fc.asyncProperty(hostileTags, fc.constantFrom(...formats), fc.boolean(), async (tags, format, single) => {
        expect(await stdoutOf(tags, format, 60, single)).not.toMatch(obeyed);
      }),
      { numRuns: 400 },
    );
  });

  test('no message lets a terminal obey it, nor begins a line of its own', async () => {
    await fc.assert(
      fc.asyncProperty(text, fc.constantFrom(null, 'json' as const), async (name, format) => {
        const io = testIo({ terminal: 60 });
        const screen = createScreen({ io, format, quiet: false, debug: true });
        screen.note(name);
        screen.warn(name);
        const item = { index: 0, id: null, code: 1, fieldPath: name, outcome: 'refused' as const };
        screen.fail(usage(name, { items: [{ ...item, name, errorCode: name, message: name }], hint: name }));
        expect(io.stderr.text.replaceAll('\r\u001b[2K', '')).not.toMatch(obeyed);
      }),
    );
  });

  test('a drawn table is never wider than the terminal', async () => {
    await fc.assert(
      fc.asyncProperty(hostileTags, fc.integer({ min: 12, max: 120 }), fc.boolean(), async (tags, width, single) => {
        const lines = (await stdoutOf(tags, 'table', width, single)).split('\n');
        expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(width);
      }),
      { numRuns: 300 },
    );
  });

  test('rows, JSON and YAML give it back exactly', async () => {
    await fc.assert(
      fc.asyncProperty(hostileTags, async (tags) => {
        expect(JSON.parse(await stdoutOf(tags, 'json'))).toEqual(tags);
        const lines = (await stdoutOf(tags, 'ndjson')).split('\n').slice(0, -1);
        expect(lines.map((line) => JSON.parse(line))).toEqual(tags);
        expect(parse(await stdoutOf(tags, 'yaml'))).toEqual(tags);
        expect(parse(await stdoutOf(tags, 'yaml'), { version: '1.1', schema: 'yaml-1.1' })).toEqual(tags);
        const rows = (await stdoutOf(tags, null)).split('\n').slice(0, -1);
        expect(rows.map((row) => row.split('\t').map(unescaped)[1])).toEqual(tags.map(({ name }) => name));
      }),
      { numRuns: 300 },
    );
  });

  test('members that nobody knows come out exactly, whatever they are called and hold', async () => {
    const member = fc.tuple(fc.oneof(text, fc.constant('__proto__')), fc.oneof(text, fc.jsonValue()));
    await fc.assert(
      fc.asyncProperty(fc.array(member, { maxLength: 3 }), async (members) => {
        const tag = { ...Object.fromEntries(members), ...aTag() };
        const expected = JSON.stringify(tagView.output(tag));
        const json = await stdoutOf([tag], 'json', 60, true);
        const yaml = await stdoutOf([tag], 'yaml', 60, true);
        expect(json + yaml).not.toMatch(obeyed);
        expect(JSON.stringify(JSON.parse(json))).toBe(expected);
        const entries = parse(yaml, { mapAsMap: true }) as Map<string, unknown>;
        expect([...entries.keys()]).toEqual(Object.keys(JSON.parse(expected)));
      }),
      { numRuns: 300 },
    );
  });

  test('CSV gives it back, but for the apostrophe before a formula', async () => {
    await fc.assert(
      fc.asyncProperty(hostileTags.map(wellFormed), async (tags) => {
        const [head, ...rows] = records(await stdoutOf(tags, 'csv'));
        expect(head).toEqual([...tagView.csv]);
        const names = rows.map((row) => row[tagView.csv.indexOf('name')] ?? '');
        const expected = tags.map(({ name }) =>
          /^[=+\-@\t\r\n＝＋－＠]/.test(name) && !/^-\d+$/.test(name) ? `'${name}` : name,
        );
        expect(names).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });
});

/** Reads a cell of tab-separated rows as docs/output.md says. */
function unescaped(cell: string): string {
  const short: Record<string, string> = { n: '\n', r: '\r', t: '\t', '\\': '\\' };
  return cell.replace(/\\(?:([nrt\\])|u\{([0-9a-f]+)\})/g, (_, letter?: string, hex?: string) =>
    letter === undefined ? String.fromCodePoint(Number.parseInt(hex ?? '', 16)) : (short[letter] ?? ''),
  );
}

/** A reader of RFC 4180 that this project did not share with its writer. */
function records(csv: string): string[][] {
  const rows: string[][] = [[]];
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  while (field.lastIndex < csv.length) {
    const found = field.exec(csv);
    if (!found) throw new Error('not RFC 4180');
    rows.at(-1)?.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '');
    if (found[3] === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}
