import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { goalTypes } from '../../src/domain/goal.js';
import { anAccount, anEventGoal, aUrlGoal } from '../kit/account.js';
import { emptyFolder } from '../kit/bingctl.js';
import { oneOfEachType } from './eight-types.js';
import { emulated, errorOf, theShop } from './emulated.js';

const tags = [{ name: 'shop' }];
const goal = { type: 'Url', name: 'Thanks', tagId: 'shop', goalCategory: 'Purchase', urlExpression: '/thanks' };
const words = 'type: url\nname: Thanks\ntagId: shop\ngoalCategory: purchase\nurlExpression: /thanks\nid: 9\n';

describe('what is created', () => {
  test.each([
    ['goals.json', JSON.stringify(goal), false],
    ['goals.json', JSON.stringify([goal], null, 2), true],
    ['goal.yaml', words, false],
    ['goals.yaml', `- ${words.trimEnd().replaceAll('\n', '\n  ')}\n`, true],
    ['-', JSON.stringify(goal), false],
    ['-', JSON.stringify([goal]), true],
    ['-', words, false],
  ])('from %s holding %j is an array: %s', async (path, text, isArray) => {
    const { run, goals, writes } = await emulated(anAccount({ tags }));
    const cwd = emptyFolder();
    if (path !== '-') await writeFile(join(cwd, path), text);

    const made = await run(`goals create --from-file ${path} --json`, path === '-' ? { stdin: text } : { cwd });

    expect([made.code, writes()]).toEqual([0, ['AddConversionGoals']]);
    const [there] = await goals();
    expect(there).toMatchObject({ ...goal, tagId: '5001', scope: 'Account', urlOperator: 'Equals' });
    expect(JSON.parse(made.stdout)).toEqual(isArray ? [there] : there);
  });

  test('from an empty array is nothing', async () => {
    const { run, writes } = await emulated(anAccount({ tags }));
    expect([await run('goals create --from-file - --json', { stdin: '[]' }), writes()]).toEqual([
      { code: 0, stdout: '[]\n', stderr: '' },
      [],
    ]);
  });
});

describe('what you get you can give back', () => {
  test.each([
    ['goals list --json', 'goals update --from-file - --json'],
    ['goals list -o yaml', 'goals update --from-file - --json'],
    ['tags list --json', 'tags update --from-file - --json'],
    ['tags list -o yaml', 'tags update --from-file - --json'],
    ['goals list --json', 'goals create --from-file - --if-exists skip --json'],
  ])('%s | %s changes nothing and sends nothing', async (list, write) => {
    const { run, state, writes } = await emulated(theShop());
    const before = await state();
    const listed = await run(list);
    // A goal of before 2021 has no category, and none can be made without one.
    const stdin = write.includes('create') ? listed.stdout.replaceAll('"None"', '"Contact"') : listed.stdout;

    const back = await run(write, { stdin });

    const noun = list.split(' ')[0];
    expect([back.code, back.stdout, writes()]).toEqual([0, (await run(`${noun} list --json`)).stdout, []]);
    expect(await state()).toEqual(before);
  });

  test.each(goalTypes)('a goal of type %s, into an account without goals', async (type) => {
    const full = await emulated(await oneOfEachType());
    const got = await full.run(`goals get "my ${type}" --json`);
    const empty = await emulated(anAccount({ tags: [{ name: 'shop' }, { name: 'blog' }] }));

    const made = await empty.run('goals create --from-file - --json', { stdin: got.stdout });

    const { id: _, ...there } = JSON.parse(got.stdout);
    expect(made.code).toBe(0);
    expect(JSON.parse(made.stdout)).toEqual({ ...there, id: expect.any(String) });
  });

  test('the tags of one customer, into another', async () => {
    const { run } = await emulated(theShop());
    const listed = await run('tags list --json');
    const made = await run('tags create --from-file - --customer 1002 --account 2003 --json', { stdin: listed.stdout });
    const known = (text: string) =>
      JSON.parse(text).map(({ name, description, industry }: Record<string, unknown>) => [name, description, industry]);
    expect([made.code, known(made.stdout)]).toEqual([0, known(listed.stdout)]);
  });
});

describe('an update finds', () => {
  const account = () =>
    anAccount({ tags, goals: [anEventGoal({ id: '71', name: 'Purchase' }), aUrlGoal({ id: '72', name: '71' })] });
  const paused = (entry: object) => JSON.stringify({ ...entry, status: 'Paused' });

  test.each([
    ['by id', { id: '71' }, '71'],
    ['by id, a new name beside it', { id: '71', name: 'Sale' }, '71'],
    ['by name, whatever its case', { name: 'PURCHASE' }, '71'],
    ['by a name of digits, which in a file is a name', { name: '71' }, '72'],
  ])('%s', async (_, entry, id) => {
    const { run, writes } = await emulated(account());
    const done = await run('goals update --from-file - -o id', { stdin: paused(entry) });
    expect([done.code, done.stdout, writes()]).toEqual([0, `${id}\n`, ['UpdateConversionGoals']]);
  });

  test.each([
    [
      'an id that is not there, and does not try the name',
      [{ id: '9', name: 'Purchase' }],
      4,
      ['standard input:1:2: no conversion goal has the id 9'],
    ],
    [
      'a name that is not there',
      [{ name: 'Purchse' }],
      4,
      ['standard input:1:2: no conversion goal is called "Purchse": did you mean "Purchase"?'],
    ],
    [
      'nothing to go by',
      [{ status: 'Paused' }],
      64,
      ['standard input:1:2: an id or a name has to say which conversion goal is meant'],
    ],
    [
      'one goal twice',
      [{ id: '71' }, { name: 'purchase' }],
      64,
      ['standard input:2:1: conversion goal "Purchase" (71) is named at standard input:1:2 already'],
    ],
    [
      'several that are not there, all told at once',
      [{ id: '71', status: 'Paused' }, { id: '9' }, { name: 'x' }],
      4,
      ['standard input:2:1: no conversion goal has the id 9', 'standard input:3:1: no conversion goal is called "x"'],
    ],
    [
      'tags that are not there',
      [
        { id: '71', tagId: 'blog' },
        { id: '72', tagId: '5' },
      ],
      4,
      [
        'standard input:1:2: tagId: no UET tag is called "blog"',
        'standard input:2:1: tagId: no UET tag has the id 5, and none is called so',
      ],
    ],
  ])('not %s: nothing is sent', async (_, entries, code, messages) => {
    const { run, writes } = await emulated(account());
    const lines = `[${entries.map((entry) => JSON.stringify(entry)).join(',\n')}]`;
    const refused = await run('goals update --from-file - --json', { stdin: lines });
    expect([refused.code, refused.stdout, writes()]).toEqual([code, '', []]);
    expect(errorOf(refused).items.map(({ message }) => message)).toEqual(messages);
  });

  test('a goal whose tag nobody can see any more, its tag in the file', async () => {
    const lone = anAccount({ tags, goals: [aUrlGoal({ id: '72', name: 'old', tagId: '404' })] });
    const { run } = await emulated(lone);
    const got = await run('goals get old --json');
    expect(JSON.parse(got.stdout)).toMatchObject({ tagId: '404', trackingStatus: 'InactiveDueToTagUnavailable' });
    expect(await run('goals update --from-file - -o id', { stdin: got.stdout })).toMatchObject({ code: 0 });
  });
});

test.each([
  ['tags create --from-file x.json --name y', 'leave --name out'],
  ['goals create --from-file x.json --window 7d', 'leave the other flags out'],
  ['goals update --from-file x.json 71', 'leave the argument out'],
  ['tags update --from-file x.json 71', 'leave the argument out'],
  ['goals update', 'which conversion goal?'],
  ['tags update', 'which UET tag?'],
  ['goals update 71', 'nothing to change'],
  ['tags update 71', 'nothing to change'],
])('%s asks for nothing and says: %s', async (line, says) => {
  const { run, calls } = await emulated(anAccount());
  const cwd = emptyFolder();
  await writeFile(join(cwd, 'x.json'), '[]');
  expect([await run(line, { cwd }), calls()]).toEqual([
    { code: 64, stdout: '', stderr: expect.stringContaining(says) },
    [],
  ]);
});
