import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { widthOf } from '../../src/render/width.js';
import { home, run, shell } from './process.js';
import { type Answer, answering, ctrlC, down, enter, escapeKey } from './wizard.js';

/* The built program in a real pseudo-terminal, a goal made key by key. */

/** The answers from the beginning to the end, for a Segment event; the keys of some may be others. */
const happy = (other: Record<string, string[]> = {}): Answer[] =>
  Object.entries({
    'What counts as a conversion': [enter],
    'UET tag': [enter],
    'Who sends the event': [enter],
    "The event's name": [`Order Completed${enter}`],
    'The name': [enter],
    'What kind of conversion': [enter],
    Count: [enter],
    'How long after a click': [enter],
    Revenue: [enter],
    'Worth of a conversion': [`9.50${enter}`],
    Currency: [`eur${enter}`],
    'Name of the goal': [enter],
    'Create this goal': [enter],
    ...other,
  }).map(([question, keys]) => [new RegExp(`\\? ${question}`), ...keys]);

const commandIn = (screen: string[]) => {
  const text = screen.join(' ');
  return text.slice(text.indexOf('bingctl goals create'));
};

async function seeded(): Promise<ReturnType<typeof home>> {
  const env = home();
  await run('emulator seed', env);
  return env;
}

async function goalNamed(name: string, env: ReturnType<typeof home>, transport: string) {
  const { stdout } = await run(['goals', 'get', name, '--json', '--transport', transport], env);
  return JSON.parse(stdout) as Record<string, unknown>;
}

describe('a goal made key by key', () => {
  test('is there over both transports, and the printed command makes the same one', async () => {
    const env = home();
    await run('tags create --name shop', env);
    const { code, screen } = await answering('goals create', happy(), env, 400);
    expect([code, screen.filter((line) => line.startsWith('  counts'))]).toEqual([
      0,
      [
        '  counts      label equals "Order Completed"',
        '  counts not  "Order_Completed", "OrderCompleted", "Order Completed 2"; upper and lower case are the same',
      ],
    ]);
    const [soap, rest] = await Promise.all([
      goalNamed('Order Completed', env, 'soap'),
      goalNamed('Order Completed', env, 'rest'),
    ]);
    expect(soap).toEqual(rest);
    expect(soap).toMatchObject({
      type: 'Event',
      labelOperator: 'Equals',
      labelExpression: 'Order Completed',
      actionExpression: null,
      goalCategory: 'Purchase',
      countType: 'All',
      conversionWindowInMinutes: 43200,
      revenue: { type: 'VariableValue', value: 9.5, currencyCode: 'EUR' },
      scope: 'Account',
    });
    expect(screen.join('\n')).toContain('bingctl tags script shop > uet.html');

    const elsewhere = home();
    await run('tags create --name shop', elsewhere);
    const line = screen.find((each) => each.startsWith('Without questions: '))?.replace('Without questions: ', '');
    expect((await shell(line ?? '', elsewhere)).code).toBe(0);
    const { id: _, tagId: __, ...again } = await goalNamed('Order Completed', elsewhere, 'soap');
    expect(soap).toMatchObject(again);
  });

  test('every answer can be taken back', async () => {
    const env = await seeded();
    const answers = happy({ 'Name of the goal': [escapeKey] }).slice(0, -1);
    const back: Answer[] = [
      [/\? Currency/, escapeKey],
      [/\? Worth of/, escapeKey],
      [/\? Revenue/, escapeKey],
      [/\? How long after/, escapeKey],
      [/\? Count/, escapeKey],
      [/\? What kind/, escapeKey],
      [/\? The name/, escapeKey],
      [/\? The event's name/, escapeKey],
      [/\? Who sends/, down, down, enter],
      [/\? The event's name/, `Sold${enter}`],
      [/\? The name/, down, enter],
      [/\? What kind/, enter],
      [/\? Count/, enter],
      [/\? How long/, enter],
      [/\? Revenue/, down, down, enter],
      [/\? Name of the goal/, enter],
      [/\? Create this goal/, escapeKey],
      [/\? Name of the goal/, `Sold it${enter}`],
      [/\? Create this goal/, enter],
    ];
    expect((await answering('goals create', [...answers, ...back], env)).code).toBe(0);
    expect(await goalNamed('Sold it', env, 'soap')).toMatchObject({
      labelExpression: 'Sold',
      labelOperator: 'BeginsWith',
      revenue: { type: 'NoValue' },
    });
  });

  test('a name that is taken is asked for again', async () => {
    const env = await seeded();
    const name: Answer = [/\? Name of the goal \(Order Completed 2\)/, `order completed${enter}`];
    const again: Answer = [/is called "Order completed" already/, `\u0015Paid${enter}`];
    const answers = [...happy().slice(0, -2), name, again, [/\? Create this goal/, enter] as Answer];
    expect((await answering('goals create', answers, env)).code).toBe(0);
    expect(await goalNamed('Paid', env, 'soap')).toMatchObject({ labelExpression: 'Order Completed' });
  });

  test('a customer without tags gets one', async () => {
    const env = home();
    const answers = happy({ 'UET tag': [] }).filter(([question]) => !question.source.includes('UET tag'));
    answers.splice(1, 0, [/\? Name of the new UET tag/, `web shop${enter}`]);
    const { code, screen } = await answering('goals create', answers, env, 400);
    expect([code, screen.filter((line) => line.includes('web shop')).length > 2]).toEqual([0, true]);
    expect(commandIn(screen)).toContain('--tag');
    expect(JSON.parse((await run('tags list --json', env)).stdout)).toMatchObject([{ name: 'web shop' }]);
  });

  test.each([
    ['a list', '', (name: string) => name],
    ['a table', '--events-format csv --events-column Event', (name: string, at: number) => `${at},${name}`],
  ])('an event is found among 3,000 of %s by what is typed', async (_, flags, lineOf) => {
    const env = await seeded();
    const names = Array.from({ length: 3000 }, (_, at) => (at === 1700 ? 'Subscription Renewed' : `Event ${at}`));
    const head = flags === '' ? [] : ['No,Event'];
    writeFileSync(join(env.HOME ?? '', 'events.txt'), `${[...head, ...names.map(lineOf)].join('\n')}\n`);
    const notAsked = /event's name|Worth|Currency/;
    const answers = happy().filter(([question]) => !notAsked.test(question.source));
    answers.splice(3, 0, [/\? Event/, 'renew'], [/❯ Subscription Renewed/, enter]);
    expect((await answering(`goals create --events events.txt ${flags}`.trim(), answers, env)).code).toBe(0);
    expect(await goalNamed('Subscription Renewed', env, 'soap')).toMatchObject({ goalCategory: 'Subscribe' });
  });

  test('fits a terminal of 60 columns', async () => {
    const { code, raw } = await answering('goals create', happy(), await seeded(), 60);
    const summary = raw.slice(raw.indexOf('  goal '), raw.indexOf('? Create this goal')).split(/\r?\n/);
    expect([code, summary.length > 8, summary.filter((line) => widthOf(line) > 60)]).toEqual([0, true, []]);
  });
});

describe('what was given is not asked', () => {
  test.each<[string, Answer[], object]>([
    [
      'goals create --type url --tag Shop --url /thanks',
      [
        [/\? What kind/, enter],
        [/\? Count/, enter],
        [/\? How long/, enter],
        [/\? Revenue/, down, down, enter],
        [/\? Name of the goal/, `Made${enter}`],
        [/\? Create/, enter],
      ],
      { type: 'Url', urlOperator: 'Equals', urlExpression: '/thanks' },
    ],
    [
      'goals create --type offline --category purchase --count all --window 7d --revenue none --no-externally-attributed',
      [
        [/\? Name of the goal/, `Made${enter}`],
        [/\? Create/, enter],
      ],
      { type: 'OfflineConversion', conversionWindowInMinutes: 10080 },
    ],
    [
      'goals create --type app-install --name Made --window 30d --revenue none',
      [
        [/\? The platform/, down, enter],
        [/\? The id of the app/, `com.example${enter}`],
        [/\? Create/, enter],
      ],
      { type: 'AppInstall', appPlatform: 'Android', appStoreId: 'com.example' },
    ],
    [
      'goals create --type pages-viewed --tag Shop --name Made',
      [
        [/\? The fewest pages/, `4${enter}`],
        [/\? Count/, enter],
        [/\? How long/, enter],
        [/\? Revenue/, enter],
        [/\? Create/, enter],
      ],
      { type: 'PagesViewedPerVisit', minimumPagesViewed: 4 },
    ],
  ])('%s', async (line, answers, goal) => {
    const env = await seeded();
    const { code, screen } = await answering(line, answers, env);
    expect([code, code === 0 ? '' : screen.join('\n')]).toEqual([0, '']);
    expect(await goalNamed('Made', env, 'rest')).toMatchObject(goal);
  });

  test('a goal that is given whole is made without a question', async () => {
    const line =
      'goals create --tag Shop --source segment --event Bought --category purchase --revenue variable --currency USD';
    const env = await seeded();
    const { code, raw } = await answering(line, [], env);
    expect([code, raw.includes('? ')]).toEqual([0, false]);
    expect(await goalNamed('Bought', env, 'soap')).toMatchObject({ labelExpression: 'Bought' });
  });
});

describe('leaving', () => {
  const steps = happy();

  test('Ctrl-C at any question leaves nothing behind', async () => {
    const env = await seeded();
    const before = await run('goals list --json', env);
    // Two at a time: each is a process of its own.
    for (let at = 0; at < steps.length; at += 2) {
      const ends = await Promise.all(
        [at, at + 1]
          .filter((number) => number < steps.length)
          .map((number) =>
            answering('goals create', [...steps.slice(0, number), [steps[number]?.[0] ?? /./, ctrlC]], env),
          ),
      );
      expect(ends.map(({ code }) => code)).toEqual(ends.map(() => 130));
    }
    expect(await run('goals list --json', env)).toEqual(before);
  });

  test('no at the end makes nothing', async () => {
    const env = await seeded();
    const before = await run('goals list --json', env);
    const { code, screen } = await answering('goals create', happy({ 'Create this goal': [`n${enter}`] }), env);
    expect([code, screen.at(-1)]).toEqual([64, 'error: not confirmed: nothing was done']);
    expect(await run('goals list --json', env)).toEqual(before);
  });

  test('a dry run makes neither the tag nor the goal', async () => {
    const env = home();
    const answers = happy({ 'UET tag': [] }).filter(([question]) => !question.source.includes('UET tag'));
    answers.splice(1, 0, [/\? Name of the new UET tag/, `shop${enter}`]);
    const { code, screen } = await answering('goals create --dry-run', answers, env, 400);
    expect([code, screen.some((line) => line.includes('AddConversionGoals'))]).toEqual([0, true]);
    expect((await run('tags list --json', env)).stdout).toBe('[]\n');
  });
});

test.each(['goals create', 'goals create --no-input --type event', 'goals create --source segment'])(
  '%s in a pipe is a usage error',
  async (line) => {
    const { code, stderr } = await run(line, await seeded());
    expect([code, stderr.startsWith('error: ')]).toEqual([64, true]);
  },
);

test('a terminal without an answer is not a wizard: CI=true', async () => {
  const { code } = await answering('goals create', [], { ...(await seeded()), CI: 'true' });
  expect(code).toBe(64);
});
