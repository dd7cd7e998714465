import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { anAccount, anEventGoal, aTag } from '../kit/account.js';
import { bingctl, emptyFolder } from '../kit/bingctl.js';
import { type Refusal, refusal, usage } from './refusal.js';

const emoji = '\u{1f600}';

describe('names', () => {
  const tooLong = (length: number) => `--name: the name has ${length} characters, and 100 are allowed`;
  const unsendable = (point: string) => `--name: the name has the character ${point}, which cannot be sent`;

  test.each([
    ['101 letters', 'x'.repeat(101), tooLong(101)],
    ['101 emoji', emoji.repeat(101), tooLong(101)],
    ['a megabyte', 'x'.repeat(1_000_000), tooLong(1_000_000)],
    ['a bell', 'a\u0007', unsendable('U+0007')],
    ['an escape sequence', '\u001b[31mred', unsendable('U+001B')],
    ['a null character', 'a\u0000b', unsendable('U+0000')],
    ['half a character', 'a\ud83d', unsendable('U+D83D')],
    ['a character that is none', 'a\uffff', unsendable('U+FFFF')],
    ['blanks only', ' \t\u00a0', '--name must not be empty'],
  ])('of %s', async (_, name, says) => {
    expect(await refusal(['tags', 'create', '--name', name])).toEqual(usage(says));
    expect(await refusal(['tags', 'update', '5001', '--name', name])).toEqual(usage(says));
  });

  test.each([
    ['100 emoji, each one character', emoji.repeat(100)],
    ['what looks like a flag', '--yes'],
    ['what looks like several flags', '-qo'],
    ['markup', `<b>"a" & 'b'</b>`],
    ['right to left', 'متجر'],
  ])('of %s can be used', async (_, name) => {
    const { code, stdout } = await bingctl(['tags', 'create', `--name=${name}`, '--json'], { account: anAccount() });
    expect([code, JSON.parse(stdout).name]).toEqual([0, name]);
  });

  test.each(['-quick', '-o is great', '-V', '-hello'])('a value keeps its dash: %j', async (text) => {
    const argv = ['tags', 'create', '--name', 'shop', '--description', `${text}!`, '--json'];
    const { code, stdout } = await bingctl(argv, { account: anAccount() });
    expect([code, JSON.parse(stdout).description]).toEqual([0, `${text}!`]);
  });
});

describe('ids and names of what is there', () => {
  const shop = anAccount({
    tags: [
      aTag({ id: '5001', name: 'shop' }),
      aTag({ id: '5002', name: '5001' }),
      aTag({ id: '9007199254740993', name: 'large' }),
      aTag({ id: '9007199254740992', name: 'nearly' }),
    ],
    goals: [
      anEventGoal({ id: '7001', name: 'Purchase' }),
      anEventGoal({ id: '7002', name: 'purchase', accountId: '2002', status: 'Paused' }),
    ],
  });
  const refused = (line: string) => refusal(line, { account: shop });
  const notFound = (says: string): Refusal => ({
    exit: 4,
    kind: 'notFound',
    says,
    calls: [expect.any(String)] as string[],
  });

  test.each([
    ['', 'no UET tag is called ""'],
    ['nobody', 'no UET tag is called "nobody"'],
    ['shpo', 'no UET tag is called "shpo": did you mean "shop"?'],
    ['-1', 'no UET tag is called "-1"'],
    ['5001.0', 'no UET tag is called "5001.0": did you mean "5001"?'],
    ['05001', 'no UET tag has the id 05001, and none is called so: did you mean "5001"?'],
    ['99999999999999999999', 'no UET tag has the id 99999999999999999999, and none is called so'],
    ['9007199254740991', 'no UET tag has the id 9007199254740991, and none is called so'],
  ])('tags get %j', async (tag, says) => {
    const told = await refusal(['tags', 'get', tag], { account: shop });
    expect(told).toEqual(notFound(says));
    expect(await refusal(['tags', 'script', tag], { account: shop })).toEqual(told);
  });

  test.each(['tags get 5001', 'tags update 5001 --description x', 'tags script 5001', 'tags auth-key 5001 --yes'])(
    '%s: an id that is also a name can mean two',
    async (line) => {
      const says = '"5001" can mean 2 UET tags: 5001 "shop", 5002 "5001"';
      expect(await refused(line)).toEqual({ ...usage(says), calls: ['GetUetTagsByIds'] });
    },
  );

  test('an id beyond 2^53 is told from its neighbour', async () => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'in.json'), '{"id": 9007199254740993, "description": "this one"}');
    const { code, stdout } = await bingctl('tags update --from-file in.json --json', { account: shop, cwd });
    const { id, name, description } = JSON.parse(stdout);
    expect({ code, id, name, description }).toEqual({
      code: 0,
      id: '9007199254740993',
      name: 'large',
      description: 'this one',
    });
  });

  test('an id in a file that is not there never falls back to the name', async () => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'in.json'), '{"id": "1", "name": "large", "description": "x"}');
    const told = await refusal('tags update --from-file in.json', { account: shop, cwd });
    expect(told).toEqual(notFound('in.json:1:1: no UET tag has the id 1'));
  });

  test('one of several that is not there: the others are printed', async () => {
    const { code, stdout, stderr } = await bingctl('tags get shop nobody large -o id', { account: shop });
    expect({ code, stdout, stderr }).toEqual({
      code: 4,
      stdout: '5001\n9007199254740993\n',
      stderr: expect.stringContaining('no UET tag is called "nobody"'),
    });
  });
});
