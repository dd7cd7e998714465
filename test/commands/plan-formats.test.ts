import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { anAccount, anEventGoal, aTag } from '../kit/account.js';
import { bingctl } from '../kit/bingctl.js';
import { aRepository } from '../plan/repository.js';
import { errorOf } from './emulated.js';

const account = anAccount({
  tags: [aTag({ id: '5012', name: 'Shop' })],
  goals: [anEventGoal({ id: '71', name: 'Purchase', goalCategory: 'Purchase' })],
});

const file = `
tags:
  shop: {name: Shop}
goals:
  buy:
    name: Purchase
    type: event
    tag: shop
    category: purchase
    eventAction: purchase
    revenue: {type: fixed, value: 25.5, currency: USD}
  also: {name: "=cmd|x", url: /x, tag: {name: Nowhere}, category: other}
`;

const repository = (text: string, given = account) => aRepository(text, { account: given });

const whose = { environment: 'local', customerId: '1001', accountId: '2001' };
const noLock = expect.stringMatching(/^there is no lock for this account yet: /);
const plan = {
  version: 1,
  plans: [
    {
      target: null,
      account: whose,
      steps: [
        { action: 'adopt', kind: 'tag', key: 'shop', id: '5012', name: 'Shop', changes: [], problems: [] },
        {
          action: 'refuse',
          kind: 'goal',
          key: 'also',
          id: null,
          name: '=cmd|x',
          changes: [],
          problems: [
            {
              field: 'tag',
              message: 'no UET tag is called "Nowhere"',
              hint: 'bingctl tags list',
              code: null,
              errorCode: null,
            },
          ],
        },
        {
          action: 'update',
          kind: 'goal',
          key: 'buy',
          id: '71',
          name: 'Purchase',
          changes: [
            { field: 'revenue.type', before: 'NoValue', after: 'FixedValue' },
            { field: 'revenue.value', before: null, after: 25.5 },
            { field: 'revenue.currencyCode', before: null, after: 'USD' },
          ],
          problems: [],
        },
      ],
      sideEffects: ['MSCLKID auto-tagging will be switched on in this account'],
      warnings: [noLock],
      summary: { create: 0, update: 1, adopt: 1, pause: 0, keep: 0, replace: 0, refuse: 1 },
    },
  ],
};

describe('a plan', () => {
  test('is one object for programs, and its warnings are objects too', async () => {
    const { run } = await repository(file);
    const { code, stdout, stderr } = await run('plan --json');
    expect([code, JSON.parse(stdout)]).toEqual([1, plan]);
    const [warning, error, ...rest] = stderr
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect([warning, error.error.kind, rest]).toEqual([{ warning: { message: noLock } }, 'refused', []]);
  });

  test('has the same shape as YAML and on one line', async () => {
    const { run } = await repository(file);
    expect(parse((await run('plan -o yaml')).stdout)).toEqual(plan);
    const { stdout } = await run('plan -o ndjson');
    expect([stdout.split('\n').length, JSON.parse(stdout)]).toEqual([2, plan]);
  });

  test('is a row for each step in a pipe', async () => {
    const { run } = await repository(file);
    expect((await run('plan')).stdout).toBe(
      '\t2001\tadopt\ttag\tshop\t5012\tShop\t\t\n' +
        '\t2001\trefuse\tgoal\talso\t\t=cmd|x\t\tno UET tag is called "Nowhere"\n' +
        '\t2001\tupdate\tgoal\tbuy\t71\tPurchase\trevenue.type: "NoValue" → "FixedValue", revenue.value: nothing → 25.5, revenue.currencyCode: nothing → "USD"\t\n',
    );
  });

  test('is a row for each step in CSV, and no formula', async () => {
    const { run } = await repository(file);
    const rows = (await run('plan -o csv')).stdout.split('\r\n');
    expect(rows[0]).toBe('target,environment,customerId,accountId,action,kind,key,id,name,changes,problems');
    expect(rows[1]).toBe(',local,1001,2001,adopt,tag,shop,5012,Shop,[],[]');
    expect(rows[2]).toMatch(/^,local,1001,2001,refuse,goal,also,,'=cmd\|x,\[\],"\[\{""field"":""tag"",/);
    expect(rows).toHaveLength(5);
  });

  test('is the ids of what is there already', async () => {
    const { run } = await repository(file);
    expect((await run('plan -o id')).stdout).toBe('5012\n71\n');
  });

  test('is drawn into a file with -o table', async () => {
    const { run } = await repository(file);
    const { stdout } = await run('plan -o table');
    expect(stdout).toMatch(/^local: account 2001 of customer 1001\n\n {2}= UET tag "Shop" \(5012\)/);
  });
});

describe('a plan as markdown', () => {
  test('is a comment for a pull request', async () => {
    const { run } = await repository(file);
    const { code, stdout } = await run('plan -o markdown');
    expect(code).toBe(1);
    expect(stdout).toMatchInlineSnapshot(`
      "### bingctl plan: it cannot be carried out

      **local, account 2001 of customer 1001**

      | | | what changes |
      | --- | --- | --- |
      | adopt | UET tag "Shop" (5012) as shop: found by its name, as wanted |  |
      | **cannot be done** | conversion goal "=cmd&#124;x" as also: would be refused | no UET tag is called "Nowhere" (bingctl tags list) |
      | change | conversion goal "Purchase" (71) as buy | revenue.type: "NoValue" → "FixedValue"<br>revenue.value: nothing → 25.5<br>revenue.currencyCode: nothing → "USD" |

      - also: MSCLKID auto-tagging will be switched on in this account
      - there is no lock for this account yet: until bingctl apply has written one, things are found by their names alone

      1 to change, 1 to adopt, 1 that cannot be done.
      "
    `);
  });

  test.each([
    ['tags create --name new', 'tags create'],
    ['goals list', 'goals list'],
    ['apply --yes', 'apply'],
  ])('%s is not written so, and nothing is done', async (line, command) => {
    const one = await repository(file);
    expect(await one.run(`${line} -o markdown`)).toEqual({
      code: 64,
      stdout: '',
      stderr:
        'error: --output: markdown is for bingctl plan, and this command has table, json, yaml, csv, ndjson, id\n' +
        `  try  bingctl ${command} --help\n`,
    });
    expect(one.emulator.requests).toEqual([]);
  });

  test('is not for --json as well', async () => {
    const done = await bingctl('plan --json -o markdown');
    expect([done.code, done.stdout, errorOf(done)]).toMatchObject([64, '', { kind: 'usage' }]);
  });
});

test('whatever others write in names, nothing in a plan is obeyed', async () => {
  const name = '\u001b[31m<img src=x>|`@octocat` **#1**\u202e\n- [x](http://evil.example) $a$';
  const hostile = anAccount({ tags: [aTag({ name })], goals: [anEventGoal({ name, goalCategory: 'Purchase' })] });
  const { run } = await repository('tags: {}\n', hostile);
  for (const [line, columns] of [
    ['plan --prune', 80],
    ['plan --prune', undefined],
    ['plan --prune -o markdown', undefined],
  ] as const) {
    const { stdout, stderr } = await run(line, columns === undefined ? {} : { columns, env: { NO_COLOR: '1' } });
    const shown = `${stdout}${stderr}`.replaceAll('\r\u001b[2K', '');
    // Control characters other than line ends and the tabs of rows, and what turns the direction of text round.
    expect(shown.match(/[\u0000-\u0008\u000b-\u001f\u202e]/g)).toBeNull();
  }
  const { stdout } = await run('plan --prune -o markdown');
  expect(stdout).toMatchInlineSnapshot(`
    "### bingctl plan: there are changes

    **local, account 2001 of customer 1001**

    | | | what changes |
    | --- | --- | --- |
    | pause | conversion goal "&#92;u&#123;1b&#125;&#91;31m&#60;img src=x&#62;&#124;&#96;@​octocat&#96; &#42;&#42;&#35;​1&#42;&#42;&#92;u&#123;202e&#125;&#92;n- &#91;x&#93;(http:​//evil.example) &#36;a&#36;" (7001): not in the file, will be paused | status: "Active" → "Paused" |

    - also: MSCLKID auto-tagging will be switched on in this account
    - UET tags that the file does not hold, and that cannot be paused: "&#92;u&#123;1b&#125;&#91;31m&#60;img src=x&#62;&#124;&#96;@​octocat&#96; &#42;&#42;&#35;​1&#42;&#42;&#92;u&#123;202e&#125;&#92;n- &#91;x&#93;(http:​//evil.exampl…" (5001)
    - there is no lock for this account yet: until bingctl apply has written one, things are found by their names alone

    1 to pause.
    "
  `);
});
