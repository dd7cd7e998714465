import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { anAccount, anAppInstallGoal, anEventGoal, aTag, aUrlGoal } from '../kit/account.js';
import { aRepository } from '../plan/repository.js';
import { errorOf } from './emulated.js';

const account = anAccount({
  tags: [aTag({ id: '5012', name: 'Shop' })],
  goals: [
    anEventGoal({ id: '71', name: 'Purchase', goalCategory: 'Purchase' }),
    aUrlGoal({ id: '72', name: 'Thanks', goalCategory: 'Contact' }),
    anAppInstallGoal({ id: '73', name: 'Installs' }),
  ],
});

const file = `
tags:
  shop: {name: Shop}
  blog: {industry: retail}
goals:
  buy: {name: Purchase, type: event, tag: shop, category: purchase, eventAction: order, window: 7d}
  thanks: {name: Thanks, tag: shop, category: contact, url: {contains: /thanks}}
  read: {type: pages-viewed, tag: blog, minPages: 3}
`;

const repository = (text = file, given = account) => aRepository(text, { account: given });

/** What stays on the screen of what was drawn over. */
const still = (stderr: string) => stderr.replaceAll(/\r\u001b\[2K(?:[^\r\n]*(?=\r\u001b\[2K))?/g, '');

describe('plan', () => {
  test('draws what is to be done for people', async () => {
    const one = await repository();
    const { code, stdout, stderr } = await one.run('plan', { columns: 80, env: { NO_COLOR: '1' } });
    expect(code).toBe(0);
    expect(stdout).toMatchInlineSnapshot(`
      "local: account 2001 of customer 1001

        + UET tag "blog"
            industry: "Retail"
        = UET tag "Shop" (5012) as shop: found by its name, as wanted
        ~ conversion goal "Purchase" (71) as buy
            conversionWindowInMinutes: 30d → 7d
            actionExpression: "purchase" → "order"
        + conversion goal "read"
            type: "PagesViewedPerVisit"
            minimumPagesViewed: 3
            goalCategory: "Other"
            scope: "Account"
            tagId: "(the tag blog)"
        = conversion goal "Thanks" (72) as thanks: found by its name, as wanted

        also: MSCLKID auto-tagging will be switched on in this account

      2 to create, 1 to change, 2 to adopt.
      "
    `);
    expect(still(stderr)).toMatchInlineSnapshot(`
      "warning: there is no lock for this account: things are found by their names, and what is renamed in the file becomes a second one, unless renamedFrom says so
      next  bingctl apply
      "
    `);
    expect(one.writes()).toEqual([]);
  });

  test('in colour, each line by itself', async () => {
    const one = await repository();
    const { stdout } = await one.run('plan', { columns: 60 });
    expect(stdout.split('\n').slice(2, 4)).toEqual([
      '\u001b[32m  + UET tag "blog"\u001b[39m',
      '      industry: "Retail"',
    ]);
    expect(stdout).toContain('\u001b[2m  = UET tag "Shop" (5012) as shop: found by its name, as\u001b[22m\n');
  });

  test('asks the service for everything once', async () => {
    const one = await repository();
    await one.run('plan');
    expect(one.emulator.requests.map(({ operation }) => operation).sort()).toEqual([
      'GetAccountProperties',
      'GetConversionGoalsByIds',
      'GetConversionGoalsByIds',
      'GetConversionGoalsByIds',
      'GetConversionGoalsByIds',
      'GetUetTagsByIds',
    ]);
  });

  test('is empty once it was applied, and the lock knows all', async () => {
    const one = await repository();
    await one.run('apply --yes');
    expect(await one.run('plan --detailed-exitcode')).toEqual({
      code: 0,
      stdout: expect.stringMatching(/^(\t2001\tkeep\t[^\n]*\n){5}$/),
      stderr: '',
    });
    const { stdout } = await one.run('plan', { columns: 80, env: { NO_COLOR: '1' } });
    expect(stdout).toBe('local: account 2001 of customer 1001\n\nNothing to do: 5 as wanted.\n');
  });

  test('a rename in the file is one in the account', async () => {
    const one = await repository();
    await one.run('apply --yes');
    one.save(file.replace('name: Thanks', 'name: Contacted'));
    const { stdout, stderr } = await one.run('plan --detailed-exitcode');
    expect([stdout.split('\n').filter((row) => !row.includes('\tkeep\t')), stderr]).toEqual([
      ['\t2001\tupdate\tgoal\tthanks\t72\tThanks\tname: "Thanks" → "Contacted"\t', ''],
      '',
    ]);
  });
});

describe('its exit code', () => {
  const same = 'tags: {shop: {name: Shop}}\n';
  const refused = 'goals: {x: {name: x, type: url, url: /x, tag: {name: Nowhere}, category: other}}\n';
  test.each([
    ['there are changes', file, 'plan', 0],
    ['there are changes, in detail', file, 'plan --detailed-exitcode', 2],
    ['there are none, in detail', same, 'plan --detailed-exitcode', 0],
    ['it cannot be carried out', refused, 'plan --detailed-exitcode', 1],
    ['the file is wrong', 'goals: {x: {typ: url}}\n', 'plan --detailed-exitcode', 64],
    ['there is no file', file, 'plan -f nothing.yaml --detailed-exitcode', 64],
  ])('when %s', async (_, text, line, code) => {
    const one = await repository(text);
    expect((await one.run(line)).code).toBe(code);
  });

  test.each([
    ['nobody may read the account', 'status:GetUetTagsByIds,status=401', 3],
    ['the service does not answer', 'status:GetUetTagsByIds,status=503', 6],
  ])('when %s, whatever there is to change', async (_, fault, code) => {
    const one = await repository();
    await one.arm([`${fault},count=100`]);
    expect(await one.run('plan --detailed-exitcode')).toMatchObject({ code, stdout: '' });
  });
});

describe('a plan that cannot be carried out', () => {
  const text = `
tags: {shop: {name: Shop}}
goals:
  buy: {name: Purchase, type: event, tag: shop, category: purchase, eventAction: order, scope: customer}
  two words: {url: /x, tag: {name: Nowhere}, category: other}
`;

  test('is shown, and told as an error', async () => {
    const one = await repository(text);
    const { code, stdout, stderr } = await one.run('plan', { columns: 80, env: { NO_COLOR: '1' } });
    expect([code, stdout]).toMatchInlineSnapshot(`
      [
        1,
        "local: account 2001 of customer 1001

        = UET tag "Shop" (5012) as shop: found by its name, as wanted
        ! conversion goal "Purchase" (71) as buy: has to be a new one
            scope: "Account" → "Customer"
            actionExpression: "purchase" → "order"
            the scope of a goal cannot be changed: this one has account
              give it a key and a name of its own in the file, and set this one to
                  paused
        ! conversion goal "two words": would be refused
            no UET tag is called "Nowhere"
              bingctl tags list

      1 to adopt, 2 that cannot be done.
      ",
      ]
    `);
    expect(still(stderr)).toMatchInlineSnapshot(`
      "warning: there is no lock for this account: things are found by their names, and what is renamed in the file becomes a second one, unless renamedFrom says so
      error: 2 steps of the plan cannot be done: nothing was written
        "Purchase" (id 71)  the scope of a goal cannot be changed: this one has account
        "two words"  no UET tag is called "Nowhere"
      "
    `);
  });

  test('is told to programs item by item, and not saved', async () => {
    const one = await repository(text);
    const done = await one.run('plan --json --out saved.json');
    expect([done.code, errorOf(done)]).toEqual([
      1,
      {
        kind: 'refused',
        code: null,
        errorCode: null,
        message: '2 steps of the plan cannot be done: nothing was written',
        hint: null,
        trackingId: null,
        items: [
          {
            index: 0,
            name: 'Purchase',
            id: '71',
            code: null,
            errorCode: null,
            message: 'the scope of a goal cannot be changed: this one has account',
            fieldPath: 'scope',
            outcome: 'refused',
          },
          {
            index: 1,
            name: 'two words',
            id: null,
            code: null,
            errorCode: null,
            message: 'no UET tag is called "Nowhere"',
            fieldPath: 'tag',
            outcome: 'refused',
          },
        ],
      },
    ]);
    expect(readdirSync(one.folder)).toEqual(['bingctl.yaml']);
  });
});

describe('--prune', () => {
  const held = `
tags: {shop: {name: Shop}}
goals:
  buy: {name: Purchase, type: event, tag: shop, eventAction: purchase, category: purchase}
`;

  test('pauses what the file does not hold and the account has alone', async () => {
    const one = await repository(held);
    const { code, stdout, stderr } = await one.run('plan --prune --detailed-exitcode -q');
    expect([code, stdout]).toEqual([
      2,
      '\t2001\tadopt\ttag\tshop\t5012\tShop\t\t\n' +
        '\t2001\tadopt\tgoal\tbuy\t71\tPurchase\t\t\n' +
        '\t2001\tpause\tgoal\t\t72\tThanks\tstatus: "Active" → "Paused"\t\n',
    ]);
    expect(stderr).toContain('warning: not paused, since they count for every account of the customer');
  });

  test('refuses where there is no lock and something would be made as well', async () => {
    const one = await repository(`${held}  read: {type: pages-viewed, tag: shop, minPages: 3}\n`);
    expect(await one.run('plan --prune')).toMatchObject({
      code: 64,
      stdout: '',
      stderr: expect.stringContaining('--prune without a lock could pause a goal that was only renamed in the file'),
    });
    await one.run('apply --yes');
    expect((await one.run('plan --prune --detailed-exitcode')).code).toBe(2);
  });

  test('has nothing against making everything in an empty account', async () => {
    const one = await repository(file, anAccount());
    expect((await one.run('plan --prune --detailed-exitcode')).code).toBe(2);
  });
});

describe('--out', () => {
  test('saves the plan, whole and without a secret', async () => {
    const one = await repository();
    const done = await one.run('plan --out plans/plan.json', { env: { BINGCTL_ACCESS_TOKEN: 'secret-token' } });
    expect(done).toMatchObject({ code: 0, stderr: expect.stringContaining('The plan is saved in plans/plan.json.\n') });
    const text = readFileSync(join(one.folder, 'plans/plan.json'), 'utf8');
    expect(readdirSync(join(one.folder, 'plans'))).toEqual(['plan.json']);
    expect(text).not.toContain('secret-token');
    expect(JSON.parse(text)).toMatchObject({
      bingctlPlan: 1,
      file: 'bingctl.yaml',
      prune: false,
      plans: [{ version: 1 }],
    });
  });

  test.each(['bingctl.yaml', './bingctl.lock.json'])('does not write over %s', async (out) => {
    const one = await repository();
    expect(await one.run(`plan --out ${out}`)).toMatchObject({ code: 64, stdout: '' });
    expect(readFileSync(join(one.folder, 'bingctl.yaml'), 'utf8')).toBe(file);
  });

  test('says what to run next, in words of a shell', async () => {
    const one = await repository();
    writeFileSync(join(one.folder, 'my file.yaml'), file);
    const next = async (line: string) => /next {2}(.*)\n/.exec((await one.run(line, { columns: 100 })).stderr)?.[1];
    expect(await next('plan')).toBe('bingctl apply');
    expect(await next('plan -f "my file.yaml"')).toBe("bingctl apply -f 'my file.yaml'");
    expect(await next('plan --out "my plan.json"')).toBe("bingctl apply 'my plan.json'");
  });
});
