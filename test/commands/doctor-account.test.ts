import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { AccountLifeCycleStatus } from '../../src/domain/account.js';
import { aDurationGoal, anAccount, anEventGoal, aRole, aTag, aUser, together } from '../kit/account.js';
import { emptyFolder } from '../kit/bingctl.js';
import { lineOf } from './doctor-lines.js';

const shop = anAccount({ account: { name: 'Shop', number: 'X0002001' } });
const blog = anAccount({ customerId: '1002', accountId: '2002', account: { name: 'Blog', number: 'X0002002' } });
const both = together(shop, blog);

describe('ids', () => {
  const ids = (flags: string, options = {}) => lineOf('ids', flags, { account: both, ...options });

  test('go together', async () => {
    expect(await ids('')).toEqual(['ok', 'ids', 'account "Shop" (2001) of customer 1001', '']);
  });

  test.each([
    [
      'swapped, both by flag',
      '--customer 2001 --account 1001',
      'the ids are swapped: 1001 is the id of a customer, and 2001 that of an account',
      'use --customer 1001 and --account 2001',
    ],
    [
      'the id of a customer in place of the account’s',
      '--account 1002',
      '1002 is the id of a customer, and not of an account',
      'use BINGCTL_CUSTOMER_ID=1002 and --account 2002',
    ],
    [
      'an account of another customer',
      '--account 2002',
      'account "Blog" (2002) is of customer 1002, not of 1001',
      'use BINGCTL_CUSTOMER_ID=1002',
    ],
    [
      'an account that is not the user’s',
      '--account 9999',
      'this user may not use account "9999", or there is none',
      'bingctl accounts list',
    ],
  ])('%s', async (_, flags, message, cure) => {
    expect(await ids(flags)).toEqual(['error', 'ids', message, cure]);
  });

  test('the number of an account in place of its id', async () => {
    const account = anAccount({ account: { name: 'Shop', number: '55501234' } });
    expect(await ids('--account 55501234', { account })).toEqual([
      'error',
      'ids',
      '55501234 is the number of account "Shop" (2001), and not its id',
      'use --account 2001',
    ]);
  });

  test('an account by its name or number', async () => {
    const right = ['ok', 'ids', 'account "Blog" (2002) of customer 1002', ''];
    expect(await ids('--account blog')).toEqual(right);
    expect(await ids('--account X0002002')).toEqual(right);
    expect(await ids('--account bolg')).toEqual([
      'error',
      'ids',
      '--account: no ad account that you may use has the id, number or name "bolg": did you mean "Blog"?',
      'bingctl accounts list',
    ]);
  });

  test('swapped in variables and in a project file: the cure is in the words of the place', async () => {
    const env = { BINGCTL_ENV: 'production', BINGCTL_ACCESS_TOKEN: 'access', BINGCTL_DEVELOPER_TOKEN: 'developer' };
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'bingctl.yaml'), 'settings:\n  accountId: "1001"\n');
    expect(await ids('', { cwd, env: { ...env, BINGCTL_CUSTOMER_ID: '2001' } })).toEqual([
      'error',
      'ids',
      'the ids are swapped: 1001 is the id of a customer, and 2001 that of an account',
      'use BINGCTL_CUSTOMER_ID=1001 and accountId: "2001" in bingctl.yaml',
    ]);
  });

  test('no ids at all, and several accounts to choose from', async () => {
    const env = { BINGCTL_ENV: 'production', BINGCTL_ACCESS_TOKEN: 'access', BINGCTL_DEVELOPER_TOKEN: 'developer' };
    expect(await ids('', { env })).toEqual(['error', 'ids', 'no account is chosen', 'bingctl accounts list']);
    expect(await ids('', { env, account: shop })).toEqual([
      'error',
      'ids',
      'no account is chosen',
      'use BINGCTL_CUSTOMER_ID=1001 and BINGCTL_ACCOUNT_ID=2001',
    ]);
    expect(await ids('--account 2001', { env })).toEqual([
      'error',
      'ids',
      'no customer id is set: account "Shop" (2001) is of customer 1001',
      'use BINGCTL_CUSTOMER_ID=1001',
    ]);
  });

  test('a user of an agency names the agency, or the owner', async () => {
    const agent = aUser({ roles: [aRole({ customerId: '500', linkedAccountIds: ['2001'] })] });
    const account = { ...together(shop, blog), users: [agent] };
    const right = ['ok', 'ids', 'account "Shop" (2001) of customer 500', ''];
    expect(await ids('--customer 500', { account })).toEqual(right);
    expect(await ids('--customer 1002', { account })).toEqual([
      'error',
      'ids',
      'account "Shop" (2001) is of customer 500, not of 1002',
      'use --customer 500',
    ]);
  });

  test('a user without an account', async () => {
    const account = { ...shop, users: [aUser({ roles: [] })] };
    expect(await ids('', { account })).toEqual([
      'error',
      'ids',
      'this user may use no account',
      'ask a Super Admin of the customer for access, or sign in as somebody else: bingctl login',
    ]);
  });
});

describe('account', () => {
  const web = 'https://ads.microsoft.com';

  test.each<[AccountLifeCycleStatus, number | undefined, string, string, string]>([
    ['Active', undefined, 'ok', 'the account is active', ''],
    ['Pause', 1, 'warning', 'the account is paused by a user: its ads do not run', `resume it on ${web}`],
    ['Pause', 2, 'warning', 'the account is paused by billing: its ads do not run', `see Billing on ${web}`],
    [
      'Pause',
      4,
      'warning',
      'the account is paused by a user and by billing: its ads do not run',
      `see Billing on ${web}`,
    ],
    ['Pause', undefined, 'warning', 'the account is paused: its ads do not run', `see Billing on ${web}`],
    ['Draft', undefined, 'warning', 'the account is a draft: its ads do not run', `finish setting it up on ${web}`],
    [
      'Pending',
      undefined,
      'warning',
      'the account waits for Microsoft’s approval: its ads do not run',
      'wait, or ask Microsoft Advertising support',
    ],
    [
      'Inactive',
      undefined,
      'error',
      'the account is inactive: its ads do not run, and calls may be refused',
      `make it active on ${web}, or choose another one with bingctl accounts use`,
    ],
    [
      'Suspended',
      undefined,
      'error',
      'the account is suspended: its ads do not run, and calls may be refused',
      'ask Microsoft Advertising support why',
    ],
  ])('%s, pause reason %s', async (lifeCycleStatus, pauseReason, status, message, cure) => {
    const account = anAccount({ account: { lifeCycleStatus, ...(pauseReason !== undefined && { pauseReason }) } });
    expect(await lineOf('account', '', { account })).toEqual([status, 'account', message, cure]);
  });
});

describe('read', () => {
  test('the tags come', async () => {
    const account = anAccount({ tags: [aTag(), aTag()] });
    expect(await lineOf('read', '', { account })).toEqual([
      'ok',
      'read',
      'the account can be read: it has 2 UET tags',
      '',
    ]);
  });

  test('the service refuses', async () => {
    const account = anAccount({ switches: { forbiddenAccounts: ['2001'] } });
    expect(await lineOf('read', '', { account })).toEqual([
      'error',
      'read',
      'the service does not permit GetUetTagsByIds: The user is not authorized to perform this action. (UserIsNotAuthorized, 106, tracking id T)',
      'the ids are right, so it is the user: ask a Super Admin of the customer for the role Standard User',
    ]);
  });
});

describe('write', () => {
  const write = (...roles: ReturnType<typeof aRole>[]) =>
    lineOf('write', '', { account: { ...shop, users: [aUser({ roles })] } });

  test.each([
    ['Super Admin', 41],
    ['Standard User', 203],
    ['Advertiser Campaign Manager', 16],
    ['Aggregator', 33],
  ])('%s', async (name, roleId) => {
    expect(await write(aRole({ roleId }))).toEqual([
      'ok',
      'write',
      `the user is ${name}, and may change tags and goals`,
      '',
    ]);
  });

  test('a Viewer', async () => {
    expect(await write(aRole({ roleId: 100 }))).toEqual([
      'warning',
      'write',
      'the user is Viewer, and may change nothing',
      'ask a Super Admin of customer 1001 for the role Standard User',
    ]);
  });

  test('a Viewer of one account, Super Admin of another customer', async () => {
    const roles = [aRole({ roleId: 100, accountIds: ['2001'] }), aRole({ customerId: '1002' })];
    expect(await write(...roles)).toEqual([
      'warning',
      'write',
      'the user is Viewer, and may change nothing',
      'ask a Super Admin of customer 1001 for the role Standard User',
    ]);
  });

  test('a role that came later', async () => {
    expect(await write(aRole({ roleId: 777 }))).toEqual([
      'info',
      'write',
      'the user has a role that bingctl does not know (777): it may be that tags and goals cannot be changed',
      '',
    ]);
  });
});

describe('auto-tagging', () => {
  test.each([
    ['true', ['ok', 'auto-tagging', 'MSCLKID auto-tagging is on', '']],
    [
      'false',
      [
        'warning',
        'auto-tagging',
        'MSCLKID auto-tagging is off: few conversions are tied to clicks',
        'switch auto-tagging of the click id on in the account settings on https://ads.microsoft.com; making or changing a goal switches it on, too',
      ],
    ],
  ])('%s', async (value, line) => {
    const account = anAccount({ properties: { MSCLKIDAutoTaggingEnabled: value } });
    expect(await lineOf('auto-tagging', '', { account })).toEqual(line);
  });
});

// Of the emulator's clock, which is the machine's: that is when it judges what is lately.
const now = Date.now();
const weekMs = 7 * 24 * 60 * 60_000;
const lately = now - 60_000;
const longAgo = now - 2 * weekMs;

describe('tags', () => {
  const tags = (...some: Parameters<typeof aTag>[0][]) =>
    lineOf('tags', '', { account: anAccount({ tags: some.map(aTag) }) });

  test('all are called', async () => {
    expect(await tags({ seenAt: lately }, { seenAt: lately })).toEqual(['ok', 'tags', '2 UET tags, all active', '']);
  });

  test('none is there', async () => {
    expect(await tags()).toEqual(['info', 'tags', 'the account has no UET tag yet', 'bingctl tags create --name shop']);
  });

  test('some are not called', async () => {
    const some = [
      { name: 'shop', seenAt: lately },
      { name: 'blog' },
      { name: 'forum', seenAt: longAgo },
      { name: 'wiki' },
      { name: 'help' },
    ];
    expect(await tags(...some)).toEqual([
      'warning',
      'tags',
      '4 of 5 UET tags hear nothing from a site: "blog" (never called), "forum" (not called lately), "wiki" (never called) and 1 more',
      'put its script on every page of the site: bingctl tags script 5002',
    ]);
  });

  test('one is not called any more', async () => {
    expect(await tags({ name: 'forum', seenAt: longAgo })).toEqual([
      'warning',
      'tags',
      '1 of 1 UET tag hears nothing from a site: "forum" (not called lately)',
      'look whether its script is still on the site: bingctl tags script 5001',
    ]);
  });
});

describe('goals', () => {
  const goals = (seenAt: number | null, ...some: NonNullable<Parameters<typeof anAccount>[0]>['goals'] & object) =>
    lineOf('goals', '', { account: anAccount({ tags: [aTag({ seenAt })], goals: some }) });

  test('all record', async () => {
    expect(await goals(lately, anEventGoal({ convertedAt: lately }))).toEqual([
      'ok',
      'goals',
      '1 active goal, all recording conversions',
      '',
    ]);
  });

  test('none is there', async () => {
    expect(await goals(lately, anEventGoal({ status: 'Paused' }))).toEqual([
      'info',
      'goals',
      'the account has no active conversion goal',
      'bingctl goals create --help',
    ]);
  });

  test('the tag is called, and nothing is counted', async () => {
    const some = [anEventGoal({ name: 'Purchase' }), aDurationGoal({ convertedAt: lately })];
    expect(await goals(lately, ...some)).toEqual([
      'warning',
      'goals',
      '1 of 2 active goals records nothing: "Purchase" (no conversion in seven days)',
      'bingctl goals audit',
    ]);
  });

  test('their tag is never called', async () => {
    expect(await goals(null, anEventGoal({ name: 'Purchase' }), aDurationGoal({ name: 'Stay' }))).toEqual([
      'warning',
      'goals',
      '2 of 2 active goals record nothing: "Purchase" (its tag was never called), "Stay" (its tag was never called)',
      'mend the tags first: without calls of its tag no goal records',
    ]);
  });

  test('some cannot be read', async () => {
    const account = anAccount({ tags: [aTag()], goals: [anEventGoal()] });
    const faults = ['partial-error:GetConversionGoalsByIds,count=1,code=0'];
    expect(await lineOf('goals', '--max-retries 0', { account, faults })).toEqual([
      'warning',
      'goals',
      'goals of the types Url, Duration, PagesViewedPerVisit, Event, OfflineConversion cannot be read: An internal error has occurred.',
      'bingctl goals list',
    ]);
  });
});

describe('categories', () => {
  const categories = (...some: NonNullable<Parameters<typeof anAccount>[0]>['goals'] & object) =>
    lineOf('categories', '', { account: anAccount({ tags: [aTag()], goals: some }) });

  test('every goal has one', async () => {
    const some = [anEventGoal({ goalCategory: 'Purchase' }), anEventGoal({ goalCategory: 'None', isAutoGoal: true })];
    expect(await categories(...some)).toEqual(['ok', 'categories', 'every goal has a category', '']);
  });

  test('goals of old times have none', async () => {
    const some = [
      anEventGoal({ name: 'Purchase', goalCategory: 'None' }),
      aDurationGoal({ name: 'Stay', goalCategory: 'None' }),
    ];
    expect(await categories(...some)).toEqual([
      'warning',
      'categories',
      '2 goals without a category, which every change has to name: "Purchase", "Stay"',
      'bingctl goals update 7001 --category purchase',
    ]);
  });

  test('the cure knows the category of the type', async () => {
    const line = await categories(aDurationGoal({ goalCategory: 'None' }));
    expect(line?.[3]).toBe('bingctl goals update 7001 --category other');
  });
});
