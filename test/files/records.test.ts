import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { BingctlError } from '../../src/errors.js';
import { readGoals, readTags } from '../../src/files/records.js';
import { goalView } from '../../src/render/views/goal.js';
import { tagView } from '../../src/render/views/tag.js';
import { anEventGoal, aTag } from '../render/things.js';

describe('what get prints can be given back', () => {
  const goal = anEventGoal({ value: '9.99', id: '9007199254740993' });
  const { trackingStatus, isAutoGoal, id, ...settable } = goal;
  const fields = Object.fromEntries(Object.entries(settable).filter(([, value]) => value !== null));

  test.each([
    ['JSON', (value: unknown) => JSON.stringify(value, null, 2)],
    ['YAML', (value: unknown) => stringify(value)],
  ])('a goal as %s', async (_, write) => {
    const output = goalView.output(goal);
    expect(await readGoals(write(output))).toEqual({
      single: true,
      entries: [{ id, fields, place: { line: 1, column: 1 } }],
    });
    const two = await readGoals(write([output, output]));
    expect(two).toMatchObject({
      single: false,
      entries: [
        { id, fields },
        { id, fields },
      ],
    });
  });

  test('a tag, its scripts and its state left out', async () => {
    const tag = aTag({ industry: 'Unknown', description: 'x', trackingScript: '<script>', customerShare: null });
    expect(await readTags(JSON.stringify(tagView.output(tag)))).toEqual({
      single: true,
      entries: [{ id: '5012', fields: { description: 'x', name: 'shop' }, place: { line: 1, column: 1 } }],
    });
  });
});

describe('nothing is lost on the way in', () => {
  test.each([
    ['id: 9007199254740993', { id: '9007199254740993' }],
    ['id: "9007199254740993"', { id: '9007199254740993' }],
    ['{"id": 9223372036854775807}', { id: '9223372036854775807' }],
    ['tagId: 9007199254740993', { fields: { tagId: '9007199254740993' } }],
    ['tagId: shop', { fields: { tagId: 'shop' } }],
    ['appStoreId: 9007199254740993', { fields: { appStoreId: '9007199254740993' } }],
    ['revenue: { value: 25.50 }', { fields: { revenue: { value: '25.5' } } }],
    ['value: 0.1', { fields: { value: '0.1' } }],
    ['value: 12345678901234567890.123456789', { fields: { value: '12345678901234567890.123456789' } }],
    ['value: 1e2', { fields: { value: '100' } }],
    ['value: +5', { fields: { value: '5' } }],
    ['value: -0.0', { fields: { value: '0' } }],
    ['name: no', { fields: { name: 'no' } }],
    ['name: 2024-01-01', { fields: { name: '2024-01-01' } }],
    ['name: "\\u00e9\\ud83d\\ude00"', { fields: { name: 'é😀' } }],
    ['name: |-\n  two\n  lines', { fields: { name: 'two\nlines' } }],
    ['name: ""', { fields: { name: '' } }],
    ['# a comment\n{"name": "x",}', { fields: { name: 'x' } }],
    [
      'goalCategory: begin-checkout\ntype: PagesViewedPerVisit',
      { fields: { goalCategory: 'BeginCheckout', type: 'PagesViewedPerVisit' } },
    ],
    ['type: pages-viewed', { fields: { type: 'PagesViewedPerVisit' } }],
    ['name: null\nrevenue: null\nlabelExpression: ~\nexcludeFromBidding:', { id: null, fields: {} }],
    ['revenue: { value: null, currencyCode: EUR }', { fields: { revenue: { currencyCode: 'EUR' } } }],
    ['goalCategory: None', { fields: {} }],
    ['{}', { id: null, fields: {}, place: { line: 1, column: 1 } }],
  ])('%j', async (text, entry) => {
    expect((await readGoals(text)).entries).toMatchObject([entry]);
  });

  test('an empty array is no goals', async () => {
    expect(await readGoals('[]')).toEqual({ single: false, entries: [] });
  });

  test('anchors serve for what repeats', async () => {
    const text = '- name: a\n  revenue: &r { value: 1.10 }\n  tagId: &t "7"\n- name: b\n  revenue: *r\n  tagId: *t\n';
    const shared = { revenue: { value: '1.1' }, tagId: '7' };
    expect(await readGoals(text)).toEqual({
      single: false,
      entries: [
        { id: null, fields: { name: 'a', ...shared }, place: { line: 1, column: 3 } },
        { id: null, fields: { name: 'b', ...shared }, place: { line: 4, column: 3 } },
      ],
    });
  });
});

const start = 'one object or an array of conversion goals was expected';
const deep = 'it is nested too deeply';
const notMember = (name: string, near?: string) =>
  `"${name}" is not a member of a conversion goal${near ? `: did you mean "${near}"?` : ''}`;
const at = (line: number, column: number, message: string) => `line ${line}, column ${column}: ${message}`;

describe('what cannot be meant is refused, at its line and column', () => {
  test.each<[string, string, string | RegExp]>([
    // Nothing, or something else than objects.
    ['empty', '', `there is nothing in it: ${start}`],
    ['spaces', ' \n \n', `there is nothing in it: ${start}`],
    ['comments only', '# a\n# b\n', `there is nothing in it: ${start}`],
    ['null', 'null', `there is nothing in it: ${start}`],
    ['document marks only', '---\n...\n', `there is nothing in it: ${start}`],
    ['a text', 'hello', at(1, 1, `this is a single value: ${start}`)],
    ['a number', '5', at(1, 1, `this is a single value: ${start}`)],
    ['true', 'true', at(1, 1, `this is a single value: ${start}`)],
    ['HTML', '<!doctype html>\n<html></html>', at(1, 1, `this is a single value: ${start}`)],
    ['an array of nothing', '[null]', at(1, 2, `this is nothing: ${start}`)],
    ['an array of arrays', '[[{}]]', at(1, 2, `this is an array: ${start}`)],
    ['a lone dash', '-', /this is nothing/],
    ['an array of texts', '- a', at(1, 3, `this is a single value: ${start}`)],
    // Broken JSON.
    ['an open brace', '{', /^line 1, column 2: /],
    ['an open bracket', '[', /^line 1, column 2: /],
    ['an open quote', '{"name": "x', /^line 1, column \d+: Missing closing/],
    ['a brace too many', '{}}', /^line 1, column 3: /],
    ['no comma', '{"name": "a" "b": 1}', /^line 1, column 14: /],
    ['no colon', '{"name" "a"}', /^line 1, column 9: /],
    ['cut off', '[{"name": "a"},\n {"name": "b"', /^line 2, column \d+: /],
    ['a bad escape', '{"name": "\\x"}', /^line 1, column 11: /],
    ['a brace for a bracket', '[{"name": "a"]}', /^line 1, column 1\d: /],
    ['one object a line', '{"name":"a"}\n{"name":"b"}', /^line 2, column 1: /],
    // Broken YAML.
    ['a tab for indentation', 'revenue:\n\tvalue: 1', /^line 2, column 1: /],
    ['a member beside a value', 'name: x\n  type: y', /^line 1, column 7: /],
    ['indentation that does not fit', 'revenue:\n    value: 1\n  type: none', /^line 3, column \d+: /],
    ['two values in a line', 'name: a: b', /^line 1, column 7: /],
    ['a list beside members', 'name: a\n- b', /^line 2, column 1: /],
    ['an open block', 'name: "a\n\ntype: x', /^line \d+, column \d+: /],
    ['a reserved letter', 'name: @x', /^line 1, column 7: /],
    ['a percent sign', 'name: %x', /^line 1, column 7: /],
    ['two documents', 'name: a\n---\nname: b', at(2, 1, 'a second document begins here: put all into one array')],
    [
      'a document after an empty one',
      '---\n---\nname: b',
      at(2, 1, 'a second document begins here: put all into one array'),
    ],
    ['an unknown directive', '%FOO bar\n---\nname: x', /^line 1, column 1: /],
    ['a tag that makes code', 'name: !!js/function "x"', at(1, 7, 'a tag that is not known here: leave it out')],
    ['binary', 'name: !!binary aGk=', at(1, 7, 'a tag that is not known here: leave it out')],
    ['a tag of somebody', '!goal\nname: x', /^line 1, column 1: a tag that is not known here/],
    ['a list for a name', '? [a, b]\n: c', at(1, 3, 'the name of a member must be text')],
    ['a mapping for a name', '? {a: b}\n: c', at(1, 3, 'the name of a member must be text')],
    // Twice, hidden, endless.
    ['a member twice in JSON', '{"name":"a","name":"b"}', at(1, 13, '"name" stands here twice')],
    ['a member twice in YAML', 'name: a\nname: b', at(2, 1, '"name" stands here twice')],
    ['a part of the revenue twice', 'revenue: {value: 1, value: 2}', at(1, 21, '"value" stands here twice')],
    ['twice by another spelling', '{"name":"a","\\u006eame":"b"}', at(1, 13, '"name" stands here twice')],
    ['a merge', '<<: {name: x}', at(1, 1, notMember('<<'))],
    ['the prototype', '{"__proto__":{"name":"x"}}', at(1, 2, notMember('__proto__'))],
    ['the prototype of the revenue', 'revenue: {__proto__: {value: 1}}', at(1, 11, notMember('revenue.__proto__'))],
    ['a method', 'constructor: x', at(1, 1, notMember('constructor'))],
    ['another method', 'toString: x', at(1, 1, notMember('toString'))],
    ['an alias to nothing', 'name: *x', at(1, 7, 'nothing is called &x above')],
    ['an alias to what comes later', 'name: *x\nurlExpression: &x a', at(1, 7, 'nothing is called &x above')],
    ['an alias to itself', 'a: &a [*a]', deep],
    ['an array in itself', '&a [*a]', at(1, 5, 'nothing is called &a above')],
    ['many open brackets', '['.repeat(100_000), deep],
    ['many closed brackets', '['.repeat(500) + ']'.repeat(500), deep],
    ['many braces', '{"a":'.repeat(5000), deep],
    ['many dashes', '- '.repeat(3000), deep],
    ['a null character', 'name: "a\u0000b"', at(1, 9, 'a control character, U+0000')],
    ['an escape character', 'name: a\ntype: \u001b[31m', at(2, 7, 'a control character, U+001B')],
    ['a bell', '{"name": "\u0007"}', at(1, 11, 'a control character, U+0007')],
    ['a delete character', 'name: \u007f', at(1, 7, 'a control character, U+007F')],
    // Members that are not there.
    ['a slip', '{"nmae":"x"}', at(1, 2, notMember('nmae', 'name'))],
    ['kebab-case', 'goal-category: Purchase', at(1, 1, notMember('goal-category', 'goalCategory'))],
    ['Pascal case', 'Name: x', at(1, 1, notMember('Name', 'name'))],
    ['far from any', 'colour: red', at(1, 1, notMember('colour'))],
    ['a slip in the revenue', 'revenue:\n  valeu: 1', at(2, 3, notMember('revenue.valeu', 'revenue.value'))],
    ['a number for a name', '1: x', at(1, 1, notMember('1'))],
    ['an empty name', '"": x', at(1, 1, notMember(''))],
    ['a flat revenue', 'revenue.value: 5', at(1, 1, notMember('revenue.value'))],
    ['a tag member', 'industry: Retail', /^line 1, column 1: "industry" is not a member/],
    ['a wrapper', 'goals:\n  - name: x', at(1, 1, notMember('goals'))],
    ['a hostile name', '{"\\u001b[2J":1}', at(1, 2, notMember('\u001b[2J'))],
    // Values of the wrong kind.
    ['a number for text', 'name: 5', at(1, 1, 'name must be text, in quotes, not the number 5')],
    ['a boolean for text', 'name: true', at(1, 1, 'name must be text, in quotes, not true')],
    ['a list for text', 'name: [a]', at(1, 1, 'name must be text, not an array')],
    ['an object for text', 'name: {a: b}', at(1, 1, 'name must be text, not an object')],
    ['a yes of YAML 1.1', '%YAML 1.1\n---\nname: yes', at(3, 1, 'name must be text, in quotes, not true')],
    [
      'a text for a number',
      'conversionWindowInMinutes: 30d',
      at(1, 1, 'conversionWindowInMinutes must be a number, not the text "30d"'),
    ],
    [
      'digits in quotes for a number',
      'minimumPagesViewed: "3"',
      at(1, 1, 'minimumPagesViewed must be a number, not the text "3"'),
    ],
    [
      'a fraction for a whole number',
      'minimumPagesViewed: 1.5',
      at(1, 1, 'minimumPagesViewed must be a whole number, not "1.5"'),
    ],
    [
      'an exponent for a whole number',
      'minimumPagesViewed: 1e3',
      at(1, 1, 'minimumPagesViewed must be a whole number, not "1e3"'),
    ],
    ['a whole number too large', 'minimumPagesViewed: 9007199254740993', /must be a whole number/],
    [
      'infinity for a whole number',
      'minimumPagesViewed: .inf',
      at(1, 1, 'minimumPagesViewed must be a whole number, not ".inf"'),
    ],
    [
      'a boolean for a number',
      'minimumDurationInSeconds: false',
      at(1, 1, 'minimumDurationInSeconds must be a number, not false'),
    ],
    ['a text for an amount', 'revenue: {value: "25"}', at(1, 11, 'revenue.value must be a number, not the text "25"')],
    ['an amount with a comma', 'value: 1,5', at(1, 1, 'value must be a number, not the text "1,5"')],
    ['infinity for an amount', 'value: .inf', /^line 1, column 1: value is wrong: ".inf" is not an amount/],
    ['no number for an amount', 'value: .nan', /^line 1, column 1: value is wrong: ".nan" is not an amount/],
    ['hexadecimal for an amount', 'value: 0x10', /^line 1, column 1: value is wrong: "0x10" is not an amount/],
    ['an amount beyond all', 'value: 1e400', /^line 1, column 1: value is wrong: "1e400" is not an amount/],
    [
      'a text for true',
      'excludeFromBidding: "true"',
      at(1, 1, 'excludeFromBidding must be true or false, not the text "true"'),
    ],
    [
      'a yes for true',
      'excludeFromBidding: yes',
      at(1, 1, 'excludeFromBidding must be true or false, not the text "yes"'),
    ],
    [
      'a number for true',
      'isExternallyAttributed: 1',
      at(1, 1, 'isExternallyAttributed must be true or false, not the number 1'),
    ],
    ['a number for the revenue', 'revenue: 25', at(1, 1, 'revenue must be an object, not the number 25')],
    ['a list for the revenue', 'revenue: [25]', at(1, 1, 'revenue must be an object, not an array')],
    ['a fraction for an id', 'id: 1.5', at(1, 1, 'id must be digits only, not "1.5"')],
    ['a negative id', 'id: -1', at(1, 1, 'id must be digits only, not "-1"')],
    ['an id in words', 'id: shop', at(1, 1, 'id must be digits only, not "shop"')],
    ['an id beyond 64 bits', 'id: 9223372036854775808', at(1, 1, 'id must be digits only, not "9223372036854775808"')],
    ['a list of ids', 'id: [1]', at(1, 1, 'id must be an id, not an array')],
    ['a tag as an object', 'tagId: {id: 1}', at(1, 1, 'tagId must be an id, not an object')],
    // Words that nobody can set.
    ['an unknown type', 'type: Pageview', /^line 1, column 1: type is wrong: "Pageview" is not a goal type: /],
    ['an unknown category', 'goalCategory: Purchas', /did you mean purchase\?/],
    ['the status Deleted', 'status: Deleted', /"Deleted" cannot be used as a goal status/],
    ['a number for a word', 'scope: 1', at(1, 1, 'scope must be text, not the number 1')],
    ['an unknown operator', 'urlOperator: matches', /^line 1, column 1: urlOperator is wrong: /],
    ['an unknown revenue type', 'revenue: {type: some}', /^line 1, column 11: revenue.type is wrong: /],
  ])('%s', async (_, text, message) => {
    const error = await readGoals(text).then(
      () => null,
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(BingctlError);
    expect(error).toMatchObject({
      kind: 'usage',
      exit: 64,
      message: typeof message === 'string' ? message : expect.stringMatching(message),
    });
  });

  test('a bomb of aliases', async () => {
    const levels = 'abcdefghi'.split('').map((name, index, all) => {
      const of = index === 0 ? '"x"' : `*${all[index - 1]}`;
      return `${name}: &${name} [${Array(9).fill(of).join(',')}]`;
    });
    await expect(readGoals(levels.join('\n'))).rejects.toThrow('its aliases stand for too many values');
  });

  test('all mistakes of a file at once, each with its entry', async () => {
    const text = '- name: a\n  nme: b\n- name: c\n  revenue:\n    value: "1"\n  scope: none\n';
    await expect(readGoals(text)).rejects.toMatchObject({
      message: '3 mistakes in the file; nothing was sent',
      items: [
        { index: 0, name: 'a', fieldPath: 'nme', message: at(2, 3, notMember('nme', 'name')), outcome: 'notSent' },
        { index: 1, name: 'c', fieldPath: 'revenue.value', message: expect.stringContaining('line 5, column 5: ') },
        { index: 1, name: 'c', fieldPath: 'scope', message: expect.stringContaining('line 6, column 3: ') },
      ],
    });
  });

  test('ndjson says what to do', async () => {
    await expect(readGoals('{"a":1}\n{"a":2}\n')).rejects.toMatchObject({ hint: expect.stringContaining('an array') });
  });

  test('a mistake behind an alias stands where the alias stands', async () => {
    const text = '- customer: x\n  revenue: &r {valeu: 1}\n- revenue: *r\n';
    await expect(readGoals(text)).rejects.toMatchObject({
      items: [
        { message: expect.stringMatching(/^line 1,/) },
        { message: expect.stringMatching(/^line 2, column 16:/) },
        { message: expect.stringMatching(/^line 3, column 3:/) },
      ],
    });
  });
});

test('whatever the text is, it is read or refused in words', async () => {
  const pieces = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    '"',
    ':',
    ',',
    '\n',
    '  ',
    '- ',
    'name',
    '&a',
    '*a',
    '!!x',
    '|',
    '>',
    '#',
    '?',
    '---',
    '5',
    "'",
    '%',
  );
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.array(pieces, { maxLength: 30 }).map((all) => all.join('')),
        fc.string({ unit: 'binary' }),
      ),
      async (text) => {
        const error = await readGoals(text).then(
          () => null,
          (thrown: unknown) => thrown,
        );
        if (error !== null) expect(error).toMatchObject({ kind: 'usage' });
      },
    ),
    { numRuns: 2000 },
  );
});
