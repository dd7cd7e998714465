import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { anAccount, aTag } from '../kit/account.js';
import { bingctl, emptyFolder } from '../kit/bingctl.js';
import { refusal, usage } from './refusal.js';

const shop = anAccount({ tags: [aTag({ name: 'shop' })] });
const expected = 'one object or an array of UET tags was expected';

/** What is said about a file with this in it. */
function refused(text: string | Uint8Array, line = 'tags create --from-file in.txt') {
  const cwd = emptyFolder();
  writeFileSync(join(cwd, 'in.txt'), text);
  return refusal(line, { account: shop, cwd });
}

describe('files that cannot be read', () => {
  const cwd = emptyFolder();
  mkdirSync(join(cwd, 'folder'));
  writeFileSync(join(cwd, 'large.json'), Buffer.alloc(33 * 1024 * 1024, '#'));

  test.each([
    ['nowhere.json', '"nowhere.json" cannot be read: there is no such file'],
    ['nowhere/tags.json', '"nowhere/tags.json" cannot be read: there is no such file'],
    ['large.json/tags.json', '"large.json/tags.json" cannot be read: there is no such file'],
    ['folder', '"folder" cannot be read: it is a folder'],
    ['large.json', '"large.json" is larger than 32 MB'],
    ['/dev/null', `/dev/null: there is nothing in it: ${expected}`],
    ['', 'the name of the file is empty'],
    ['a\u0000b', '"a\u0000b" cannot be read: a file name cannot hold a null character'],
    ['x'.repeat(300), `"${'x'.repeat(60)}…" cannot be read: the name is too long`],
    ['-', `standard input: there is nothing in it: ${expected}`],
  ])('%j', async (file, says) => {
    expect(await refusal(['tags', 'create', '--from-file', file], { account: shop, cwd })).toEqual(usage(says));
  });

  test('nothing waits for somebody to type it in', async () => {
    expect(await bingctl('tags create --from-file -', { account: shop, columns: 80 })).toEqual({
      code: 64,
      stdout: '',
      stderr: expect.stringContaining('nothing is piped in: - reads standard input, and that is the terminal'),
    });
  });
});

describe('texts that are neither JSON nor YAML', () => {
  test.each([
    ['nothing', '', `in.txt: there is nothing in it: ${expected}`],
    ['blank lines', ' \n\n  ', `in.txt: there is nothing in it: ${expected}`],
    ['comments only', '# tags\n# of ours\n', `in.txt: there is nothing in it: ${expected}`],
    ['null', 'null', `in.txt: there is nothing in it: ${expected}`],
    ['a byte order mark alone', '\ufeff', `in.txt: there is nothing in it: ${expected}`],
    ['a number', '42', `in.txt:1:1: this is a single value: ${expected}`],
    ['a web page', '<!doctype html>\n<p>503', `in.txt:1:1: this is a single value: ${expected}`],
    ['a spreadsheet', 'id,name\n1,shop\n', `in.txt:1:1: this is a single value: ${expected}`],
    ['an object cut off', '{"name":', 'in.txt:1:9: Flow map must end with a }'],
    ['a list cut off', '[{"name": "a"},\n {"na', expect.stringMatching(/^in\.txt:2:\d: /)],
    ['what follows an object', '{"name":"a"} x', 'in.txt:1:14: Unexpected scalar at node end'],
    ['one object a line', '{"name":"a"}\n{"name":"b"}\n', 'in.txt:2:1: Unexpected flow-map-start at node end'],
    [
      'several documents',
      'name: a\n---\nname: b\n',
      'in.txt:2:1: a second document begins here: put all into one array',
    ],
    ['a tab', 'name:\n\t- a', 'in.txt:2:1: Tabs are not allowed as indentation'],
    ['a null character', 'name: a\u0000b', 'in.txt:1:8: a control character, U+0000'],
    ['an escape character', 'name: "a\u001b[31m"', 'in.txt:1:9: a control character, U+001B'],
    ['Latin-1', Buffer.from('name: caf\u00e9', 'latin1'), '"in.txt" is not UTF-8 text'],
    ['a letter cut in half', Buffer.from('name: \u00e9').subarray(0, -1), '"in.txt" is not UTF-8 text'],
    [
      'UTF-16',
      Buffer.from('\ufeff{"name":"a"}', 'utf16le'),
      '"in.txt" is UTF-16, as PowerShell writes it: save it as UTF-8',
    ],
    ['a tag of its own', 'name: !!js/function "x"', 'in.txt:1:7: a tag that is not known here: leave it out'],
    ['an alias of nothing', 'name: *other', 'in.txt:1:7: nothing is called &other above'],
    ['an alias of itself', '&a [*a]', 'in.txt:1:5: nothing is called &a above'],
    ['60 arrays in each other', '['.repeat(60) + ']'.repeat(60), 'in.txt: it is nested too deeply'],
    ['20,000 arrays in each other', '['.repeat(20_000), 'in.txt: it is nested too deeply'],
    ['100 objects in each other', `${'{"a":'.repeat(100)}1${'}'.repeat(100)}`, 'in.txt: it is nested too deeply'],
  ])('%s', async (_, text, says) => {
    expect(await refused(text)).toEqual(usage(says));
  });

  test('a few aliases that stand for a million values', async () => {
    const ten = (name: string) => `[${Array(10).fill(name).join(', ')}]`;
    const levels = ['b', 'c', 'd', 'e', 'f', 'g'];
    const lines = levels.map((name, at) => `${name}: &${name} ${ten(`*${['a', ...levels][at]}`)}`);
    expect(await refused(['a: &a [x]', ...lines].join('\n'))).toEqual(
      usage('in.txt: its aliases stand for too many values'),
    );
  });
});

describe('members of a tag', () => {
  test.each([
    ['a list in the list', '[[{"name":"a"}]]', `in.txt:1:2: this is an array: ${expected}`],
    ['a name twice', '{"name":"a",\n "name":"b"}', 'in.txt:2:2: "name" stands here twice'],
    ['a name twice in YAML', 'name: a\nname: b\n', 'in.txt:2:1: "name" stands here twice'],
    [
      'a misspelled one',
      '[{"name":"a"},\n {"name":"b",\n  "descripton":"x"}]',
      'in.txt:3:3: "descripton" is not a member of a UET tag: did you mean "description"?',
    ],
    ['__proto__', '{"__proto__": {"name": "x"}, "name": "a"}', 'in.txt:1:2: "__proto__" is not a member of a UET tag'],
    ['constructor', '{"constructor": 1, "name": "a"}', 'in.txt:1:2: "constructor" is not a member of a UET tag'],
    ['a merge', '<<: {name: a}', 'in.txt:1:1: "<<" is not a member of a UET tag'],
    ['a list for a name', '{[a]: b}', 'in.txt:1:2: the name of a member must be text'],
    [
      'a very long one',
      JSON.stringify({ ['m'.repeat(5000)]: 1 }),
      `in.txt:1:2: "${'m'.repeat(60)}…" is not a member of a UET tag`,
    ],
    ['a number for a text', '{"name": 5}', 'in.txt:1:2: name must be text, in quotes, not the number 5'],
    ['true for a text', 'name: true', 'in.txt:1:1: name must be text, in quotes, not true'],
    ['an array for a text', '{"name": ["a"]}', 'in.txt:1:2: name must be text, not an array'],
    ['an object for a text', '{"name": {"a": 1}}', 'in.txt:1:2: name must be text, not an object'],
    ['an id with a point', '{"id": 1.5}', 'in.txt:1:2: id must be digits only, not "1.5"'],
    ['a negative id', '{"id": -3}', 'in.txt:1:2: id must be digits only, not "-3"'],
    [
      'an id of 20 digits',
      '{"id": 99999999999999999999}',
      'in.txt:1:2: id must be digits only, not "99999999999999999999"',
    ],
    ['an id in letters', '{"id": "shop"}', 'in.txt:1:2: id must be digits only, not "shop"'],
    ['no name', '{"description": "x"}', 'in.txt:1:1: name: a UET tag needs a name'],
    ['a name of nothing', 'name: ~', 'in.txt:1:1: name: a UET tag needs a name'],
    [
      'a control character, escaped',
      '{"name": "a\\u001b"}',
      'in.txt:1:1: name: the name has the character U+001B, which cannot be sent',
    ],
    [
      'half a character',
      '{"name": "a\\ud800"}',
      'in.txt:1:1: name: the name has the character U+D800, which cannot be sent',
    ],
    [
      'two tags of one name',
      '[{"name": "Blog"},\n {"name": "blog"}]',
      'in.txt:2:2: name: "blog" is also the name of number 1 in the input',
    ],
  ])('%s', async (_, text, says) => {
    expect(await refused(text)).toEqual(usage(says));
  });

  test('all mistakes of a file are told at once', async () => {
    expect(await refused('[{"name": "a"}, 5, null]')).toEqual(
      usage([
        '2 mistakes in in.txt; nothing was sent',
        `in.txt:1:17: this is a single value: ${expected}`,
        `in.txt:1:20: this is nothing: ${expected}`,
      ]),
    );
  });

  test('of many mistakes a person reads fifty and how many there are more', async () => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'in.txt'), Array.from({ length: 70 }, (_, at) => `- nmae: t${at}`).join('\n'));
    const { stderr } = await bingctl('tags create --from-file in.txt', { account: shop, cwd });
    const lines = stderr.trimEnd().split('\n');
    expect(lines).toEqual([
      'error: 70 mistakes in in.txt; nothing was sent',
      ...Array.from(
        { length: 50 },
        (_, at) => `  in.txt:${at + 1}:3: "nmae" is not a member of a UET tag: did you mean "name"?`,
      ),
      '  and 20 more',
      '  try  bingctl tags create --help',
    ]);
  });
});

describe('members of a goal', () => {
  const create = 'goals create --from-file in.txt';

  test.each([
    [
      'a duration for minutes',
      '{"conversionWindowInMinutes": "30d"}',
      'conversionWindowInMinutes must be a number, not the text "30d"',
    ],
    [
      'half minutes',
      '{"conversionWindowInMinutes": 1.5}',
      'conversionWindowInMinutes must be a whole number, not "1.5"',
    ],
    [
      'minutes beyond 2^53',
      '{"conversionWindowInMinutes": 9007199254740993}',
      'conversionWindowInMinutes must be a whole number, not "9007199254740993"',
    ],
    ['a number for the revenue', '{"revenue": 5}', 'revenue must be an object, not the number 5'],
    ['yes for true', '{"excludeFromBidding": "yes"}', 'excludeFromBidding must be true or false, not the text "yes"'],
    ['an object for the tag', '{"tagId": {"id": 1}}', 'tagId must be an id, not an object'],
    [
      'an unknown type',
      '{"type": "Website"}',
      expect.stringMatching(/type is wrong: "Website" is not a goal type: one of url, /),
    ],
  ])('%s', async (_, text, says) => {
    const wanted = typeof says === 'string' ? `in.txt:1:2: ${says}` : says;
    expect(await refused(text, create)).toEqual(usage(wanted));
  });

  test('a misspelled member of the revenue', async () => {
    expect(await refused('revenue:\n  type: FixedValue\n  valeu: 5\n', create)).toEqual(
      usage('in.txt:3:3: "revenue.valeu" is not a member of a conversion goal: did you mean "revenue.value"?'),
    );
  });
});
