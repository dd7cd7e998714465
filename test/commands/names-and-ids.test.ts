import { describe, expect, test } from 'vitest';
import { anAccount, anEventGoal } from '../kit/account.js';
import { emulated } from './emulated.js';

const big = '9007199254740993';
const bigger = '9223372036854775807';

const names = [
  `a & b < c > d " e ' f`,
  '</Name><Name>x</Name> ]]> <!-- &amp; &#10;',
  'Käufe 🛒👩‍💻 ✓',
  'شراء مكتمل עברית',
  'two\nlines and a\ttab',
  '  spaces around  ',
  '=HYPERLINK("http://x")',
  '--name',
  'ß ẞ İ ı',
  '😀'.repeat(100),
];

describe.each(names)('the name %j', (name) => {
  test('goes through every command of tags', async () => {
    const { run, state } = await emulated(anAccount({ tags: [{ id: big, name: 'shop' }] }));
    const json = async (...args: string[]) => {
      const done = await run(['--json', ...args]);
      expect([args, done.code]).toEqual([args, 0]);
      return JSON.parse(done.stdout);
    };

    const made = await json('tags', 'create', `--name=${name}`, `--description=${name}`);
    expect(made).toMatchObject({ name, description: name });
    const updated = await json('tags', 'update', big, `--description=${name}`);
    expect(updated).toMatchObject({ id: big, description: name });
    expect(await json('tags', 'list')).toEqual(expect.arrayContaining([made, updated]));
    expect(await json('tags', 'get', '--', name)).toEqual(made);
    expect(await json('tags', 'get', made.id)).toEqual(made);
    expect(await json('tags', 'script', made.id)).toMatchObject({ id: made.id, name });
    expect(await json('tags', 'auth-key', made.id, '--yes')).toMatchObject({ id: made.id, name });
    expect((await state()).customers['1001']?.tags.map((tag) => tag.name)).toContain(name);
  });

  test('goes through every command of goals, and so does an id that no double holds', async () => {
    const goals = [anEventGoal({ id: bigger, name: 'old', tagId: big })];
    const { run } = await emulated(anAccount({ tags: [{ id: big, name }], goals }));
    const json = async (...args: string[]) => {
      const done = await run(['--json', ...args]);
      expect([args, done.code]).toEqual([args, 0]);
      return JSON.parse(done.stdout);
    };

    const event = ['--type', 'event', '--category', 'purchase', `--event-label=${name}`, `--tag=${name}`];
    const made = await json('goals', 'create', ...event, `--name=${name}`);
    expect(made).toMatchObject({ name, labelExpression: name, tagId: big });
    const updated = await json('goals', 'update', bigger, `--event-action=${name}`);
    expect(updated).toMatchObject({ id: bigger, name: 'old', tagId: big, actionExpression: name });
    expect(await json('goals', 'list', `--tag=${name}`)).toEqual(
      [made, updated].sort((a, b) => a.id.length - b.id.length),
    );
    expect(await json('goals', 'get', made.id, bigger)).toEqual([made, updated]);
    expect(await json('goals', 'pause', bigger)).toEqual({ ...updated, status: 'Paused' });
    const back = await run(['goals', 'update', '--from-file', '-', '--json'], { stdin: JSON.stringify([made]) });
    expect([back.code, JSON.parse(back.stdout)]).toEqual([0, [made]]);
  });

  test('cannot pass for anything else in a row or on a terminal', async () => {
    const { run } = await emulated(anAccount({ tags: [{ name }] }));
    const rows = (await run('tags list')).stdout.split('\n');
    expect([rows.length, rows[0]?.split('\t').length]).toEqual([2, 5]);
    const screen = await run('tags list', { columns: 80, env: { NO_COLOR: '1' } });
    expect(screen.stdout.split('\n')).toHaveLength(3);
    const [head, row, ...rest] = (await run('tags list -o csv')).stdout.split('\r\n');
    expect([head?.split(',')[4], row?.includes(',=') ?? false, rest]).toEqual(['name', false, ['']]);
  });
});

test.each([big, bigger])('the bare number %s in a file is that id', async (id) => {
  const { run } = await emulated(
    anAccount({ tags: [{ id, name: 'shop' }], goals: [anEventGoal({ id: '71', name: 'x', tagId: id })] }),
  );
  const tags = await run('tags update --from-file - -o id', { stdin: `[{"id": ${id}, "description": "new"}]` });
  expect([tags.code, tags.stdout]).toEqual([0, `${id}\n`]);
  const goals = await run('goals create --from-file - --json', {
    stdin: `type: event\nname: y\ngoalCategory: Contact\nactionExpression: z\ntagId: ${id}\n`,
  });
  expect([goals.code, JSON.parse(goals.stdout).tagId]).toEqual([0, id]);
});

describe('a name of digits', () => {
  const account = anAccount({
    tags: [
      { id: '5001', name: '5002' },
      { id: '5002', name: 'blog' },
      { id: '5003', name: '77' },
    ],
  });
  test.each([
    ['5001', 0, '5001\n'],
    ['77', 0, '5003\n'],
    ['5002', 64, ''],
  ])('tags get %s exits %i', async (wanted, code, stdout) => {
    const { run } = await emulated(account);
    expect(await run(`tags get ${wanted} -o id`)).toMatchObject({ code, stdout });
  });
});
