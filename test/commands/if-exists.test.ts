import { describe, expect, test } from 'vitest';
import { newGoal } from '../../src/emulator/new-records.js';
import { anAccount, anEventGoal, anInStoreGoal, together } from '../kit/account.js';
import { emulated, errorOf } from './emulated.js';

const purchase = anEventGoal({
  id: '71',
  name: 'Purchase',
  conversionWindowInMinutes: 60,
  excludeFromBidding: true,
  labelExpression: 'shop',
  labelOperator: 'Contains',
});
const shop = () => anAccount({ tags: [{ name: 'shop', description: 'www' }], goals: [purchase] });

const anew = 'goals create --type event --name pURCHASE --tag Shop --category purchase --event-action purchase';

describe('a goal whose name is taken, whatever its case', () => {
  test.each(['', '--if-exists error'])('is refused with "%s"', async (flag) => {
    const { run, writes } = await emulated(shop());
    expect([await run(`${anew} ${flag}`), writes()]).toEqual([
      {
        code: 1,
        stdout: '',
        stderr: [
          'error: conversion goal "Purchase" was not created',
          '  ConversionGoalNameAlreadyExists (5317): conversion goal 71 is called "Purchase" already',
          '  use another name, or --if-exists skip or update',
          '',
        ].join('\n'),
      },
      [],
    ]);
  });

  test('is left as it is with skip', async () => {
    const { run, writes, goals } = await emulated(shop());
    const [there] = await goals();
    const skipped = await run(`${anew} --window 7d --if-exists skip --json`);
    expect([skipped.code, JSON.parse(skipped.stdout), skipped.stderr, writes()]).toEqual([
      0,
      there,
      '{"note":{"message":"Conversion goal \\"Purchase\\" (71) exists already and was left as it is."}}\n',
      [],
    ]);
  });

  test('gets what was named with update, and nothing else is sent', async () => {
    const { run, writes, goals, body } = await emulated(shop());
    const [there] = await goals();
    const updated = await run(`${anew} --window 7d --if-exists update --json`);
    expect([updated.code, JSON.parse(updated.stdout), writes()]).toEqual([
      0,
      { ...there, conversionWindowInMinutes: 10_080 },
      ['UpdateConversionGoals'],
    ]);
    expect(membersOf(body('UpdateConversionGoals'))).toEqual([
      'ConversionWindowInMinutes',
      'Id',
      // The service deletes every pair that is left out.
      'ActionExpression',
      'ActionOperator',
      'CategoryExpression',
      'CategoryOperator',
      'LabelExpression',
      'LabelOperator',
      'Value',
      'ValueOperator',
    ]);
  });

  test('is not written at all with update when it is like that already', async () => {
    const { run, writes } = await emulated(shop());
    const again = await run(`${anew} --if-exists update -o id`);
    expect([again, writes()]).toEqual([
      {
        code: 0,
        stdout: '71\n',
        stderr: 'Conversion goal "Purchase" (71) is like that already: nothing to change.\n',
      },
      [],
    ]);
  });

  test('keeps its scope with update, unless one is named', async () => {
    const { run } = await emulated(
      anAccount({ tags: [{ name: 'shop' }], goals: [anEventGoal({ id: '71', name: 'Purchase', scope: 'Customer' })] }),
    );
    expect(await run(`${anew} --status paused --if-exists update -o id`)).toMatchObject({ code: 0, stdout: '71\n' });
    const moved = await run(`${anew} --scope account --if-exists update --json`);
    expect([moved.code, errorOf(moved).items]).toEqual([
      1,
      [expect.objectContaining({ id: '71', message: expect.stringContaining('cannot be changed') })],
    ]);
  });
});

describe('a tag whose name is taken', () => {
  const retail = { id: '5001', name: 'shop', industry: 'Retail', description: 'www' };

  test.each([
    ['', 1, [], null],
    ['--if-exists skip', 0, [], { ...retail, industry: null }],
    ['--if-exists update', 0, ['UpdateUetTags'], retail],
  ] as const)('with "%s" exits %i', async (flag, code, written, tag) => {
    const { run, writes } = await emulated(shop());
    const done = await run(`tags create --name SHOP --industry retail ${flag} --json`);
    expect([done.code, writes()]).toEqual([code, written]);
    if (tag) expect(JSON.parse(done.stdout)).toMatchObject(tag);
    else expect(errorOf(done)).toMatchObject({ code: 5303, errorCode: 'UetTagNameAlreadyExists' });
  });

  test('by a tag that another customer shares can be made', async () => {
    const other = anAccount({ customerId: '9009', accountId: '9', tags: [{ name: 'shop', sharedWith: ['1001'] }] });
    const { run, state } = await emulated(other);
    expect(await run('tags create --name shop')).toMatchObject({ code: 0, stderr: '' });
    expect((await state()).customers['1001']?.tags.map(({ name }) => name)).toEqual(['shop']);
  });
});

const autoPurchase = anEventGoal({ id: '70', name: 'auto', isAutoGoal: true });
const url = 'goals create --type url --name new --tag shop --category purchase --url /x';

describe('what the service would refuse is found by reading first', () => {
  const tags = [{ name: 'shop' }];
  test.each([
    ['5303', anAccount({ tags }), 'tags create --name Shop', 'UetTagNameAlreadyExists'],
    ['5317', anAccount({ tags, goals: [purchase] }), anew, 'ConversionGoalNameAlreadyExists'],
    ['5667', anAccount({ tags, goals: [autoPurchase] }), url, 'SameCategoryAndTagNotAllowedForAutoGoalAndManualGoal'],
    [
      '5358',
      anAccount({ goals: [anInStoreGoal({ name: 'till' })] }),
      'goals create --type in-store --name new',
      'OnlyOneInStoreTransactionGoalAllowedPerCustomer',
    ],
  ])('%s', async (code, account, line, errorCode) => {
    const { run, writes } = await emulated(account);
    const refused = await run(`${line} --json`);
    expect([refused.code, refused.stdout, writes()]).toEqual([1, '', []]);
    expect(errorOf(refused)).toMatchObject({ kind: 'refused', code: Number(code), errorCode, trackingId: null });
  });

  test('of several, the others are made', async () => {
    const { run, state } = await emulated(anAccount({ tags, goals: [autoPurchase] }));
    const goal = (name: string, goalCategory: string) => ({
      type: 'Url',
      tagId: 'shop',
      urlExpression: '/x',
      name,
      goalCategory,
    });
    const stdin = JSON.stringify([goal('a', 'Contact'), goal('b', 'Purchase'), goal('c', 'Contact')]);
    const done = await run('goals create --from-file - --json', { stdin });
    expect([done.code, JSON.parse(done.stdout).map(({ name }: { name: string }) => name)]).toEqual([5, ['a', 'c']]);
    expect(errorOf(done)).toMatchObject({
      kind: 'partial',
      message: 'conversion goal "b" was not created (2 of 3 created)',
      items: [{ index: 1, name: 'b', code: 5667, outcome: 'refused' }],
    });
    expect((await state()).customers['1001']?.goals.map(({ name }) => name)).toEqual(['auto', 'a', 'c']);
  });
});

test.each([
  ['goals', url, 5326],
  ['tags', 'tags create --name new', 5313],
] as const)('how many %s there may be is for the service to say', async (what, line, code) => {
  const { run, writes } = await emulated(full(what));
  const refused = await run(`${line} --json`);
  expect([refused.code, refused.stdout, writes().length]).toEqual([1, '', 1]);
  expect(errorOf(refused)).toMatchObject({ kind: 'refused', code, items: [{ name: 'new', code, outcome: 'refused' }] });
});

describe('when the account changes between reading and writing, the service says it', () => {
  const tags = [{ name: 'shop' }];
  test.each([
    ['tags create --name new', 'AddUetTags', 5303, 'UetTagNameAlreadyExists'],
    [url, 'AddConversionGoals', 5317, 'ConversionGoalNameAlreadyExists'],
    [url, 'AddConversionGoals', 5667, 'SameCategoryAndTagNotAllowedForAutoGoalAndManualGoal'],
    [url, 'AddConversionGoals', 5326, 'TotalConversionGoalsExceedAccountLimit'],
    [
      'goals create --type in-store --name new',
      'AddConversionGoals',
      5358,
      'OnlyOneInStoreTransactionGoalAllowedPerCustomer',
    ],
  ])('%s: %s answers %i', async (line, operation, code, errorCode) => {
    const { run, state } = await emulated(anAccount({ tags }), [`partial-error:${operation},code=${code}`]);
    const before = await state();
    const refused = await run(`${line} --json`);
    expect([refused.code, refused.stdout]).toEqual([1, '']);
    expect(errorOf(refused)).toMatchObject({
      kind: 'refused',
      code,
      errorCode,
      trackingId: expect.stringMatching(/^[\da-f-]{36}$/),
    });
    expect(await state()).toEqual(before);
  });

  test('a name that another account of the customer uses cannot be seen, and the error says so', async () => {
    const there = newGoal('Event', { id: '91', name: 'Purchase', accountId: '2002', scope: 'Account', tagId: '5001' });
    const other = anAccount({
      accountId: '2002',
      goals: [{ ...there, actionExpression: 'x', actionOperator: 'Equals' }],
    });
    const { run } = await emulated(together(anAccount({ tags }), other));
    const { code, stderr } = await run(anew);
    expect([code, stderr.replace(/[\da-f-]{36}/, 'ID')]).toEqual([
      1,
      [
        'MSCLKID auto-tagging will be switched on in this account.',
        'error: conversion goal "pURCHASE" was not created',
        '  ConversionGoalNameAlreadyExists (5317, tracking id ID): the name is taken by something that cannot be seen here: used in another account of this customer, or once before',
        '  use another name',
        '',
      ].join('\n'),
    ]);
  });
});

describe('what is there already is not judged like what is to be made', () => {
  const old = anEventGoal({ id: '71', name: 'Purchase', goalCategory: 'None' });
  const stored = () => anAccount({ tags: [{ name: 'shop' }], goals: [old] });
  const stdin = JSON.stringify([
    { name: 'Purchase', conversionWindowInMinutes: 60 },
    { type: 'OfflineConversion', name: 'new', goalCategory: 'Purchase' },
  ]);

  test('a goal is left as it is', async () => {
    const { run } = await emulated(stored());
    const got = await run('goals get 71 --json');
    const alone = await run('goals create --from-file - --if-exists skip --json', { stdin: got.stdout });
    expect([alone.code, JSON.parse(alone.stdout)]).toEqual([0, JSON.parse(got.stdout)]);
    const both = await run('goals create --from-file - --if-exists skip -o id', { stdin });
    expect([both.code, both.stdout.split('\n')]).toEqual([0, ['71', expect.stringMatching(/^\d+$/), '']]);
  });

  test('a goal is changed as an update would change it', async () => {
    const { run } = await emulated(stored());
    const got = await run('goals get 71 --json');
    const same = await run('goals create --from-file - --if-exists update --json', { stdin: got.stdout });
    expect([same.code, JSON.parse(same.stdout)]).toEqual([0, JSON.parse(got.stdout)]);
    const refused = await run('goals create --from-file - --if-exists update --json', { stdin });
    expect([refused.code, errorOf(refused).items]).toMatchObject([64, [{ index: 0, id: '71', code: 3347 }]]);
  });

  test('a goal that is to be made is judged, and nothing is written', async () => {
    const { run, writes } = await emulated(stored());
    const wrong = JSON.stringify([{ name: 'Purchase' }, { type: 'OfflineConversion', name: 'new' }]);
    for (const deed of ['skip', 'update']) {
      const refused = await run(`goals create --from-file - --if-exists ${deed} --json`, { stdin: wrong });
      expect([refused.code, errorOf(refused).items]).toMatchObject([64, [{ index: 1, name: 'new', code: 3347 }]]);
    }
    expect(writes()).toEqual([]);
  });

  test('a tag', async () => {
    const { run } = await emulated(anAccount({ tags: [{ id: '5012', name: 'shop' }] }));
    const line = 'tags create --name shop --description "" -o id --if-exists';
    expect(await run('tags create --from-file - -o id --if-exists skip', { stdin: '{"name":"Shop"}' })).toMatchObject({
      code: 0,
      stdout: '5012\n',
    });
    expect((await run(`${line} skip`)).code).toBe(64);
  });
});

/** An account that holds as many tags or goals as it may. */
function full(what: 'tags' | 'goals') {
  const many = (count: number) => Array.from({ length: count }, (_, index) => ({ name: `number ${index}` }));
  if (what === 'tags') return anAccount({ tags: many(1200) });
  return anAccount({ tags: [{ name: 'shop' }], goals: many(1000).map(({ name }) => anEventGoal({ name })) });
}

/** The members of the first goal in a request, over either transport, in the order of the contract. */
function membersOf(body: string): string[] {
  if (body.startsWith('{')) {
    const { Type: _, ...members } = JSON.parse(body).ConversionGoals[0];
    return Object.keys(members);
  }
  const [, goal = ''] = /<(?:\w+:)?ConversionGoal [^>]*>(.*?)<\/(?:\w+:)?ConversionGoal>/s.exec(body) ?? [];
  return [...goal.matchAll(/<(?:\w+:)?(\w+)/g)].map(([, name]) => name ?? '');
}
