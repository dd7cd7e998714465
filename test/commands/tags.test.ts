import { describe, expect, test } from 'vitest';
import { trackingNoScript, trackingScript } from '../../src/emulator/behaviour/tag-scripts.js';
import { anAccount, anOfflineGoal, together } from '../kit/account.js';
import { emulated, errorOf, theShop } from './emulated.js';

const shop = { id: '5012', name: 'shop', description: 'www', industry: 'Retail' } as const;
const account = () => anAccount({ tags: [shop, { id: '5013', name: 'Blog' }] });
const foreign = anAccount({
  customerId: '9',
  accountId: '90',
  tags: [{ id: '6001', name: 'theirs', sharedWith: ['1001'] }],
});
const withForeign = () => together(account(), foreign);

describe('tags list', () => {
  test.each([
    ['', '5012\tshop\tunverified\tretail\twww\n5013\tBlog\tunverified\t\t\n'],
    ['-o id', '5012\n5013\n'],
    ['--status unverified -o id', '5012\n5013\n'],
    ['--status active -o id', ''],
  ])('"%s"', async (flags, stdout) => {
    const { run, calls } = await emulated(account());
    expect([await run(`tags list ${flags}`), calls()]).toEqual([{ code: 0, stdout, stderr: '' }, ['GetUetTagsByIds']]);
  });

  test('at a terminal', async () => {
    const { run } = await emulated(theShop());
    expect((await run('tags list', { columns: 80, env: { NO_COLOR: '1' } })).stdout).toMatchInlineSnapshot(`
      "id       name            status      industry  description
      7000001  Shop            active      retail    https://shop.example.com
      7000002  Checkout        active      retail    the payment pages
      7000003  Campaign pages  unverified            landing pages, not published yet
      "
    `);
  });

  test('names the next step to a person without tags', async () => {
    const { run } = await emulated(anAccount());
    const { code, stdout, stderr } = await run('tags list', { columns: 80, env: { NO_COLOR: '1' } });
    expect([code, stdout]).toEqual([0, '']);
    expect(stderr).toContain('This customer has no UET tags yet.\nnext  bingctl tags create --name NAME\n');
    expect(await run('tags list')).toEqual({ code: 0, stdout: '', stderr: 'This customer has no UET tags yet.\n' });
  });
});

describe('tags get', () => {
  test.each([
    ['shop', 0, '5012\n', ''],
    ['SHOP', 0, '5012\n', ''],
    ['5012', 0, '5012\n', ''],
    ['Blog 5012', 0, '5013\n5012\n', ''],
    ['shop 5012', 0, '5012\n', ''],
    ['shpo', 4, '', 'error: no UET tag is called "shpo": did you mean "shop"?\n  try  bingctl tags list\n'],
    ['shop 99', 4, '5012\n', 'error: no UET tag has the id 99, and none is called so\n  try  bingctl tags list\n'],
    [
      '98 99',
      4,
      '',
      'error: 2 UET tags were not found\n  no UET tag has the id 98, and none is called so\n  no UET tag has the id 99, and none is called so\n  try  bingctl tags list\n',
    ],
  ])('%s', async (named, code, stdout, stderr) => {
    const { run } = await emulated(account());
    expect(await run(`tags get ${named} -o id`)).toEqual({ code, stdout, stderr });
  });

  test('of one is an object, of several an array, even where one of them is not found', async () => {
    const { run } = await emulated(account());
    const json = async (named: string) => JSON.parse((await run(`tags get ${named} --json`)).stdout);
    const one = {
      customerShare: null,
      description: 'www',
      id: '5012',
      industry: 'Retail',
      name: 'shop',
      trackingNoScript: trackingNoScript('5012'),
      trackingScript: trackingScript('5012'),
      trackingStatus: 'Unverified',
    };
    expect(await json('shop')).toEqual(one);
    expect(await json('shop nowhere')).toEqual([one]);
    expect(await json('shop Blog')).toEqual([one, expect.objectContaining({ id: '5013' })]);
  });

  test('that can mean two names them', async () => {
    const { run } = await emulated(anAccount({ tags: [shop, { id: '5013', name: '5012' }] }));
    expect(await run('tags get 5012')).toEqual({
      code: 64,
      stdout: '',
      stderr: 'error: "5012" can mean 2 UET tags: 5012 "shop", 5013 "5012"\n  use the other id, or the name\n',
    });
  });
});

describe('tags create', () => {
  test.each([
    ['--name new', { description: null, industry: null }],
    [
      '--name new --description "www.example.com" --industry travel-transportation',
      { description: 'www.example.com', industry: 'TravelTransportation' },
    ],
    ['--name new --industry TravelTransportation', { industry: 'TravelTransportation' }],
  ])('%s', async (flags, fields) => {
    const { run, state } = await emulated(account());
    const made = await run(`tags create ${flags} -o id`);
    const id = made.stdout.trim();
    expect([made.code, made.stderr]).toEqual([0, '']);
    expect((await state()).customers['1001']?.tags).toEqual([
      expect.objectContaining(shop),
      expect.objectContaining({ name: 'Blog' }),
      expect.objectContaining({ id, name: 'new', ...fields }),
    ]);
  });

  test.each([
    ['tags create', '--name'],
    ['tags create --name ""', '--name'],
    ['tags create --name x --industry shoes', '--industry'],
    ['tags create --name x --industry unknown', '--industry'],
    [`tags create --name ${'x'.repeat(101)}`, '--name'],
    ['tags create --name x --description ""', '--description'],
    ['tags create --name x --if-exists maybe', '--if-exists'],
  ])('%s is refused by its flag, and nothing is asked', async (line, flag) => {
    const { run, calls } = await emulated(account());
    const refused = await run(line);
    expect([refused.code, refused.stdout, calls()]).toEqual([64, '', []]);
    expect(refused.stderr).toContain(flag);
  });
});

describe('tags update', () => {
  test('shows before and after, and sends what was named', async () => {
    const { run, body, writes } = await emulated(account());
    expect(await run('tags update SHOP --name "web shop" --industry retail')).toEqual({
      code: 0,
      stdout: '5012\tweb shop\tunverified\tretail\twww\n',
      stderr: 'UET tag "shop":\n  name: "shop" → "web shop"\n',
    });
    expect(writes()).toEqual(['UpdateUetTags']);
    expect(body('UpdateUetTags')).not.toContain('Description');
  });

  test('of one field leaves the others', async () => {
    const { run } = await emulated(account());
    const before = JSON.parse((await run('tags get shop --json')).stdout);
    for (const [flags, change] of [
      ['--description new', { description: 'new' }],
      ['--industry autos', { industry: 'Autos' }],
      ['--name Shop', { name: 'Shop' }],
    ] as const) {
      Object.assign(before, change);
      const updated = await run(`tags update shop ${flags} --json`);
      expect([updated.code, JSON.parse(updated.stdout)]).toEqual([0, before]);
    }
  });

  test.each([
    ['tags update Blog --name SHOP', 1, 'UET tag 5012 is called "SHOP" already'],
    ['tags update nope --name x', 4, 'no UET tag is called "nope"'],
    ['tags update theirs --name x', 1, 'the tag belongs to customer 9, and only its owner may change it'],
  ])('%s exits %i before anything is sent', async (line, code, says) => {
    const { run, writes } = await emulated(withForeign());
    const refused = await run(line);
    expect([refused.code, refused.stdout, writes()]).toEqual([code, '', []]);
    expect(refused.stderr).toContain(says);
  });

  test('can take a name that only a tag of another customer has', async () => {
    const { run } = await emulated(withForeign());
    expect(await run('tags update Blog --name theirs -o id')).toMatchObject({ code: 0, stdout: '5013\n' });
  });

  test('of what is like that already sends nothing, of a tag of another customer too', async () => {
    const { run, writes } = await emulated(withForeign());
    expect([await run('tags update theirs --name theirs -o id'), writes()]).toEqual([
      { code: 0, stdout: '6001\n', stderr: 'UET tag "theirs" (6001) is like that already: nothing to change.\n' },
      [],
    ]);
  });

  test('of several, where one is refused, changes the others', async () => {
    const { run } = await emulated(withForeign());
    const stdin = JSON.stringify([
      { name: 'shop', description: 'a' },
      { name: 'theirs', description: 'b' },
    ]);
    const done = await run('tags update --from-file - --json', { stdin });
    expect([done.code, JSON.parse(done.stdout)]).toEqual([
      5,
      [expect.objectContaining({ id: '5012', description: 'a' })],
    ]);
    expect(errorOf(done)).toMatchObject({
      message: 'UET tag "theirs" was not updated (1 of 2 updated)',
      hint: null,
      items: [{ index: 1, id: '6001', name: 'theirs', outcome: 'refused' }],
    });
  });
});

describe('tags script', () => {
  test.each([
    ['', trackingScript('5012')],
    ['--noscript', trackingNoScript('5012')],
    ['--format html', trackingScript('5012')],
    ['--format js', trackingScript('5012').replace(/^<script>|<\/script>$/g, '')],
    ['--queue uetq1', trackingScript('5012').replace('"uetq")', '"uetq1")')],
  ])('%s prints the script byte for byte, and nothing else', async (flags, script) => {
    const { run } = await emulated(account());
    expect(await run(`tags script shop ${flags}`)).toEqual({ code: 0, stdout: script, stderr: '' });
  });

  test.each([
    ['--consent default-denied', 'push("consent","default",{"ad_storage":"denied"})'],
    ['--nonce abc123', '<script nonce="abc123">'],
    ['--spa', 'enableAutoSpaTracking: true'],
  ])('%s is the documented variant', async (flags, holds) => {
    const { run } = await emulated(account());
    const { code, stdout, stderr } = await run(`tags script 5012 ${flags}`);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain(holds);
  });

  test('is an object for programs', async () => {
    const { run } = await emulated(account());
    expect(JSON.parse((await run('tags script shop --json')).stdout)).toEqual({
      id: '5012',
      name: 'shop',
      script: trackingScript('5012'),
    });
  });

  test.each([
    ['tags script', 64, 'missing required argument'],
    ['tags script nope', 4, 'no UET tag is called "nope"'],
    ['tags script shop --noscript --spa', 64, '--noscript is an image without code'],
    ['tags script shop --format js --nonce x', 64, '--nonce belongs to the script element'],
    ['tags script shop --nonce "x>"', 64, 'is not a nonce'],
    ['tags script shop --queue a-b', 64, 'cannot name a queue'],
  ])('%s exits %i', async (line, code, says) => {
    const { run } = await emulated(account());
    expect(await run(line)).toEqual({ code, stdout: '', stderr: expect.stringContaining(says) });
  });
});

describe('new names in a file', () => {
  test('a shared tag that is called like an own one and keeps its name clashes with nothing', async () => {
    const shared = { id: '6001', name: 'Shop', sharedWith: ['1001'] };
    const theirs = anAccount({ customerId: '9', accountId: '90', tags: [shared] });
    const { run, writes } = await emulated(together(account(), theirs));
    const { stdout } = await run('tags list --json');
    const done = await run('tags update --from-file - --json', { stdin: stdout });
    expect([done.code, JSON.parse(done.stdout), writes()]).toEqual([0, JSON.parse(stdout), []]);
  });

  test('the old name of a renamed tag is free for the entries after it', async () => {
    const { run, state } = await emulated(account());
    const renamed = (...pairs: [id: string, name: string][]) => ({
      stdin: JSON.stringify(pairs.map(([id, name]) => ({ id, name }))),
    });
    const early = await run('tags update --from-file - --json', renamed(['5013', 'shop'], ['5012', 'store']));
    expect([early.code, errorOf(early).items]).toMatchObject([5, [{ index: 0, code: 5303, name: 'Blog' }]]);
    const done = await run('tags update --from-file - --json', renamed(['5012', 'old'], ['5013', 'Store']));
    expect(done.code).toBe(0);
    expect((await state()).customers['1001']?.tags.map(({ name }) => name)).toEqual(['old', 'Store']);
  });

  test('the old name of a renamed goal stays used', async () => {
    const { run } = await emulated(
      anAccount({ goals: [anOfflineGoal({ id: '71', name: 'a' }), anOfflineGoal({ id: '72', name: 'b' })] }),
    );
    const stdin = '[{"id":"71","name":"c"},{"id":"72","name":"a"}]';
    const done = await run('goals update --from-file - --json', { stdin });
    expect([done.code, errorOf(done).items]).toMatchObject([5, [{ index: 1, code: 5317, name: 'b' }]]);
  });
});
