import { existsSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { anAccount, anEventGoal, aTag } from '../kit/account.js';
import type { Config } from '../plan/arbitrary-config.js';
import { aRepository, type Repository } from '../plan/repository.js';
import { errorOf } from './emulated.js';

const shop: Config = {
  tags: { shop: { name: 'shop' } },
  goals: {
    buy: { name: 'Purchase', type: 'event', tag: 'shop', category: 'purchase', eventAction: 'purchase' },
    read: { name: 'Read', type: 'pages-viewed', tag: 'shop', minPages: 3 },
  },
};

test('shows what it will do, does it, and says what was done', async () => {
  const { run, lock } = await aRepository(shop);
  const { code, stdout, stderr } = await run('apply --yes -o table');
  expect(code).toBe(0);
  expect(stderr).toMatchInlineSnapshot(`
    "local: account 2001 of customer 1001

      + UET tag "shop"
      + conversion goal "Purchase" as buy
          type: "Event"
          actionExpression: "purchase"
          actionOperator: "Equals"
          goalCategory: "Purchase"
          scope: "Account"
          tagId: "(the tag shop)"
      + conversion goal "Read" as read
          type: "PagesViewedPerVisit"
          minimumPagesViewed: 3
          goalCategory: "Other"
          scope: "Account"
          tagId: "(the tag shop)"

      also: MSCLKID auto-tagging will be switched on in this account

    3 to create.
    "
  `);
  expect(stdout).toMatchInlineSnapshot(`
    "local: account 2001 of customer 1001

      created UET tag "shop" (7000001)
      created conversion goal "Purchase" (7000002) as buy
      created conversion goal "Read" (7000003) as read

    3 created.
    "
  `);
  expect(lock()?.accounts).toEqual({
    'local/1001/2001': { tags: { shop: '7000001' }, goals: { buy: '7000002', read: '7000003' } },
  });
});

test('where nothing is to be done nothing is asked, and nothing is shown twice', async () => {
  const { run } = await aRepository(shop);
  await run('apply --yes');
  expect(await run('apply -o table')).toMatchInlineSnapshot(`
    {
      "code": 0,
      "stderr": "",
      "stdout": "local: account 2001 of customer 1001

    Nothing to do: 3 as wanted.
    ",
    }
  `);
});

test('for programs it is the shape of a plan, with the outcome of each step', async () => {
  const { run } = await aRepository(shop);
  const { code, stdout, stderr } = await run('apply --yes --json');
  const { version, plans } = JSON.parse(stdout);
  expect({ code, version, outcomes: plans[0].outcomes, stderr }).toEqual({
    code: 0,
    version: 1,
    outcomes: { created: 3 },
    stderr: '{"note":{"message":"MSCLKID auto-tagging will be switched on in this account."}}\n',
  });
  expect(plans[0].steps[0]).toMatchObject({
    action: 'create',
    kind: 'tag',
    key: 'shop',
    id: '7000001',
    outcome: 'created',
  });
});

test('in a pipe it is a row for each step, and the ids alone with -o id', async () => {
  const { run } = await aRepository(shop);
  const rows = [
    ['', '2001', 'create', 'tag', 'shop', '7000001', 'shop', 'created', ''],
    ['', '2001', 'create', 'goal', 'buy', '7000002', 'Purchase', 'created', ''],
    ['', '2001', 'create', 'goal', 'read', '7000003', 'Read', 'created', ''],
  ];
  expect((await run('apply --yes')).stdout).toBe(rows.map((row) => `${row.join('\t')}\n`).join(''));
  expect(await run('apply -o id')).toEqual({ code: 0, stdout: '7000001\n7000002\n7000003\n', stderr: '' });
  expect((await run('apply -o csv')).stdout.split('\r\n')[1]).toBe(
    ',local,1001,2001,keep,tag,shop,7000001,shop,unchanged,',
  );
});

test('a format that it does not have is refused before anything is written', async () => {
  const one = await aRepository(shop);
  expect(await one.run('apply --yes -o markdown')).toMatchObject({ code: 64, stdout: '' });
  expect(one.writes()).toEqual([]);
});

test('where nobody can answer it wants --yes, after it has shown the plan', async () => {
  const one = await aRepository(shop);
  const { code, stdout, stderr } = await one.run('apply');
  expect({ code, stdout, writes: one.writes(), lock: one.lockText() }).toEqual({
    code: 64,
    stdout: '',
    writes: [],
    lock: null,
  });
  expect(stderr).toContain('+ UET tag "shop"\n');
  expect(stderr).toContain('Make these 3 changes in local, account 2001 of customer 1001? Nobody can answer here.');
  expect(stderr).toContain('say so with --yes');
  const machine = await one.run('apply --json');
  expect({ code: machine.code, hint: errorOf(machine).hint }).toEqual({
    code: 64,
    hint: 'look at it with bingctl plan, then say --yes',
  });
});

test.each([
  ['in a CI job', 'apply', { CI: 'true' }],
  ['with --no-input', 'apply --no-input', {}],
])('nobody is asked at a terminal either, %s', async (_, line, env) => {
  const one = await aRepository(shop);
  const { code, stdout, stderr } = await one.run(line, { columns: 80, env });
  expect({ code, stdout, writes: one.writes(), lock: one.lockText() }).toEqual({
    code: 64,
    stdout: '',
    writes: [],
    lock: null,
  });
  expect(stderr).toMatch(/Nobody can answer here\.\n.*say so with --yes\n$/s);
});

test('at a terminal a bar says how many of the writes are done', async () => {
  const one = await aRepository(shop);
  const { stderr } = await one.run('apply --yes', { columns: 80 });
  expect(new Set(stderr.match(/Applying {2}.*?\d+ of \d+/g))).toEqual(
    new Set(['Applying  ░░░░░░░░░░░░░░░░  0 of 3', 'Applying  ████████████████  3 of 3']),
  );
});

test('a plan with a step that cannot be done is not begun', async () => {
  const account = anAccount({
    tags: [aTag({ name: 'shop' })],
    goals: [anEventGoal({ name: 'Purchase', scope: 'Customer' })],
  });
  const one = await aRepository(
    { ...shop, goals: { ...shop.goals, buy: { ...shop.goals.buy, scope: 'account' } } } as Config,
    { account },
  );
  const { code, stdout, stderr } = await one.run('apply --yes -o table');
  expect({ code, writes: one.writes(), lock: one.lockText() }).toEqual({ code: 1, writes: [], lock: null });
  expect(stderr).toContain('1 step of the plan cannot be done: nothing was written');
  // Nothing is adopted either: the lock learnt nothing.
  expect(stdout).toContain('not sent UET tag "shop"');
  expect(stdout).toContain('2 not sent, 1 refused.');
});

test('a dry run adopts nothing', async () => {
  const one = await aRepository(shop, { account: anAccount({ tags: [aTag({ name: 'shop' })] }) });
  const { code, stdout } = await one.run('apply --dry-run -o table');
  expect({ code, lock: one.lockText() }).toEqual({ code: 0, lock: null });
  expect(stdout).toContain('planned UET tag "shop"');
  expect(stdout).toContain('3 planned.');
});

test('one refusal hides no success; running it again finishes', async () => {
  const one = await aRepository(shop);
  await one.arm(['partial-error:AddConversionGoals,index=1,code=5330,count=1']);
  const first = await one.run('apply --yes --json');
  expect(first.code).toBe(5);
  expect(JSON.parse(first.stdout).plans[0].outcomes).toEqual({ created: 2, refused: 1 });
  expect(errorOf(first)).toMatchObject({ kind: 'partial', items: [{ name: 'Read', outcome: 'refused', code: 5330 }] });
  expect(one.lock()?.accounts['local/1001/2001']).toEqual({ tags: { shop: '7000001' }, goals: { buy: '7000002' } });
  const again = await one.run('apply --yes --json');
  expect({ code: again.code, outcomes: JSON.parse(again.stdout).plans[0].outcomes }).toEqual({
    code: 0,
    outcomes: { unchanged: 2, created: 1 },
  });
});

test('goals whose tag is refused are not sent, and are told as such', async () => {
  const one = await aRepository({
    tags: { ...shop.tags, blog: { name: 'blog' } },
    goals: { ...shop.goals, blog: { name: 'Blog', type: 'pages-viewed', tag: 'blog', minPages: 2 } },
  });
  await one.arm(['partial-error:AddUetTags,index=1,code=5307']);
  const { code, stderr } = await one.run('apply --yes');
  expect(code).toBe(5);
  expect(stderr.slice(stderr.indexOf('error:')).replace(/tracking id \S+/, 'tracking id …')).toMatchInlineSnapshot(`
    "error: 3 steps were not applied (2 of 5 applied)
      tracking id …
      "shop"  InvalidUetTagDescription (5307): The UET tag description is empty or too long.
      "Purchase"  not sent, because its UET tag "shop" was not made: The UET tag description is empty or too long.
      "Read"  not sent, because its UET tag "shop" was not made: The UET tag description is empty or too long.
    "
  `);
  const { tags, goals } = await one.customer();
  expect([...tags, ...goals].map(({ name }) => name)).toEqual(['blog', 'Blog']);
});

test('a name in the file that changes renames, with the lock or with renamedFrom', async () => {
  const renamed = (members: object): Config => ({
    ...shop,
    goals: { ...shop.goals, buy: { ...shop.goals.buy, ...members } as Config['goals'][string] },
  });
  const one = await aRepository(shop);
  await one.run('apply --yes');
  one.save(renamed({ name: 'Bought' }));
  expect(await one.run('apply --yes -o table')).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('1 updated; 2 as wanted.'),
  });
  one.putLock(null);
  one.save(renamed({ name: 'Sold', renamedFrom: 'Bought' }));
  expect(await one.run('apply --yes -o table')).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('updated conversion goal'),
  });
  expect(await one.run('apply --yes -o table')).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('Nothing to do'),
  });
  expect((await one.customer()).goals.map(({ id, name }) => [id, name])).toEqual([
    ['7000002', 'Sold'],
    ['7000003', 'Read'],
  ]);
});

test.each([
  ['{"version":1,"accounts":', 'it ends here in the middle'],
  ['{"version":9,"accounts":{}}', 'made by a newer bingctl'],
])('a lock that cannot be used stops it before it asks anything of the account: %s', async (text, says) => {
  const one = await aRepository(shop);
  one.putLock(text);
  const { code, stderr } = await one.run('apply --yes');
  expect({ code, calls: one.emulator.requests.length, lock: one.lockText() }).toEqual({
    code: 1,
    calls: 0,
    lock: text,
  });
  expect(stderr).toContain('bingctl.lock.json');
  expect(stderr).toContain(says);
});

test('a lock that cannot be written from the start stops it before that too; a plan and a dry run need none', async () => {
  const one = await aRepository(shop);
  // As in a folder that is read-only, of which the administrator who may run these tests sees nothing.
  symlinkSync('/proc/bingctl.lock.json', join(one.folder, 'bingctl.lock.json'));
  const { code, stdout, stderr } = await one.run('apply --yes');
  expect({ code, stdout, calls: one.emulator.requests.length }).toEqual({ code: 1, stdout: '', calls: 0 });
  expect(stderr).toMatch(/^error: cannot lock \S*bingctl\.lock\.json: /);
  for (const line of ['plan', 'apply --dry-run']) expect(await one.run(line)).toMatchObject({ code: 0 });
});

test('two at once: the second waits, and finds everything done', async () => {
  const one = await aRepository(shop);
  const runs = await Promise.all([one.run('apply --yes --json'), one.run('apply --yes --json')]);
  const outcomes = runs.map(({ code, stdout }) => [code, JSON.parse(stdout).plans[0].outcomes]);
  expect(outcomes).toContainEqual([0, { created: 3 }]);
  expect(outcomes).toContainEqual([0, { unchanged: 3 }]);
  expect(one.writes()).toEqual(['AddUetTags', 'AddConversionGoals']);
});

test('a dry run takes the same way, says what would be sent, and leaves nothing behind', async () => {
  const one = await aRepository(shop);
  const { code, stdout, stderr } = await one.run('apply --dry-run -o table');
  expect(code).toBe(0);
  expect(stderr.slice(stderr.indexOf('Dry run'))).toMatchInlineSnapshot(`
    "Dry run: 1 UET tag would be sent with AddUetTags; nothing was.
    UET tag "shop": {"name":"shop"}
    Dry run: 2 conversion goals would be sent with AddConversionGoals; nothing was.
    conversion goal "Purchase": {"actionExpression":"purchase","name":"Purchase","type":"Event","goalCategory":"Purchase","actionOperator":"Equals","scope":"Account","tagId":"(the tag shop)"}
    conversion goal "Read": {"name":"Read","type":"PagesViewedPerVisit","minimumPagesViewed":3,"scope":"Account","goalCategory":"Other","tagId":"(the tag shop)"}
    Checked: the fields, and against the account the names and collisions. Not checked: what only the service knows, such as names used in other accounts or before, limits, permissions and pilots.
    "
  `);
  expect(stdout).toContain('3 planned.');
  expect({ writes: one.writes(), files: readdirSync(one.folder) }).toEqual({ writes: [], files: ['bingctl.yaml'] });
  await one.run('apply --yes');
  expect((await one.run('apply --dry-run')).stderr).toBe('Dry run: nothing would be sent.\n');
});

test('a lock that can no longer be written: what was made is told, and found by its name the next time', async () => {
  const one = await aRepository(shop);
  await one.arm(['latency:AddConversionGoals,ms=60']);
  const meddled = meddleAt(one, 'AddConversionGoals', () => {
    one.putLock(null);
    one.putLockFolder();
  });
  const { code, stdout, stderr } = await one.run('apply --yes -o table');
  await meddled;
  expect({ code, stdout }).toEqual({ code: 1, stdout: expect.stringContaining('3 created.') });
  expect(stderr).toContain('what was done is not in the lock: cannot write');
  one.putLock(null);
  expect(existsSync(join(one.folder, 'bingctl.lock.json'))).toBe(false);
  await one.arm([]);
  expect(await one.run('apply --yes --json')).toMatchObject({ code: 0, stdout: expect.stringContaining('"adopt": 3') });
  expect((await one.customer()).goals).toHaveLength(2);
});

test('a lock that could not be written for a while has everything in the end, and nothing is said of it', async () => {
  const goals = Object.fromEntries(
    Array.from({ length: 101 }, (_, at) => [
      `g${at}`,
      { name: `Goal ${at}`, type: 'pages-viewed', tag: 'shop', minPages: at },
    ]),
  );
  const one = await aRepository({ tags: { shop: { name: 'shop' } }, goals });
  await one.arm(['latency:AddConversionGoals,ms=60']);
  const meddled = (async () => {
    await meddleAt(one, 'AddConversionGoals', () => {
      one.putLock(null);
      one.putLockFolder();
    });
    await meddleAt(one, 'AddConversionGoals', () => one.putLock(null), 2);
  })();
  const { code, stderr } = await one.run('apply --yes -o table --concurrency 1');
  await meddled;
  expect({ code, isTold: stderr.includes('not in the lock') }).toEqual({ code: 0, isTold: false });
  expect(Object.keys(one.lock()?.accounts['local/1001/2001']?.goals ?? {})).toHaveLength(101);
});

async function meddleAt({ emulator }: Repository, operation: string, meddle: () => void, call = 1): Promise<void> {
  while (emulator.requests.filter((request) => request.operation === operation).length < call)
    await new Promise((done) => setTimeout(done, 2));
  meddle();
}
