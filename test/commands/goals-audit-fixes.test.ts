import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { EventSource } from '../../src/domain/event-source.js';
import { aDurationGoal, anAccount, anEventGoal, aUrlGoal, type GoalToBe } from '../kit/account.js';
import { words } from '../kit/bingctl.js';
import { emulated } from './emulated.js';

const onLabel = (labelExpression: string, members: Parameters<typeof anEventGoal>[0] = {}) =>
  anEventGoal({
    ...{ name: 'a', actionExpression: null, actionOperator: null, labelExpression, labelOperator: 'Equals' },
    ...members,
  });
const onAction = (actionExpression: string, members: Parameters<typeof anEventGoal>[0] = {}) =>
  anEventGoal({ name: 'a', actionExpression, ...members });
const variable = (currencyCode: string | null) => ({
  revenue: { type: 'VariableValue' as const, currencyCode, value: null },
});

interface Call {
  type: string;
  event?: string;
}
const track = (event: string, properties = {}) => ({ type: 'track', event, properties });
const money = { revenue: 25, currency: 'EUR' };
const order = track('Order');
const paid = track('Order', money);
const page = { type: 'page', context: { page: { url: 'https://shop.example.com/' } } };
const long = 'a very long name '.repeat(8);
const none = { goalCategory: 'None' as const };
const buy = { actionExpression: 'buy', actionOperator: 'Equals' as const };

/** A code, a goal that has it, and what the site sends. */
const cases: [code: string, goal: GoalToBe, calls: Call[], source?: EventSource][] = [
  ['event-without-goal', onLabel('Order'), [order, track('Signed Up', money)]],
  ['event-without-goal', onAction('Order'), [order, track('Signed Up', money)], 'amplitude'],
  ['event-without-goal', onLabel('Signed Up', { status: 'Paused' }), [track('Signed Up')]],
  ['event-without-goal', onLabel('Order'), [order, track('--help', money), track("Bob's Purchase")]],
  ['never-matches', onLabel('Newsletter'), [order]],
  ['never-matches', aUrlGoal(), [page]],
  ['never-matches', aUrlGoal(none), [page]],
  ['label-near-miss', onLabel('order_paid'), [track('Order Paid')]],
  ['label-near-miss', onLabel('order_paid', none), [track('Order Paid')]],
  ['action-near-miss', onAction('order-paid'), [track('Order Paid')], 'segment-capi'],
  [
    'category-near-miss',
    onLabel('Order', { categoryExpression: 'shoes ', categoryOperator: 'Equals' }),
    [track('Order', { category: 'shoes' })],
  ],
  ['condition-never-met', onLabel('Order', buy), [order]],
  ['named-after-event', onAction('buy', { name: 'order' }), [order]],
  ['name-in-action', onAction('Order'), [order]],
  ['migrated-source', onLabel('Order'), [order], 'segment-capi'],
  ['value-expects-revenue', onLabel('Order', { value: '5', valueOperator: 'GreaterThan' }), [order]],
  ['expression-longer-than-100', onLabel(long.slice(0, 100)), [track(long)]],
  ['goal-on-page-view', onAction('page_view'), [order]],
  ['action-only-track', onAction('track', { name: 'Order' }), [order]],
  ['action-only-track', onAction('track', { name: 'Everything' }), [order]],
  ['always-true', onLabel('.*', { labelOperator: 'RegularExpression' }), [order]],
  ['always-true', aDurationGoal({ minimumDurationInSeconds: 0 }), [order]],
  ['label-collision', onLabel('Order', { labelOperator: 'Contains' }), [order, track('Order 2')]],
  ['revenue-not-recorded', onLabel('Order'), [paid]],
  ['revenue-missing', onLabel('Order', variable('USD')), [order]],
  ['revenue-missing', onLabel('Order', variable('USD')), [order, paid]],
  ['currency-not-sent', onLabel('Order', variable(null)), [paid]],
  ['currency-mismatch', onLabel('Order', variable('USD')), [paid], 'rudderstack'],
  ['category-none', onLabel('Order', none), [order]],
  ['category-none', aDurationGoal(none), [order]],
  ['goal-paused', onLabel('Order', { status: 'Paused' }), [order]],
];

test.each(cases)('%s is cured by its fix', async (code, goal, calls, source = 'segment') => {
  const { run, audit } = await audited([goal], calls, source);
  const findings = (await audit()).filter((each) => each.code === code);
  expect(findings, 'it is found').not.toEqual([]);
  for (const { fix } of findings) {
    const [program, ...argv] = words(fix);
    expect([program, (await run(argv)).code], fix).toEqual(['bingctl', 0]);
  }
  expect((await audit()).filter((each) => each.code === code)).toEqual([]);
});

test('double-count: one of the goals is left to watch, and steers the bidding no more', async () => {
  const { run, audit } = await audited([onLabel('Order'), onLabel('order', { name: 'b' })], [order]);
  for (const severity of ['warning', 'info']) {
    const [finding, ...others] = await audit();
    expect([finding?.code, finding?.severity, others]).toEqual(['double-count', severity, []]);
    expect(await run(words(finding?.fix ?? '').slice(1))).toMatchObject({ code: 0 });
  }
  // The second fix pauses it.
  expect((await audit()).map(({ code }) => code)).toEqual(['goal-paused']);
});

test('every code of docs/audit.md is above, but those that no change of one goal cures', () => {
  const [, table = ''] = /## What is found\n(.*)/s.exec(readFileSync('docs/audit.md', 'utf8')) ?? [];
  const codes = [...table.matchAll(/^\| (`[^|]*) \|/gm)].flatMap(([, text = '']) => text.match(/[a-z\d-]+/g) ?? []);
  // Only a person can put a script on a page; a sample does not say which tag it is sent with.
  const elsewhere = ['double-count', 'wrong-tag', 'tag-unverified', 'tag-inactive', 'tag-unavailable'];
  expect([...new Set([...cases.map(([code]) => code), ...elsewhere])].sort()).toEqual(codes.sort());
});

/** One account, whose UET tag is on the site, and the calls of that site. */
async function audited(goals: GoalToBe[], calls: Call[], source: EventSource = 'segment') {
  const { run } = await emulated(anAccount({ tags: [{ name: 'shop', seenAt: Date.now() }], goals }));
  const all = source === 'amplitude' ? calls.map(({ event }) => ({ event_type: event, user_id: 'u' })) : calls;
  const stdin = all.map((call) => `${JSON.stringify(call)}\n`).join('');
  const audit = async () => {
    const { stdout } = await run(`goals audit --events - --source ${source} --json`, { stdin });
    return JSON.parse(stdout) as { code: string; severity: string; fix: string }[];
  };
  return { run, audit };
}
