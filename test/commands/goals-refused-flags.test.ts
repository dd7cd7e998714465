import { describe, expect, test } from 'vitest';
import { type GoalType, goalTypes } from '../../src/domain/goal.js';
import { anAccount } from '../kit/account.js';
import { oneOfEachType, smallest } from './eight-types.js';
import { emulated, errorOf } from './emulated.js';

const tagged: readonly GoalType[] = ['Url', 'Duration', 'PagesViewedPerVisit', 'Event'];
const apps: readonly GoalType[] = ['AppInstall', 'AppDownload'];
const customerOnly: readonly GoalType[] = [...apps, 'InStoreTransaction'];
const valued: readonly GoalType[] = ['Url', 'Event', 'OfflineConversion', 'InStoreTransaction'];

const notOf = (...types: readonly GoalType[]) => goalTypes.filter((type) => !types.includes(type));

/** A flag with a good value, and the types that it does not apply to. */
const misplaced: [flag: string, value: string, types: readonly GoalType[]][] = [
  ['--url', '/thanks', notOf('Url')],
  ['--url-operator', 'regex', notOf('Url')],
  ['--event-action', 'buy', notOf('Event')],
  ['--event-action-operator', 'regex', notOf('Event')],
  ['--event-category', 'shop', notOf('Event')],
  ['--event-category-operator', 'regex', notOf('Event')],
  ['--event-label', 'x', notOf('Event')],
  ['--event-label-operator', 'regex', notOf('Event')],
  ['--event-value', '5', notOf('Event')],
  ['--event-value-operator', 'less-than', notOf('Event')],
  ['--min-duration', '5m', notOf('Duration')],
  ['--min-pages', '2', notOf('PagesViewedPerVisit')],
  ['--app-platform', 'ios', notOf(...apps)],
  ['--app-id', '42', notOf(...apps)],
  ['--externally-attributed', '', notOf('OfflineConversion')],
  ['--tag', 'shop', notOf(...tagged)],
  ['--view-through-window', '1d', notOf(...tagged)],
  ['--attribution', 'last-touch', notOf(...tagged)],
  ['--count', 'unique', apps],
  ['--scope', 'account', customerOnly],
  ['--currency', 'USD', notOf(...valued)],
  ['--revenue', 'variable', notOf(...valued)],
  ['--category', 'download', notOf(...apps)],
  ['--category', 'contact', [...apps, 'Duration', 'PagesViewedPerVisit', 'InStoreTransaction']],
];

/** The code that the service has for it; null where none is known. */
const codes: Readonly<Record<string, number>> = {
  '--view-through-window': 6609,
  '--count': 5349,
  '--currency': 5352,
  '--revenue': 5332,
  '--category': 3349,
};

const cases = misplaced.flatMap(([flag, value, types]) => types.map((type) => [flag, value, type] as const));

describe('a flag that does not apply to the type is refused by its name, and nothing is asked or sent', () => {
  test.each(cases)('%s %s with %s', async (flag, value, type) => {
    const { run, calls } = await emulated(anAccount({ tags: [{ name: 'shop' }] }));
    const refused = await run(`goals create --name x ${smallest[type]} ${flag} ${value} --json`);

    expect([refused.code, refused.stdout, calls()]).toEqual([64, '', []]);
    const code = flag === '--scope' ? (type === 'InStoreTransaction' ? 5357 : 5348) : (codes[flag] ?? null);
    expect(errorOf(refused)).toMatchObject({
      kind: 'usage',
      code,
      message: expect.stringMatching(new RegExp(`^${flag}: `)),
      items: [{ index: 0, name: 'x', id: null, code, outcome: 'notSent' }],
    });
  });
});

describe('so it is of a goal that is there, and nothing is sent', () => {
  // Naming the scope that a goal does not have is refused for another reason: it cannot be changed.
  test.each(cases.filter(([flag]) => flag !== '--scope'))('%s %s with %s', async (flag, value, type) => {
    const { run, writes } = await emulated(await oneOfEachType());
    const refused = await run(`goals update "my ${type}" ${flag} ${value} --json`);

    expect([refused.code, refused.stdout, writes()]).toEqual([64, '', []]);
    expect(errorOf(refused).message).toMatch(new RegExp(`^${flag}: `));
  });
});

test('everything that is wrong is told at once, each with its flag', async () => {
  const { run, calls } = await emulated(anAccount());
  const all = '--tag shop --url /x --app-id 3 --currency EUR --attribution last-touch --view-through-window 1d';
  expect([
    await run(`goals create --type app-install --name X ${all} --count unique --scope account`),
    calls(),
  ]).toMatchInlineSnapshot(`
    [
      {
        "code": 64,
        "stderr": "error: 8 things are wrong; nothing was sent
      --url: belongs to url goals, and this is an app-install goal
      --tag: an app-install goal does not use a UET tag
      InvalidAppInstallGoalScope (5348): --scope: the scope of an app-install goal can only be customer
      InvalidAppInstallGoalCountType (5349): --count: an app-install goal counts all conversions
      ViewThroughConversionNotApplicableToGoalType (6609): --view-through-window: an app-install goal has no view-through conversions
      --attribution: an app-install goal has no attribution model (last-click, last-touch, data-driven)
      GoalCurrencyCodeNotSupported (5352): --currency: the revenue of an app-install goal has no currency
      InvalidAppInstallGoalAppPlatform (5340): --app-platform: an app goal needs the platform: one of ios, android, windows, windows-phone
      try  bingctl goals create --help
    ",
        "stdout": "",
      },
      [],
    ]
  `);
});

test.each([
  ['goals create --name x', '--type'],
  ['goals create --type url --tag shop --category purchase --url /x', '--name'],
  ['goals create --type url --name x --category purchase --url /x', '--tag'],
  ['goals create --type event --name x --tag shop --event-action y', '--category'],
  ['goals create --type url --name x --tag shop --category purchase', '--url'],
  ['goals create --type event --name x --tag shop --category purchase', '--event-action'],
  ['goals create --type pages-viewed --name x --tag shop', '--min-pages'],
  ['goals create --type app-install --name x --app-id 3', '--app-platform'],
  ['goals create --type app-download --name x --app-platform ios', '--app-id'],
  ['goals create --type offline --name x', '--category'],
  ['goals create --type offline --name x --category purchase --revenue fixed', '--revenue-value'],
  ['goals create --type offline --name x --category purchase --revenue-value 5', '--revenue-value'],
  [
    'goals create --type url --name x --tag shop --category purchase --url /x --scope customer --revenue fixed --revenue-value 5',
    '--currency',
  ],
])('%s: what is missing is named by its flag, %s', async (line, flag) => {
  const { run, calls } = await emulated(anAccount({ tags: [{ name: 'shop' }] }));
  const refused = await run(`${line} --json`);
  expect([refused.code, refused.stdout, calls()]).toEqual([64, '', []]);
  expect(errorOf(refused)).toMatchObject({ message: expect.stringMatching(new RegExp(`^${flag}: `)) });
});
