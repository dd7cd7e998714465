import { describe, expect, test } from 'vitest';
import { anAccount, anEventGoal, aTag } from '../kit/account.js';
import { emulated, errorOf } from './emulated.js';

const shop = () =>
  anAccount({
    tags: [aTag({ id: '5012', name: 'shop' })],
    goals: [
      anEventGoal({
        id: '71',
        name: 'Sale',
        actionExpression: 'track',
        labelExpression: 'Sold',
        labelOperator: 'Equals',
      }),
    ],
  });
const create = 'goals create --type event --tag shop --category purchase --json';

const pairs = ({
  actionExpression,
  actionOperator,
  categoryExpression,
  labelExpression,
  labelOperator,
  value,
}: Record<string, unknown>) => ({
  action: [actionOperator, actionExpression],
  label: [labelOperator, labelExpression],
  others: [categoryExpression, value],
});
const none = [null, null];

describe('a goal by who sends the event', () => {
  test.each<[string, string, string, object]>([
    ['segment', '', 'label', { label: ['Equals', 'Order Completed'] }],
    ['rudderstack', '', 'label', { label: ['Equals', 'Order Completed'] }],
    ['segment-capi', '', 'action', { action: ['Equals', 'Order Completed'] }],
    ['amplitude', '', 'action', { action: ['Equals', 'Order Completed'] }],
    ['amplitude', '--label-mapped', 'label', { label: ['Equals', 'Order Completed'] }],
    ['uet', '', 'action', { action: ['Equals', 'Order Completed'] }],
    ['segment', '--event-operator begins-with', 'label', { label: ['BeginsWith', 'Order Completed'] }],
    ['Segment_CAPI', '--event-operator regex', 'action', { action: ['RegularExpression', 'Order Completed'] }],
  ])('%s %s: the %s', async (source, flags, _, condition) => {
    const { run } = await emulated(shop());
    const { code, stdout } = await run(`${create} --source ${source} --event "Order Completed" ${flags}`);
    const goal = JSON.parse(stdout);
    expect([code, goal.name, pairs(goal)]).toEqual([
      0,
      'Order Completed',
      { action: none, label: none, others: none, ...condition },
    ]);
  });

  test('is of the type event where nothing else is said', async () => {
    const { run } = await emulated(shop());
    const line = 'goals create --source segment --event Sold --tag shop --category purchase --name "Sold it" -o csv';
    expect((await run(line)).stdout).toContain('Sold it');
  });

  test('tells what it rests on', async () => {
    const { run } = await emulated(shop());
    const { stderr } = await run(`${create} --source amplitude --event Sold`);
    expect(JSON.parse(stderr.split('\n')[0] ?? '').warning.message).toContain('is assumed');
    expect((await run(`${create} --source segment --event Bought`)).stderr).not.toContain('warning');
  });

  test('of a long name takes the beginning, and warns', async () => {
    const { run } = await emulated(shop());
    const event = `Order ${'x'.repeat(150)}`;
    const { code, stdout, stderr } = await run([...create.split(' '), '--source', 'segment', '--event', event]);
    const goal = JSON.parse(stdout);
    expect([code, goal.labelOperator, goal.labelExpression, goal.name]).toEqual([
      0,
      'BeginsWith',
      event.slice(0, 100),
      event.slice(0, 100),
    ]);
    expect(stderr).toContain('156 characters');
  });

  test('changes a goal to the least that counts the event', async () => {
    const { run } = await emulated(shop());
    const { code, stdout } = await run('goals update Sale --source segment-capi --event Sold --json');
    expect([code, pairs(JSON.parse(stdout))]).toEqual([0, { action: ['Equals', 'Sold'], label: none, others: none }]);
  });

  test('fits --dry-run and --if-exists', async () => {
    const { run, writes } = await emulated(shop());
    const dry = await run(`${create} --source segment --event Sold --dry-run`);
    expect([dry.code, dry.stderr.includes('AddConversionGoals'), writes()]).toEqual([0, true, []]);
    const again = await run(`${create} --source segment --event Sold --name sale --if-exists skip`);
    expect([again.code, JSON.parse(again.stdout).id]).toEqual([0, '71']);
  });
});

describe('is refused', () => {
  test.each([
    ['--source segment', '--source needs --event'],
    ['--event Sold', '--event needs --source'],
    ['--source segmnt --event Sold', 'did you mean segment'],
    ['--source segment --event Sold --event-label x', 'leave --event-label out'],
    ['--source segment --event Sold --event-value 3', 'leave --event-value out'],
    ['--source segment --event Sold --event-action-operator equals', 'leave --event-action out'],
    ['--source segment --event Sold --type url --url /', 'type event'],
    ['--source segment --event ""', '--event must not be empty'],
    ['--source segment --event Sold --event-operator ends-with', 'not an operator'],
    ['--event-operator contains', '--source needs --event'],
    ['--source uet --event page_view', 'nothing of the event "page_view" is sent'],
  ])('%s', async (flags, says) => {
    const { run, calls } = await emulated(shop());
    const ran = await run(`goals create --tag shop --category purchase --json ${flags}`);
    expect([ran.code, ran.stdout, calls()]).toEqual([64, '', []]);
    const { message, hint } = errorOf(ran);
    expect(`${message} ${hint}`).toContain(says);
  });
});
