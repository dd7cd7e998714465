import { describe, expect, test } from 'vitest';
import type { Desired } from '../../src/plan/desired.js';
import { makePlan } from '../../src/plan/make-plan.js';
import type { Observed } from '../../src/plan/observed.js';
import { ofOneCustomer } from '../../src/plan/of-one-customer.js';
import type { Step } from '../../src/plan/plan.js';
import { aTag } from '../render/things.js';
import { account, aDesired, aGoal, anObserved, wantedGoal, wantedTag } from './things.js';

type Side = { wants?: Partial<Desired>; has?: Partial<Observed>; customerId?: string };

/** What becomes of the steps of two accounts, each planned alone at first; neither has a lock. */
function together(first: Side, second: Side, prune = false): (readonly Step[])[] {
  const all = [first, second].map(({ wants, has, customerId = '1001' }, index) => {
    const desired = aDesired(wants);
    const whose = { ...account, customerId, accountId: String(2001 + index) };
    const plan = makePlan(desired, anObserved({ tags: [], ...has, account: whose }), { locked: null, prune });
    return { plan, desired };
  });
  return ofOneCustomer(all).map(({ steps }) => steps);
}

const actions = (sides: readonly (readonly Step[])[]) => sides.map((steps) => steps.map(({ action }) => action));
const problemsOf = (sides: (readonly Step[])[]) =>
  sides[1]?.flatMap(({ problems }) => problems.map(({ message }) => message));

const shop = { tags: [wantedTag('shop')] };
const all = wantedGoal('all', { scope: 'Customer' });
const store = (key: string, name: string) => wantedGoal(key, { type: 'InStoreTransaction', name }, { tag: null });
const there = { tags: [aTag({ description: 'old' })] };

describe('what belongs to the customer', () => {
  test('is made once, and adopted by the account that comes later', () => {
    const wants = { ...shop, goals: [all] };
    const [, later] = together({ wants }, { wants });
    expect(later).toEqual([
      {
        action: 'adopt',
        kind: 'tag',
        key: 'shop',
        id: null,
        name: 'shop',
        changes: [],
        sent: null,
        tagKey: null,
        problems: [],
      },
      {
        action: 'adopt',
        kind: 'goal',
        key: 'all',
        id: null,
        name: 'all',
        changes: [],
        sent: null,
        tagKey: 'shop',
        problems: [],
      },
    ]);
  });

  test('is made in each of two customers', () => {
    const done = together({ wants: shop }, { wants: shop, customerId: '1002' });
    expect(actions(done)).toEqual([['create'], ['create']]);
  });

  test('is changed once', () => {
    const wants = { tags: [wantedTag('shop', { description: 'new' })] };
    expect(actions(together({ wants, has: there }, { wants, has: there }))).toEqual([['update'], ['keep']]);
  });

  test('is changed by each where they change different fields of it', () => {
    const one = { tags: [wantedTag('shop', { description: 'new' })] };
    const other = { tags: [wantedTag('shop', { industry: 'Retail' })] };
    const done = together({ wants: one, has: there }, { wants: other, has: there });
    expect(actions(done)).toEqual([['update'], ['update']]);
  });

  test('is not paused while another account of the file holds it', () => {
    const goals = [aGoal({ name: 'all', scope: 'Customer', tagId: '5012' })];
    const has = { tags: [aTag()], goals };
    const plan = makePlan(aDesired(), anObserved({ ...has }), {
      locked: { tags: {}, goals: { gone: '71' } },
      prune: true,
    });
    const desired = aDesired({ ...shop, goals: [all] });
    const holder = makePlan(desired, anObserved({ ...has, account: { ...account, accountId: '2002' } }), {
      locked: null,
      prune: true,
    });
    expect(plan.steps.map(({ action }) => action)).toEqual(['pause']);
    const done = ofOneCustomer([
      { plan, desired: aDesired() },
      { plan: holder, desired },
    ]);
    expect(actions(done.map(({ steps }) => steps))).toEqual([[], ['adopt', 'adopt']]);
  });
});

describe('what two accounts of a customer cannot both have', () => {
  test.each<[string, Side, Side, string[]]>([
    [
      'goals of one name',
      { wants: { ...shop, goals: [wantedGoal('order')] } },
      { wants: { ...shop, goals: [wantedGoal('order')] } },
      ['account 2001 of the same customer is to have one of this name, and names are unique in a customer'],
    ],
    [
      'a goal of a name that one has already',
      { wants: { ...shop, goals: [wantedGoal('order')] }, has: { tags: [aTag()], goals: [aGoal({ name: 'ORDER' })] } },
      { wants: { ...shop, goals: [wantedGoal('order')] }, has: { tags: [aTag()] } },
      ['account 2001 of the same customer is to have one of this name, and names are unique in a customer'],
    ],
    [
      'tags of one name that are not alike',
      { wants: { tags: [wantedTag('shop', { industry: 'Retail' })] } },
      { wants: shop },
      ['account 2001 of the same customer is to have one of this name, and names are unique in a customer'],
    ],
    [
      'two in-store goals',
      { wants: { goals: [store('till', 'Till')] } },
      { wants: { goals: [store('counter', 'Counter')] } },
      ['account 2001 of the same customer is to have an in-store goal, and a customer has one'],
    ],
    [
      'a tag that shall be two things at once',
      { wants: { tags: [wantedTag('shop', { description: 'new' })] }, has: there },
      { wants: { tags: [wantedTag('shop', { description: 'old' })] }, has: there },
      ['account 2001 of the same customer has it too, and wants another description'],
    ],
  ])('%s', (_, first, second, problems) => {
    const done = together(first, second);
    expect([done[1]?.at(-1)?.action, problemsOf(done)]).toEqual(['refuse', problems]);
  });
});
