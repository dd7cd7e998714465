import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { safeText } from '../../src/render/safe-text.js';
import { anAccount, anEventGoal, aTag } from '../kit/account.js';
import { bingctl, type RunOptions } from '../kit/bingctl.js';

/*
 * Names come from an account that others can write to, through a service that may answer anything: none of it reaches a
 * terminal raw, makes a second line where a script reads lines, or becomes a formula in a spreadsheet.
 */

const names = {
  colour: '\u001b[31mred\u001b[0m',
  title: '\u001b]0;owned\u0007',
  screen: '\u001b[2J\u001b[H$ rm -rf /',
  c1: '\u009b31mred',
  bell: 'ding\u0007',
  backspace: 'safe\b\b\b\bevil',
  line: 'shop\nerror: all tags were deleted',
  return: 'shop\rowned',
  tab: 'shop\t9999',
  rightToLeft: 'invoice\u202egpj.exe',
  isolate: '\u2066shop\u2069',
  invisible: 'sh\u200bop\ufeff',
  separator: 'shop\u2028owned',
  tags: 'shop\u{e0041}\u{e0042}',
  formula: '=HYPERLINK("http://evil.example","click")',
  plus: '+1+cmd|calc',
  at: '@SUM(A1)',
  dash: '-2+3',
  quotes: `a"b,c;'d`,
  backslash: 'a\\nb\\',
  wide: '漢'.repeat(100),
  fourBytes: '\u{1f9ff}'.repeat(100),
  markup: '<script>&amp;</script>]]>',
};
const hostile = Object.values(names);

const account = anAccount({
  tags: hostile.map((name, at) => aTag({ id: String(5001 + at), name, description: name })),
  goals: hostile.map((name, at) =>
    anEventGoal({ id: String(7001 + at), name, labelExpression: name, labelOperator: 'Equals' }),
  ),
});
const terminal: RunOptions = { account, columns: 100, env: { NO_COLOR: '1' } };

/** The lines that hold what a terminal obeys, but for tabs and for the progress that wipes its own line. */
function rawIn(text: string): string[] {
  const lines = text.replaceAll('\r\u001b[2K', '').replaceAll('\t', ' ').split('\n');
  return lines.filter((line) => line !== safeText(line));
}

describe.each(['tags', 'goals'])('%s', (noun) => {
  test.each(['', '-o table', '-o json', '-o yaml', '-o csv', '-o ndjson', '-o id'])(
    'list %s at a terminal shows nothing raw',
    async (format) => {
      const { code, stdout, stderr } = await bingctl(`${noun} list ${format}`, terminal);
      expect([code, rawIn(stdout), rawIn(stderr)]).toEqual([0, [], []]);
      expect(stdout).not.toBe('');
    },
  );

  test.each(['', '-o yaml'])('get %s of each at a terminal shows nothing raw', async (format) => {
    const ids = hostile.map((_, at) => String((noun === 'tags' ? 5001 : 7001) + at));
    const told = await Promise.all(ids.map((id) => bingctl(`${noun} get ${id} ${format}`, terminal)));
    expect(told.flatMap(({ code, stdout, stderr }) => [code, ...rawIn(stdout), ...rawIn(stderr)])).toEqual(
      ids.map(() => 0),
    );
  });

  test('in a pipe, each has one line, from which the name can be read back', async () => {
    const { stdout } = await bingctl(`${noun} list`, { account });
    const lines = stdout.trimEnd().split('\n');
    const cells = lines.map((line) => line.split('\t')[1] ?? '');
    expect(cells).toEqual(hostile.map((name) => safeText(name.replaceAll('\\', '\\\\'))));
    expect(rawIn(stdout)).toEqual([]);
  });

  test.each([
    ['json', (text: string) => JSON.parse(text)],
    ['yaml', (text: string) => parse(text)],
    [
      'ndjson',
      (text: string) =>
        text
          .trimEnd()
          .split('\n')
          .map((line) => JSON.parse(line)),
    ],
  ])('%s gives every name back as it is', async (format, read) => {
    const { stdout } = await bingctl(`${noun} list -o ${format}`, { account });
    expect(read(stdout).map(({ name }: { name: string }) => name)).toEqual(hostile);
  });

  test('no cell of CSV is a formula', async () => {
    const { stdout } = await bingctl(`${noun} list -o csv`, { account });
    const cells = [...stdout.matchAll(/(?:^|,|\r\n)("(?:[^"]|"")*"|[^",\r\n]*)/g)].map(([, cell = '']) =>
      cell.replace(/^"|"$/g, ''),
    );
    expect(cells.filter((cell) => /^[=+\-@\t\r＝＋－＠]/.test(cell))).toEqual([]);
    expect(cells).toContain(`'${names.plus}`);
  });

  test('ids are ids', async () => {
    const { stdout } = await bingctl(`${noun} list -o id`, { account });
    expect(stdout).toMatch(/^(\d+\n)+$/);
  });
});

describe('messages', () => {
  test.each(hostile)('%j in what is told of a write', async (name) => {
    const { code, stdout, stderr } = await bingctl(
      ['tags', 'create', `--name=${name}`, '--if-exists', 'skip'],
      terminal,
    );
    expect([code === 0 || code === 64, rawIn(stdout), rawIn(stderr)]).toEqual([true, [], []]);
  });

  test.each(hostile)('%j in an error', async (name) => {
    const { code, stdout, stderr } = await bingctl(['tags', 'get', '--', `${name}!`], terminal);
    expect([code, stdout, rawIn(stderr)]).toEqual([4, '', []]);
    expect(stderr).toContain(safeText(`no UET tag is called "${Array.from(`${name}!`).slice(0, 60).join('')}`));
  });

  test('a name with a line end in it cannot pass for an error of ours', async () => {
    const { stderr } = await bingctl('tags update 5007 --description new', terminal);
    expect(stderr.split('\n').filter((line) => line.startsWith('error:'))).toEqual([]);
    expect(stderr).toContain('shop\\nerror: all tags were deleted');
  });

  test('unknown flags and commands are shown, not obeyed', async () => {
    const flag = await bingctl(['tags', 'list', `--${names.colour}`], terminal);
    const command = await bingctl([names.screen], terminal);
    expect([flag.code, rawIn(flag.stderr), command.code, rawIn(command.stderr)]).toEqual([64, [], 64, []]);
  });
});
