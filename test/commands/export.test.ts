import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import {
  type AccountOptions,
  aDurationGoal,
  anAccount,
  anAppInstallGoal,
  anEventGoal,
  anOfflineGoal,
  aTag,
  aUrlGoal,
} from '../kit/account.js';
import { bingctl } from '../kit/bingctl.js';
import { aRepository, openRepository, type Repository } from '../plan/repository.js';

/** An account, and a folder without a file. */
const beside = (options: AccountOptions) => aRepository(null, { account: anAccount(options) });

const nothing = { code: 0, stdout: '', stderr: '' };

describe('export prints', () => {
  const shop = anAccount({
    tags: [aTag({ name: 'Shop', industry: 'Retail' })],
    goals: [
      anEventGoal({
        name: 'Order Completed',
        actionExpression: null,
        actionOperator: null,
        labelExpression: 'Order Completed',
        labelOperator: 'Equals',
        categoryExpression: 'shop: eu',
        categoryOperator: 'BeginsWith',
        value: '9999998.999',
        valueOperator: 'GreaterThan',
        revenue: { type: 'VariableValue', value: '12.50', currencyCode: 'USD' },
        viewThroughConversionWindowInMinutes: 1440,
      }),
      aDurationGoal({ name: 'Long visit', status: 'Paused', conversionWindowInMinutes: 90 }),
      anOfflineGoal({ name: 'Deal', isExternallyAttributed: true }),
    ],
  });

  test('tags and goals in the words of the product, members in one order', async () => {
    expect(await bingctl('export', { account: shop })).toEqual({
      ...nothing,
      stdout: `# The UET tags and conversion goals of account 2001 of customer 1001, local.
# bingctl plan shows where the account is otherwise, and bingctl apply makes it as it is here.
version: 1

tags:
  shop:
    name: Shop
    industry: retail

goals:
  order-completed:
    type: event
    name: Order Completed
    tag: shop
    eventCategory: { begins-with: "shop: eu" }
    eventLabel: Order Completed
    eventValue: { greater-than: 9999998.999 }
    category: purchase
    scope: account
    count: all
    window: 30d
    viewThroughWindow: 1d
    attribution: last-click
    revenue: { type: variable, value: 12.5, currency: USD }
    status: active
    excludeFromBidding: false
    enhancedConversions: false

  long-visit:
    type: duration
    name: Long visit
    tag: shop
    minDuration: 5m
    category: other
    scope: account
    count: all
    window: 1h30m
    attribution: last-click
    revenue: none
    status: paused
    excludeFromBidding: false
    enhancedConversions: false

  deal:
    type: offline
    name: Deal
    externallyAttributed: true
    category: purchase
    scope: account
    count: all
    window: 30d
    revenue: none
    status: active
    excludeFromBidding: false
    enhancedConversions: false
`,
    });
  });

  test('the same as JSON, amounts digit by digit', async () => {
    const [text, json] = [
      await bingctl('export', { account: shop }),
      await bingctl('export --json', { account: shop }),
    ];
    expect(JSON.parse(json.stdout)).toEqual(parse(text.stdout));
    expect(json.stdout).toContain('"greater-than": 9999998.999');
    expect(json).toMatchObject({ code: 0, stderr: '' });
  });

  test('an account that has nothing as a file that wants nothing', async () => {
    const { run, folder } = await beside({});
    const { stdout } = await run('export');
    expect(parse(stdout)).toEqual({ version: 1, tags: {}, goals: {} });
    writeFileSync(join(folder, 'bingctl.yaml'), stdout);
    expect(await run('plan --detailed-exitcode')).toMatchObject({ code: 0 });
  });

  test('no format that has rows', async () => {
    expect(await bingctl('export -o csv', { account: shop })).toMatchObject({ code: 64, stdout: '' });
    expect(await bingctl('export -o id', { account: shop })).toMatchObject({ code: 64, stdout: '' });
  });
});

describe('what a file cannot manage', () => {
  test('stands in comments that say why, and the plan is empty', async () => {
    const { run, folder } = await beside({
      tags: [{ name: 'shop' }],
      goals: [
        anEventGoal({ name: 'Auto', isAutoGoal: true, goalCategory: 'Contact' }),
        aUrlGoal({ name: 'From 2019', goalCategory: 'None' }),
        aUrlGoal({ name: 'Far away', tagId: '99' }),
        anAppInstallGoal({ name: 'App', appPlatform: 'Symbian' }),
        aUrlGoal({ name: ' ' }),
        aDurationGoal({ name: 'Long', conversionWindowInMinutes: 0, minimumDurationInSeconds: 100_000 }),
        anEventGoal({ name: 'Deep', labelExpression: 'x'.repeat(101), labelOperator: 'Equals' }),
      ],
    });
    const { stdout, stderr } = await run('export');
    const comments = stdout.split('\n').flatMap((line) => (/^ +#/.test(line) ? [line.trim()] : []));
    expect(comments).toEqual([
      '# category: the goal was made without one, and has to be given one with whatever is changed of it',
      '# tag: the account has 99, which this account cannot see',
      '# appPlatform: the account has "Symbian", which this version of bingctl does not know',
      '# minDuration: the account has 100000, but a visit is 0s to 23h59m59s, in whole seconds',
      '# window: the account has 0, but a window is whole minutes, from 1m to 90d',
      '# eventAction: left out too, since the conditions of an event are one',
      `# eventLabel: the account has {"expression":"${'x'.repeat(101)}","operator":"Equals"}, but the event label has 101 characters, and 100 are allowed`,
      '# Not in the file: goal 7001 "Auto": Microsoft made it and keeps it, so it cannot be changed from here',
      '# Not in the file: goal 7005 " ": name: the account has " ", but the name is blank (--prune would pause it)',
    ]);
    expect(stderr).toContain(
      'Not in the file: goal 7001 "Auto": Microsoft made it and keeps it, so it cannot be changed from here.\n',
    );
    writeFileSync(join(folder, 'bingctl.yaml'), stdout);
    expect(await run('plan --detailed-exitcode')).toMatchObject({ code: 0 });
  });
});

describe('hostile names', () => {
  // Each has to be found again by the name that the file gives it.
  const names = [
    `\${HOME}`,
    `$\${HOME}`,
    'a: b',
    '# no comment',
    'two\nlines',
    'yes',
    'null',
    '2024 sale',
    '5012',
    '-',
    '- a',
    '😀 sale',
    "it's",
    '"quoted"',
    '{a}',
    '[a]',
    '&a',
    '*a',
    '!a',
    '%a',
    '@a',
    '`a',
    '|',
    '>',
    '?',
    ' ends ',
    'a\tb',
    '日本語',
    'right\u202eleft',
    'no\u200bwidth',
    '1e3',
    '0x1f',
    '12:30:45',
    '2024-01-01',
    '~',
    'constructor',
    '__proto__',
    'É',
    '9223372036854775807',
    '<<',
    '=',
    'a #b',
    'trailing:',
    '𝒳'.repeat(100),
    'ß',
    '\\',
    '%YAML 1.2',
    '---',
    '...',
  ]; // prettier-ignore
  let at: Repository;

  beforeAll(async () => {
    const account = anAccount({
      tags: names.map((name, index) => ({ id: `900719925474${1000 + index}`, name })),
      goals: names.map((name, index) =>
        anEventGoal({
          name,
          tagId: `900719925474${1000 + index}`,
          actionExpression: name,
          labelExpression: name.slice(0, 100),
          labelOperator: 'Contains',
        }),
      ),
    });
    at = await openRepository(null, { account });
  });
  afterAll(() => at.close());

  test.each(['yaml', 'json'])('are read back from %s as they are', async (format) => {
    const { run } = at;
    expect(await run(`export --file all.${format}`)).toMatchObject({ code: 0 });
    const { code, stdout } = await run(`plan --file all.${format} --detailed-exitcode --json`);
    const [{ summary }] = JSON.parse(stdout).plans;
    expect(code).toBe(0);
    expect(summary.adopt + summary.keep).toBe(2 * names.length);
  });

  test('give keys that are unique, and plain to every reader', async () => {
    const { goals, tags } = JSON.parse((await at.run('export --json')).stdout);
    for (const keys of [Object.keys(goals), Object.keys(tags)]) {
      expect(keys).toHaveLength(names.length);
      expect(keys.filter((key) => !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(key))).toEqual([]);
    }
  });

  test('cannot leave a comment', async () => {
    const { stdout } = await bingctl('export', {
      account: anAccount({ tags: [{}], goals: [anEventGoal({ name: 'x\ngoals: {}', isAutoGoal: true })] }),
    });
    expect(stdout).toContain('  # Not in the file: goal 7001 "x\\ngoals: {}": Microsoft');
  });
});

describe('export --file', () => {
  const one = { tags: [{ name: 'shop' }], goals: [aUrlGoal({ name: 'Thanks' })] };

  test('writes the file and the lock, so that a rename in the file is a rename', async () => {
    const { run, folder } = await beside(one);
    expect(await run('export --file bingctl.yaml')).toEqual({
      ...nothing,
      stdout: 'bingctl.yaml: 1 UET tag, 1 conversion goal\n',
    });
    expect(JSON.parse(readFileSync(join(folder, 'bingctl.lock.json'), 'utf8'))).toEqual({
      version: 1,
      accounts: { 'local/1001/2001': { tags: { shop: '5001' }, goals: { thanks: '7001' } } },
    });
    const file = join(folder, 'bingctl.yaml');
    expect(readFileSync(file, 'utf8')).toBe((await run('export')).stdout);
    writeFileSync(file, readFileSync(file, 'utf8').replace('name: Thanks', 'name: Thank you'));
    const { stdout } = await run('plan --json');
    expect(JSON.parse(stdout).plans[0].summary).toMatchObject({ update: 1, create: 0 });
  });

  test('leaves a file that is there, unless it is told to', async () => {
    const { run, folder } = await beside(one);
    writeFileSync(join(folder, 'mine.yaml'), 'tags: {}\n');
    expect(await run('export --file mine.yaml')).toEqual({
      code: 64,
      stdout: '',
      stderr:
        'error: "mine.yaml" is there already, and was left as it is\n  --force writes over it; bingctl export --merge brings it up to date\n',
    });
    expect(existsSync(join(folder, 'bingctl.lock.json'))).toBe(false);
    expect(await run('export --file mine.yaml --force --json')).toMatchObject({ code: 0, stderr: '' });
    expect(parse(readFileSync(join(folder, 'mine.yaml'), 'utf8')).goals.thanks.name).toBe('Thanks');
  });

  test('keeps the keys that the lock knows', async () => {
    const { run, folder } = await beside(one);
    const accounts = { 'local/1001/2001': { tags: { website: '5001' }, goals: { lead: '7001' } } };
    writeFileSync(join(folder, 'bingctl.lock.json'), JSON.stringify({ version: 1, accounts }));
    await run('export --file bingctl.json');
    const { tags, goals } = JSON.parse(readFileSync(join(folder, 'bingctl.json'), 'utf8'));
    expect([Object.keys(tags), Object.keys(goals), goals.lead.tag]).toEqual([['website'], ['lead'], 'website']);
  });

  test.each(['order: done', 'true', '2024', 'a #b', "l'achat"])(
    'a key such as %s is read again as it was',
    async (key) => {
      const { run, folder } = await beside(one);
      const accounts = { 'local/1001/2001': { tags: { [key]: '5001' }, goals: { [key]: '7001' } } };
      writeFileSync(join(folder, 'bingctl.lock.json'), JSON.stringify({ version: 1, accounts }));
      await run('export --file bingctl.yaml');
      expect(await run('plan -o table')).toMatchObject({
        code: 0,
        stdout: expect.stringContaining('Nothing to do: 2 as wanted.'),
      });
    },
  );

  test('the command that follows can be copied, whatever the file is called', async () => {
    const { run } = await beside(one);
    const { stderr } = await run(`export --file "my account's.yaml"`, { columns: 80 });
    expect(stderr).toContain(`next  bingctl plan --file "my account's.yaml"`);
  });
});

test.each([
  ['export --force', '--force is for --file'],
  ['export --source segment', '--source is for --recipe'],
  ['export --merge a.yaml --file b.yaml', '--merge brings a file up to date, and --file writes a new one'],
  ['export --recipe shop --merge a.yaml', 'leave --merge out'],
  ['export --merge -', '--merge writes the file that it reads'],
  ['export --recipe blog', 'one of shop, lead-gen, saas'],
])('%s is a mistake', async (line, says) => {
  expect(await bingctl(line, { account: anAccount() })).toMatchObject({
    code: 64,
    stdout: '',
    stderr: expect.stringContaining(says),
  });
});
