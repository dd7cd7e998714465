import { describe, expect, test } from 'vitest';
import { anAccount, anAppInstallGoal, anEventGoal, anInStoreGoal, anOfflineGoal, aUrlGoal } from '../kit/account.js';
import { emulated, errorOf, theShop } from './emulated.js';

const eur = { currencyCode: 'EUR', type: 'VariableValue', value: '25' } as const;
const account = () =>
  anAccount({
    tags: [{ name: 'shop' }],
    goals: [
      anEventGoal({
        id: '71',
        name: 'Purchase',
        revenue: eur,
        labelExpression: 'Order',
        labelOperator: 'BeginsWith',
        value: '5',
        valueOperator: 'GreaterThan',
      }),
      aUrlGoal({ id: '72', name: 'Old', goalCategory: 'None' }),
      anEventGoal({ id: '73', name: 'Auto', isAutoGoal: true, goalCategory: 'Contact' }),
      anAppInstallGoal({ id: '74', name: 'App' }),
      anOfflineGoal({ id: '75', name: 'Phone' }),
      anInStoreGoal({ id: '76', name: 'Till' }),
    ],
  });

describe('what is shown', () => {
  test('is before and after, first what changes and then the goal', async () => {
    const { run } = await emulated(account());
    const line =
      'goals update Purchase --window 7d --status paused --revenue-value 30 --event-label x --unset event-value';
    expect(await run(line)).toMatchInlineSnapshot(`
      {
        "code": 0,
        "stderr": "conversion goal "Purchase":
        conversionWindowInMinutes: 30d → 7d
        revenue.value: 25 → 30
        status: "Active" → "Paused"
        labelExpression: "Order" → "x"
        value: 5 → nothing
        valueOperator: "GreaterThan" → nothing
      MSCLKID auto-tagging will be switched on in this account.
      ",
        "stdout": "71	Purchase	event	5001	purchase	paused	tag-unverified	action equals "purchase", label begins-with "x"	variable 30 EUR
      ",
      }
    `);
  });

  test('is that nothing changes, and nothing is sent', async () => {
    const { run, writes } = await emulated(account());
    expect([await run('goals update 71 --window 30d --event-action purchase -o id'), writes()]).toEqual([
      {
        code: 0,
        stdout: '71\n',
        stderr: 'Conversion goal "Purchase" (71) is like that already: nothing to change.\n',
      },
      [],
    ]);
  });
});

describe('the revenue goes as a whole', () => {
  test.each([
    ['--revenue-value 30', { currencyCode: 'EUR', type: 'VariableValue', value: 30 }],
    ['--revenue fixed', { currencyCode: 'EUR', type: 'FixedValue', value: 25 }],
    ['--currency USD', { currencyCode: 'USD', type: 'VariableValue', value: 25 }],
    ['--revenue fixed --revenue-value 0.001 --currency jpy', { currencyCode: 'JPY', type: 'FixedValue', value: 0.001 }],
    ['--revenue none', { currencyCode: null, type: 'NoValue', value: null }],
    ['--window 1d', { currencyCode: 'EUR', type: 'VariableValue', value: 25 }],
  ])('%s', async (flags, revenue) => {
    const { run } = await emulated(account());
    const { code, stdout } = await run(`goals update Purchase ${flags} --json`);
    expect([code, JSON.parse(stdout).revenue]).toEqual([0, revenue]);
  });
});

describe('the pairs of an Event goal', () => {
  const none = { actionExpression: null, actionOperator: null, categoryExpression: null, categoryOperator: null };
  const pairs = {
    ...none,
    actionExpression: 'purchase',
    actionOperator: 'Equals',
    labelExpression: 'Order',
    labelOperator: 'BeginsWith',
    value: 5,
    valueOperator: 'GreaterThan',
  };
  test.each([
    ['--window 1d', pairs],
    ['--event-category shop', { ...pairs, categoryExpression: 'shop', categoryOperator: 'Equals' }],
    ['--event-label-operator regex', { ...pairs, labelOperator: 'RegularExpression' }],
    ['--unset event-label', { ...pairs, labelExpression: null, labelOperator: null }],
    [
      '--unset EVENT_LABEL --unset event-value',
      { ...pairs, labelExpression: null, labelOperator: null, value: null, valueOperator: null },
    ],
    ['--event-value 0.5 --unset event-action', { ...pairs, ...none, value: 0.5 }],
  ])('%s', async (flags, after) => {
    const { run } = await emulated(account());
    const { code, stdout } = await run(`goals update Purchase ${flags} --json`);
    expect([code, JSON.parse(stdout)]).toEqual([0, expect.objectContaining(after)]);
  });

  test.each([
    ['--unset event-action event-label event-value', 'needs at least one of --event-action'],
    ['--unset event-label --event-label x', '--event-label and --unset event-label say two things at once'],
    ['--unset event-name', 'it takes event-action, event-category, event-label, event-value'],
    ['--unset revenue', 'use --revenue none'],
    ['--event-category-operator regex', 'needs --event-category'],
    ['--min-pages x', '--min-pages takes a whole number'],
    ['--window 90s', '--window: "90s" is not a whole number of minutes'],
    ['--window 91d', '--window: a window is whole minutes'],
    ['--view-through-window 31d', '--view-through-window: a window is whole minutes'],
    ['--revenue-value 1,5', '--revenue-value: "1,5" is not an amount'],
    ['--revenue-value 1.2345', '--revenue-value: a revenue value is 0 to 9999999, at most 3 decimals'],
    ['--currency EURO', '--currency: "EURO" is not a currency'],
    ['--status deleted', 'no way to delete a goal'],
    ['--category none', 'only goals from before March 2021 still have'],
  ])('%s is refused with its reason, and nothing is sent', async (flags, says) => {
    const { run, writes } = await emulated(account());
    const refused = await run(`goals update Purchase ${flags}`);
    expect([refused.code, refused.stdout, writes()]).toEqual([64, '', []]);
    expect(refused.stderr).toContain(says);
  });
});

describe('what cannot be changed is refused before anything is sent', () => {
  test.each([
    ['goals update Old --window 1d', 64, 3347, '--category: the goal was made without a category'],
    ['goals pause Old', 1, 3347, 'the goal was made without a category'],
    ['goals update Auto --window 1d', 1, null, 'Microsoft made this goal and keeps it'],
    ['goals update Purchase --scope customer', 1, null, 'the scope of a goal cannot be changed: this one has account'],
    ['goals update App --type event --event-action x', 1, null, 'an app-install goal cannot become an event goal'],
    ['goals update Phone --type url --url /x', 1, 5356, 'an offline goal cannot become a url goal'],
    ['goals update Purchase --type in-store', 1, 5356, 'an event goal cannot become an in-store goal'],
    [
      'goals update Purchase --type duration',
      64,
      null,
      '--category: the category of a duration goal cannot be purchase',
    ],
    ['goals update Purchase --type url', 64, 5334, '--url: a url goal needs an expression'],
    ['goals update Purchase --name OLD', 1, 5317, 'conversion goal 72 is called "OLD" already'],
    [
      'goals update Purchase --category contact',
      1,
      5667,
      'the auto goal "Auto" (73) tracks the category contact of this tag already',
    ],
    ['goals update Purchase --tag nope', 4, null, 'no UET tag is called "nope"'],
    ['goals update Nope --window 1d', 4, null, 'no conversion goal is called "Nope"'],
  ])('%s exits %i', async (line, code, serviceCode, says) => {
    const { run, writes } = await emulated(account());
    const refused = await run(`${line} --json`);
    expect([refused.code, refused.stdout, writes()]).toEqual([code, '', []]);
    const error = errorOf(refused);
    expect([error.code, [error.message, ...error.items.map(({ message }) => message)].join('\n')]).toEqual([
      serviceCode,
      expect.stringContaining(says),
    ]);
  });

  test('a goal of before 2021 can be changed when it gets a category', async () => {
    const { run } = await emulated(account());
    const before = JSON.parse((await run('goals get Old --json')).stdout);
    const done = await run('goals update Old --window 1d --category signup --json');
    const after = { ...before, conversionWindowInMinutes: 1440, goalCategory: 'Signup' };
    expect([done.code, JSON.parse(done.stdout)]).toEqual([0, after]);
  });
});

describe('goals of one tag can become each other', () => {
  test.each([
    [
      'Thank-you page',
      '--type event --event-action x',
      { type: 'Event', actionExpression: 'x', actionOperator: 'Equals' },
    ],
    ['Newsletter', '--type duration --category other', { type: 'Duration', minimumDurationInSeconds: 0 }],
    ['Newsletter', '--type url --url /x', { type: 'Url', urlExpression: '/x', urlOperator: 'Equals' }],
    ['Stayed', '--type pages-viewed --min-pages 4', { type: 'PagesViewedPerVisit', minimumPagesViewed: 4 }],
    [
      'Browsed',
      '--type url --category contact --url /x',
      { type: 'Url', goalCategory: 'Contact', urlExpression: '/x' },
    ],
  ])('%s: %s', async (name, flags, own) => {
    const { run } = await emulated(theShop());
    const got = JSON.parse((await run(`goals get "${name}" --json`)).stdout);
    const updated = await run(`goals update "${name}" ${flags} --json`);
    expect(updated.code).toBe(0);
    const { goalCategory: _, ...kept } = got;
    const shared = ['id', 'name', 'tagId', 'scope', 'status', 'revenue', 'conversionWindowInMinutes', 'countType'];
    const same = Object.fromEntries(shared.map((member) => [member, kept[member]]));
    expect(JSON.parse(updated.stdout)).toMatchObject({ ...same, ...own });
  });
});
