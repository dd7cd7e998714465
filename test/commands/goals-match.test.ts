import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { anAccount, anEventGoal, aTag, aUrlGoal } from '../kit/account.js';
import { bingctl, emptyFolder } from '../kit/bingctl.js';
import { type Emulated, emulated, errorOf } from './emulated.js';

/** What each goal of the shop waits for: one event of Segment's, its twin of the Conversions API, a page, and two more. */
const shop = () =>
  anAccount({
    tags: [aTag({ id: '5012', name: 'shop' }), aTag({ id: '9007199254740993', name: 'blog' })],
    goals: [
      anEventGoal({
        id: '71',
        name: 'Order',
        actionExpression: null,
        actionOperator: null,
        labelExpression: 'Order Completed',
        labelOperator: 'Equals',
      }),
      anEventGoal({ id: '72', name: 'Order by server', actionExpression: 'Order Completed' }),
      aUrlGoal({ id: '73', name: 'Thanks', urlExpression: '/thanks' }),
      anEventGoal({
        id: '74',
        name: 'Lead',
        status: 'Paused',
        actionExpression: '^lead_',
        actionOperator: 'RegularExpression',
      }),
      anEventGoal({ id: '9007199254740995', name: 'Blog', tagId: '9007199254740993', actionExpression: 'track' }),
    ],
  });

let account: Emulated;
beforeEach(async () => {
  account = await emulated(shop());
});
const order = '--source segment --event "Order Completed"';

/** The goals by name, and whether each counts the event. */
async function verdicts(line: string): Promise<Record<string, unknown>> {
  const { stdout } = await account.run(`goals match --json ${line}`);
  const answers: { name: string; matches: unknown }[] = JSON.parse(stdout);
  return Object.fromEntries(answers.map(({ name, matches }) => [name, matches]));
}

describe('one event', () => {
  test('is shown beside every goal, those that count it first, with what the others lack', async () => {
    const { code, stdout, stderr } = await account.run(`goals match ${order} --tag shop -o table`);
    expect([code, stdout, stderr]).toEqual([
      0,
      [
        'id                name             counts  why',
        '71                Order            yes     label equals "Order Completed"',
        '72                Order by server  no      action equals "Order Completed", and it is "track": that is the label, "Order Completed"',
        '74                Lead             no      action regex "^lead_", and it is "track"',
        '73                Thanks           no      a url goal looks at page loads, and this is a custom event without an address',
        '9007199254740995  Blog             no      the event was sent with another UET tag',
        '',
      ].join('\n'),
      '',
    ]);
  });

  test.each<[string, object]>([
    [`${order} --tag shop`, { Order: true, 'Order by server': false, Blog: false }],
    ['--source segment --event "order completed" --tag 5012', { Order: true }],
    ['--source segment --event order_completed --tag shop', { Order: false }],
    ['--source segment-capi --event "Order Completed" --tag shop', { Order: false, 'Order by server': true }],
    ['--event-action lead_form --tag shop', { Lead: true, Order: false }],
    ['--event-action track --tag blog', { Blog: true }],
    ['--url https://www.example.com/thanks?id=1 --tag shop', { Thanks: true, Order: false }],
    ['--event-action x --url https://example.com/thanks --tag shop', { Thanks: null }],
  ])('%s', async (line, expected) => {
    expect(await verdicts(line)).toMatchObject(expected);
  });

  test('names the nearest value of a near miss', async () => {
    const { stdout } = await account.run('goals match --source segment --event order_completed --tag shop');
    expect(stdout).toContain('label equals "Order Completed", and it is "order_completed", which is nearly that');
  });

  test('says that a goal is paused', async () => {
    const { stdout } = await account.run('goals match --event-action lead_1 --tag shop');
    expect(stdout).toContain('74\tLead\tyes, but it is paused\t');
  });

  test('gives a shell the ids of the goals that count it', async () => {
    expect((await account.run(`goals match ${order} -o id`)).stdout).toBe('71\n9007199254740995\n');
  });

  test('shows as many misses as are asked for, and tells of the rest', async () => {
    const { stdout, stderr } = await account.run(`goals match ${order} --tag shop --misses 1 -o table`);
    expect([stdout.split('\n').length - 1, stderr]).toEqual([3, '3 more goals miss it: --misses 4 shows them.\n']);
  });

  test.each([
    ['--event Sold', 'who sends the event'],
    ['--source segment --property revenue=3', '--property needs --event'],
    [`${order} --event-action x`, 'give one'],
    [`${order} --events -`, 'leave the flags of one event out'],
    ['--goals - --events -', 'only one of'],
    ['--event-action x --misses many', 'whole number'],
    ['--source nobody --event x', 'segment'],
    ['--event-action x --goals nowhere.json', 'nowhere.json'],
  ])('%s is a usage error', async (line, says) => {
    const ran = await account.run(`goals match --json ${line}`);
    expect([ran.code, ran.stdout, account.calls()]).toEqual([64, '', []]);
    expect(`${errorOf(ran).message} ${errorOf(ran).hint}`).toContain(says);
  });

  test('of a tag that is not there, exits 4', async () => {
    expect((await account.run(`goals match ${order} --tag nowhere`)).code).toBe(4);
  });
});

const calls = [
  '{"type":"track","event":"Order Completed","properties":{"revenue":25}}',
  '{"type":"track","event":"Lead"}',
  'no json',
  '{"type":"page"}',
  '{"type":"track","event":"order completed"}',
].join('\n');

describe('a stream', () => {
  test('is counted by goal, the fullest first, and lines that are no JSON are told', async () => {
    const ran = await account.run('goals match --source segment --tag shop --events - --json', { stdin: calls });
    const counts: { name: string; matched: number; undetermined: number; firstLine: number | null }[] = JSON.parse(
      ran.stdout,
    );
    expect([
      ran.code,
      counts.map(({ name, matched, undetermined, firstLine }) => [name, matched, undetermined, firstLine]),
    ]).toEqual([
      5,
      [
        ['Order', 2, 0, 1],
        ['Thanks', 0, 1, null],
        ['Order by server', 0, 0, null],
        ['Lead', 0, 0, null],
        ['Blog', 0, 0, null],
      ],
    ]);
    expect(errorOf(ran)).toMatchObject({ kind: 'partial', message: '1 line was left out: line 3; 4 calls were read' });
  });

  test('leaves a line for each event with -o ndjson', async () => {
    const { code, stdout } = await account.run('goals match --source segment --tag shop -o ndjson', { stdin: calls });
    expect([code, stdout.split('\n')]).toEqual([
      5,
      [
        '{"line":1,"matched":[{"id":"71","name":"Order"}],"undetermined":[]}',
        '{"line":2,"matched":[],"undetermined":[]}',
        '{"line":4,"matched":[],"undetermined":[{"id":"73","name":"Thanks"}]}',
        '{"line":5,"matched":[{"id":"71","name":"Order"}],"undetermined":[]}',
        '',
      ],
    ]);
  });

  test('takes what events map prints', async () => {
    const mapped = await account.run('events map --source segment --json', { stdin: calls });
    const { code, stdout } = await account.run('goals match --tag shop -o id', { stdin: mapped.stdout });
    expect([code, stdout]).toEqual([0, '71\n']);
  });

  test('is an answer without any line', async () => {
    const { code, stdout } = await account.run('goals match --source segment -o id', { stdin: '' });
    expect([code, stdout]).toEqual([0, '']);
  });
});

describe('offline', () => {
  test('goals of a file are matched without a sign-in and without a call', async () => {
    const folder = emptyFolder();
    const listed = await account.run('goals list --json');
    writeFileSync(join(folder, 'goals.json'), listed.stdout);
    const online = await account.run(`goals match ${order} --json`);
    account.calls();
    const env = { BINGCTL_ENV: undefined, BINGCTL_BASE_URL: undefined };
    const offline = await bingctl(`goals match ${order} --goals goals.json --json`, { cwd: folder, env });
    expect(offline).toEqual(online);
    expect(account.calls()).toEqual([]);
  });

  test.each([
    ['{}', 'goals.json:1:1: a conversion goal needs a type'],
    ['[{"id":"1"}]', 'type'],
    ['[', 'goals.json:1:2: '],
  ])('%s is no list of goals', async (text, says) => {
    const folder = emptyFolder();
    writeFileSync(join(folder, 'goals.json'), text);
    const ran = await bingctl(`goals match ${order} --goals goals.json`, { cwd: folder });
    expect([ran.code, ran.stdout]).toEqual([64, '']);
    expect(ran.stderr).toContain(says);
  });
});

test('an expression that others would never finish is tried in linear time', async () => {
  const goals = [anEventGoal({ id: '71', actionExpression: '(a+)+$', actionOperator: 'RegularExpression' })];
  const { run } = await emulated(anAccount({ tags: [aTag({ id: '5012' })], goals }));
  const action = `${'a'.repeat(50_000)}b`;
  const { code, stdout } = await run(['goals', 'match', '--event-action', action, '--json']);
  expect([code, JSON.parse(stdout)[0].matches]).toEqual([0, false]);
});
