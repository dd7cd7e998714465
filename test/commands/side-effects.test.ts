import { describe, expect, test } from 'vitest';
import { anAccount, anEventGoal, anInStoreGoal, anOfflineGoal, together } from '../kit/account.js';
import { smallest } from './eight-types.js';
import { emulated } from './emulated.js';

const on = { MSCLKIDAutoTaggingEnabled: 'true' };
const here = 'MSCLKID auto-tagging will be switched on in this account.\n';
const everywhere =
  'MSCLKID auto-tagging will be switched on in this account and in every other account of this customer.\n';
const others = 'The service switches MSCLKID auto-tagging on in the accounts of this customer that do without.\n';

describe('auto-tagging that a write will switch on is told first, and only then', () => {
  test.each([
    [`create --name x ${smallest.Event}`, {}, here],
    [`create --name x ${smallest.Duration}`, {}, here],
    [`create --name x ${smallest.OfflineConversion}`, {}, here],
    [`create --name x ${smallest.Event} --scope customer`, {}, everywhere],
    [`create --name x ${smallest.Event}`, on, ''],
    [`create --name x ${smallest.Event} --scope customer`, on, others],
    [`create --name x ${smallest.AppInstall}`, {}, ''],
    [`create --name x ${smallest.InStoreTransaction}`, {}, ''],
    ['update Purchase --window 7d', {}, here],
    ['update Phone --window 7d', {}, everywhere],
    ['update Purchase --window 7d', on, ''],
    ['update Purchase --status active', {}, ''],
    ['update App --window 7d', {}, ''],
    ['pause Purchase', {}, here],
    ['create --type url --name purchase --tag shop --category purchase --url /x --if-exists skip', {}, ''],
  ])('goals %s, where the properties are %j', async (line, properties, told) => {
    const { run, state } = await emulated(
      anAccount({
        tags: [{ name: 'shop' }],
        goals: [
          anEventGoal({ name: 'Purchase' }),
          anOfflineGoal({ name: 'Phone', scope: 'Customer' }),
          { type: 'AppInstall', name: 'App', appPlatform: 'iOS', appStoreId: '1' },
        ],
        properties,
      }),
    );
    const before = await state();
    const done = await run(`goals ${line} -o id`);
    expect(done.code).toBe(0);
    const notes = done.stderr.split(/(?<=\n)/).filter((note) => note.includes('auto-tagging'));
    expect(notes.join('')).toBe(told);

    // What was told is what came about in this account.
    const tagging = (account: typeof before) => account.customers['1001']?.accounts['2001']?.properties;
    const changed = tagging(await state())?.MSCLKIDAutoTaggingEnabled !== tagging(before)?.MSCLKIDAutoTaggingEnabled;
    expect(changed).toBe(told.startsWith('MSCLKID'));
  });
});

test('--quiet tells nothing, and programs get it as an object', async () => {
  const { run } = await emulated(anAccount({ tags: [{ name: 'shop' }] }));
  const made = await run(`goals create --name x ${smallest.Event} --json --dry-run`);
  expect(made.stderr.split('\n')[0]).toBe(`{"note":{"message":"Without --dry-run: ${here.trim()}"}}`);
  expect(await run(`goals create --name x ${smallest.Event} -o id --quiet`)).toMatchObject({ code: 0, stderr: '' });
});

test('the scope is the account unless another is named, for the types that know one', async () => {
  const { run, goals } = await emulated(anAccount({ tags: [{ name: 'shop' }] }));
  for (const [type, flags] of Object.entries(smallest)) await run(`goals create --name ${type} ${flags}`);
  expect(Object.fromEntries((await goals()).map(({ type, scope }) => [type, scope]))).toEqual({
    Url: 'Account',
    Duration: 'Account',
    PagesViewedPerVisit: 'Account',
    Event: 'Account',
    OfflineConversion: 'Account',
    AppInstall: 'Customer',
    AppDownload: 'Customer',
    InStoreTransaction: 'Customer',
  });
});

describe('tags auth-key', () => {
  const made = 'The service makes a Conversions API key for the UET tag "shop", if it has none.';
  const shop = (authKey: string | null = null) => anAccount({ tags: [{ name: 'shop', authKey }] });

  test('asks, and where nobody can answer it needs --yes', async () => {
    const { run, writes } = await emulated(shop());
    expect([await run('tags auth-key shop'), writes()]).toEqual([
      { code: 64, stdout: '', stderr: `error: ${made} Go on? Nobody can answer here.\n  say so with --yes\n` },
      [],
    ]);
    expect(await run('tags auth-key shop --no-input', { columns: 80 })).toMatchObject({ code: 64, stdout: '' });
  });

  test('tells what it does, and prints the key and nothing else', async () => {
    const { run, writes, state } = await emulated(shop());
    const first = await run('tags auth-key shop --yes');
    const key = (await state()).customers['1001']?.tags[0]?.authKey;
    expect([first, writes()]).toEqual([{ code: 0, stdout: `${key}\n`, stderr: `${made}\n` }, ['GetUetTagAuthKey']]);
    expect((await run('tags auth-key 5001 --yes')).stdout).toBe(first.stdout);
    expect(JSON.parse((await run('tags auth-key shop --yes --json')).stdout)).toEqual({
      id: '5001',
      name: 'shop',
      authKey: key,
    });
  });

  test('reads the key of a tag that another customer shares without asking: it cannot make one', async () => {
    const shared = (authKey: string | null) =>
      anAccount({ customerId: '9', accountId: '90', tags: [{ name: 'shop', sharedWith: ['1001'], authKey }] });
    const there = await emulated(shared('the-key'));
    expect(await there.run('tags auth-key shop')).toEqual({ code: 0, stdout: 'the-key\n', stderr: '' });

    const missing = await emulated(shared(null));
    const before = await missing.state();
    const { code, stdout, stderr } = await missing.run('tags auth-key shop');
    expect([code, stdout, stderr.replace(/[\da-f-]{36}/, 'ID')]).toMatchInlineSnapshot(`
      [
        3,
        "",
        "error: UET tag "shop" has no Conversions API key that can be read: it belongs to customer 9, and only its owner can make one
        UserIsNotAuthorized (106, tracking id ID)
        ask them to make one, or use --customer 9 if you may act for that customer
      ",
      ]
    `);
    expect(await missing.state()).toEqual(before);
  });

  test('of an account without the feature is refused', async () => {
    const { run } = await emulated(anAccount({ tags: [{ name: 'shop' }], switches: { authKeys: false } }));
    const { code, stderr } = await run('tags auth-key shop --yes');
    expect([code, stderr.replace(/[\da-f-]{36}/, 'ID')]).toMatchInlineSnapshot(`
      [
        1,
        "The service makes a Conversions API key for the UET tag "shop", if it has none.
      error: the service refused GetUetTagAuthKey: The operation is not supported for this customer.
        OperationNotSupported (204, tracking id ID)
        Use the web interface.
      ",
      ]
    `);
  });
});

test('accounts of other customers are left alone', async () => {
  const other = anAccount({ customerId: '9', accountId: '90', goals: [anInStoreGoal({ name: 'till' })] });
  const { run, state } = await emulated(together(anAccount({ tags: [{ name: 'shop' }] }), other));
  await run(`goals create --name x ${smallest.Event} --scope customer`);
  expect((await state()).customers['9']).toEqual(other.customers['9']);
});
