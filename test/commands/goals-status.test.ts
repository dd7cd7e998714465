import { describe, expect, test } from 'vitest';
import { goalTypes } from '../../src/domain/goal.js';
import { anAccount, anEventGoal, aUrlGoal } from '../kit/account.js';
import { oneOfEachType } from './eight-types.js';
import { emulated, errorOf } from './emulated.js';

const account = () =>
  anAccount({
    tags: [{ name: 'shop' }],
    goals: [
      anEventGoal({ id: '71', name: 'Purchase' }),
      anEventGoal({ id: '72', name: 'Signup', status: 'Paused' }),
      aUrlGoal({ id: '73', name: 'Thanks' }),
      anEventGoal({ id: '74', name: 'Auto', isAutoGoal: true, goalCategory: 'Contact' }),
    ],
  });

const pausing = (name: string) => `conversion goal "${name}":\n  status: "Active" → "Paused"\n`;
const nope = 'error: no conversion goal is called "nope"\n  try  bingctl goals list\n';

describe('pause and resume', () => {
  test.each([
    ['pause Purchase', 0, '71\n', pausing('Purchase')],
    ['pause 71 thanks', 0, '71\n73\n', pausing('Purchase') + pausing('Thanks')],
    ['resume Signup', 0, '72\n', 'conversion goal "Signup":\n  status: "Paused" → "Active"\n'],
    ['pause Signup', 0, '72\n', 'Conversion goal "Signup" (72) is like that already: nothing to change.\n'],
    ['pause nope', 4, '', nope],
    ['pause Purchase nope', 4, '71\n', pausing('Purchase') + nope],
    [
      'pause Auto',
      1,
      '',
      'error: conversion goal "Auto" was not paused\n  Microsoft made this goal and keeps it: it cannot be changed from here\n',
    ],
    [
      'pause Auto Purchase nope',
      5,
      '71\n',
      `${pausing('Purchase')}error: 2 of 3 conversion goals were not paused
  "Auto" (id 74)  Microsoft made this goal and keeps it: it cannot be changed from here
  no conversion goal is called "nope"
`,
    ],
  ])('goals %s exits %i', async (line, code, stdout, stderr) => {
    const { run } = await emulated(account());
    const done = await run(`goals ${line} -o id`);
    const withoutTagging = done.stderr.replace('MSCLKID auto-tagging will be switched on in this account.\n', '');
    expect({ ...done, stderr: withoutTagging }).toEqual({ code, stdout, stderr });
  });

  test.each(goalTypes)('change the status of a goal of type %s and nothing else', async (type) => {
    const { run, goals } = await emulated(await oneOfEachType());
    const before = await goals();
    const resumed = await run(`goals resume "my ${type}" --json`);
    const was = before.find((goal) => goal.type === type);
    expect([resumed.code, JSON.parse(resumed.stdout)]).toEqual([0, { ...was, status: 'Active' }]);
    await run(`goals pause "my ${type}"`);
    expect(await goals()).toEqual(before);
  });

  test('take the goals from a file, whatever else it says of them', async () => {
    const { run } = await emulated(account());
    const got = await run('goals get Purchase Thanks --json');
    const done = await run('goals pause --from-file - --yes --json', { stdin: got.stdout });
    const paused = (goals: object[]) => goals.map((goal) => ({ ...goal, status: 'Paused' }));
    expect([done.code, JSON.parse(done.stdout)]).toEqual([0, paused(JSON.parse(got.stdout))]);
    const one = await run('goals resume --from-file - --json', { stdin: '{"id":"71"}' });
    expect([one.code, JSON.parse(one.stdout)]).toMatchObject([0, { id: '71', status: 'Active' }]);
    const missing = await run('goals resume --from-file - --json', { stdin: '[{"id":"71"},{"name":"nope"}]' });
    expect([missing.code, missing.stdout, errorOf(missing).items]).toMatchObject([4, '', [{ index: 1, name: 'nope' }]]);
  });

  test('report what the service refuses by name', async () => {
    const { run } = await emulated(account(), ['partial-error:UpdateConversionGoals,index=1,code=5314']);
    const done = await run('goals pause Purchase Thanks --json');
    expect([done.code, JSON.parse(done.stdout).map(({ id }: { id: string }) => id)]).toEqual([5, ['71']]);
    expect(errorOf(done)).toMatchObject({
      kind: 'partial',
      message: 'conversion goal "Thanks" was not paused (1 of 2 paused)',
      items: [{ index: 1, id: '73', name: 'Thanks', code: 5314, errorCode: 'InvalidConversionGoalId' }],
    });
  });
});
