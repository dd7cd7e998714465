import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { goalTypes } from '../../src/domain/goal.js';
import { aDurationGoal, anAccount, anEventGoal, anInStoreGoal, anOfflineGoal, together } from '../kit/account.js';
import { emulated, errorOf, theShop } from './emulated.js';

const purchase = anEventGoal({
  id: '71',
  name: 'Purchase',
  revenue: { currencyCode: 'USD', type: 'FixedValue', value: '25.50' },
});
const two = () =>
  anAccount({ tags: [{ name: 'shop' }], goals: [purchase, anOfflineGoal({ id: '72', name: 'By phone' })] });

describe('one answer in every format', () => {
  test.each([
    [
      '',
      '71\tPurchase\tevent\t5001\tpurchase\tactive\ttag-unverified\taction equals "purchase"\t25.5 USD\n' +
        '72\tBy phone\toffline\t\tpurchase\tactive\tno-recent-conversions\t\t\n',
    ],
    ['-o id', '71\n72\n'],
    [
      '-o table',
      [
        'id  name      type     tag   category  status  tracking               matches                      value',
        '71  Purchase  event    5001  purchase  active  tag-unverified         action equals "purchase"  25.5 USD',
        '72  By phone  offline        purchase  active  no-recent-conversions',
        '',
      ].join('\n'),
    ],
  ])('"%s"', async (format, stdout) => {
    const { run } = await emulated(two());
    expect(await run(`goals list ${format}`)).toEqual({ code: 0, stdout, stderr: '' });
  });

  test('json, yaml and ndjson say the same, ids as text and amounts as numbers', async () => {
    const { run } = await emulated(two());
    const json = JSON.parse((await run('goals list --json')).stdout);
    expect(json[0]).toMatchObject({ id: '71', tagId: '5001', type: 'Event', revenue: { value: 25.5 } });
    expect(parse((await run('goals list -o yaml')).stdout)).toEqual(json);
    const lines = (await run('goals list -o ndjson')).stdout.trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toEqual(json);
  });

  test('csv has a column for every member of every type', async () => {
    const { run } = await emulated(two());
    const [head = '', ...rows] = (await run('goals list -o csv')).stdout.trimEnd().split('\r\n');
    const row = (line = '') => Object.fromEntries(head.split(',').map((name, at) => [name, line.split(',')[at]]));
    expect([head.split(',').length, rows.length]).toEqual([33, 2]);
    expect(row(rows[0])).toMatchObject({
      id: '71',
      type: 'Event',
      'revenue.value': '25.5',
      actionExpression: 'purchase',
    });
    expect(row(rows[1])).toMatchObject({ id: '72', isExternallyAttributed: 'false', actionExpression: '' });
  });

  test('at a terminal of 80 columns', async () => {
    const { run } = await emulated(theShop());
    const { code, stdout } = await run('goals list', { columns: 80, env: { NO_COLOR: '1' } });
    expect(code).toBe(0);
    expect(stdout).toMatchInlineSnapshot(`
      "id       name          type          status  tracking               matches
      7000004  Order compl…  event         active  recording-conversions  action equa…
      7000005  Checkout st…  event         active  no-recent-conversions  action equa…
      7000006  Newsletter    event         paused  no-recent-conversions  action equa…
      7000007  Purchase (a…  event         active  no-recent-conversions  action equa…
      7000008  Thank-you p…  url           active  no-recent-conversions  url begins-…
      7000009  Contact form  url           active  no-recent-conversions  url contain…
      7000010  Stayed        duration      active  no-recent-conversions  at least 5m
      7000011  Browsed       pages-viewed  active  tag-unverified         at least 3 …
      7000014  Order by te…  offline       active  no-recent-conversions
      7000012  App install…  app-install   active  no-recent-conversions  Android com…
      7000015  Bought in t…  in-store      active
      7000013  App downloa…  app-download  active  no-recent-conversions  iOS 1234567…
      "
    `);
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });
});

describe('filters', () => {
  test.each([
    ['--type event', ['Order completed', 'Checkout started', 'Newsletter', 'Purchase (auto)']],
    ['--type OfflineConversion', ['Order by telephone']],
    ['--type in-store', ['Bought in the store']],
    ['--status paused', ['Newsletter']],
    ['--tracking-status recording-conversions', ['Order completed']],
    ['--tracking-status tag-unverified', ['Browsed']],
    ['--tag "campaign pages"', ['Browsed']],
    ['--tag checkout --type event --status active', ['Checkout started', 'Purchase (auto)']],
    ['--tag checkout --type offline', []],
    ['--status paused --type url', []],
  ])('%s', async (filter, names) => {
    const { run } = await emulated(theShop());
    const { code, stdout, stderr } = await run(`goals list ${filter} --json`);
    expect([code, stderr, JSON.parse(stdout).map(({ name }: { name: string }) => name)]).toEqual([0, '', names]);
  });

  test.each([
    ['goals list --status gone', 64, '"gone" is not a goal status: one of active, paused'],
    ['goals list --status deleted', 64, 'no way to delete a goal'],
    ['goals list --type pixel', 64, 'is not a goal type'],
    ['goals list --tag nowhere', 4, 'no UET tag is called "nowhere"'],
    ['goals list --tag 99', 4, 'no UET tag has the id 99'],
  ])('%s exits %i', async (line, code, says) => {
    const { run, writes } = await emulated(two());
    expect(await run(line)).toEqual({ code, stdout: '', stderr: expect.stringContaining(says) });
    expect(writes()).toEqual([]);
  });
});

describe('an answer without goals', () => {
  test.each([
    ['goals list', '', 'This account has no conversion goals yet.\n'],
    ['goals list --status paused', '', 'No conversion goal is like that.\n'],
    ['goals list --tag shop', '', 'No goal uses the UET tag "shop".\n'],
    ['goals list --json', '[]\n', ''],
    ['goals list -o ndjson', '', ''],
    ['goals list -o id', '', ''],
    ['tags list --status active', '', 'No UET tag is in this state.\n'],
  ])('%s', async (line, stdout, stderr) => {
    const { run } = await emulated(anAccount({ tags: [{ name: 'shop' }] }));
    expect(await run(line)).toEqual({ code: 0, stdout, stderr });
  });
});

describe('goal types that the account cannot have', () => {
  const without = { inStorePilot: false, appInstallPilot: false, appDownloadPilot: false };
  test.each([
    [{ inStorePilot: false }, '', 'This account is not enabled for goals of type in-store.\n'],
    [without, '', 'This account is not enabled for goals of type app-install, in-store, app-download.\n'],
    [without, '--type url', 'No conversion goal is like that.\n'],
    [
      without,
      '--type in-store',
      'This account is not enabled for goals of type in-store.\nNo conversion goal is like that.\n',
    ],
    [without, '--quiet', ''],
    [without, '--tag shop', ''],
  ])('%j: goals list %s exits 0', async (switches, flags, stderr) => {
    const { run } = await emulated(anAccount({ ...accountOf(two()), switches }));
    const listed = await run(`goals list ${flags}`);
    expect([listed.code, listed.stderr]).toEqual([0, stderr]);
  });

  test('do not stop anything else', async () => {
    const { run } = await emulated(anAccount({ ...accountOf(two()), switches: without }));
    for (const line of [
      'goals get Purchase',
      'goals update Purchase --window 7d',
      'goals create --type offline --name new --category purchase --if-exists skip',
    ]) {
      expect(await run(`${line} -o id`)).toMatchObject({ code: 0 });
    }
    const refused = await run('goals create --type in-store --name till --json');
    expect([refused.code, errorOf(refused).code]).toEqual([1, 5359]);
  });
});

test('each account of a customer sees its own goals and those of the customer', async () => {
  const goal = (name: string, scope: 'Account' | 'Customer') => aDurationGoal({ name, scope });
  const state = together(
    anAccount({
      tags: [{ id: '1', name: 'shop' }],
      goals: [
        { ...goal('mine', 'Account'), id: '11' },
        { ...goal('ours', 'Customer'), id: '12' },
      ],
    }),
    anAccount({
      accountId: '2002',
      goals: [
        { ...goal('theirs', 'Account'), id: '21', tagId: '1' },
        { ...anInStoreGoal({ name: 'till' }), id: '22' },
      ],
    }),
  );
  const { run } = await emulated(state);
  const names = async (flags: string) =>
    JSON.parse((await run(`goals list --json ${flags}`)).stdout).map(({ name }: { name: string }) => name);
  expect([await names(''), await names('--account 2002'), await names('--customer 1002')]).toEqual([
    ['mine', 'ours', 'till'],
    ['ours', 'theirs', 'till'],
    [],
  ]);
});

test('goals of all eight types come in one list', async () => {
  const { goals } = await emulated(theShop());
  expect(new Set((await goals()).map(({ type }) => type))).toEqual(new Set(goalTypes));
});

function accountOf(state: ReturnType<typeof anAccount>) {
  const { tags, goals } = state.customers['1001'] ?? { tags: [], goals: [] };
  return { tags, goals };
}
