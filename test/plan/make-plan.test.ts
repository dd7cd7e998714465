import { describe, expect, test } from 'vitest';
import { anEventGoal, aTag, labelAlone } from '../render/things.js';
import { account, actionsOf, aGoal, goalStepsOf, planOf, shopLocked, wantedGoal, wantedTag } from './things.js';

const step = { key: 'order', name: 'order', tagKey: null, problems: [] };

describe('a plan of what is not there', () => {
  test('makes the tag first, and the goal with it', () => {
    const wanted = {
      target: 'main',
      tags: [wantedTag('shop', { industry: 'Retail' })],
      goals: [wantedGoal('order', { revenue: { type: 'FixedValue', value: '25.5', currencyCode: 'USD' } })],
    };
    const sent = {
      urlExpression: '/thanks',
      goalCategory: 'Purchase',
      name: 'order',
      revenue: { type: 'FixedValue', value: '25.5', currencyCode: 'USD' },
      type: 'Url',
      scope: 'Account',
      urlOperator: 'Equals',
    };
    expect(planOf(wanted, { observed: { tags: [], autoTagging: false }, locked: null })).toEqual({
      version: 1,
      target: 'main',
      account,
      steps: [
        {
          ...step,
          action: 'create',
          kind: 'tag',
          key: 'shop',
          id: null,
          name: 'shop',
          changes: [{ field: 'industry', before: null, after: 'Retail' }],
          sent: { name: 'shop', industry: 'Retail' },
        },
        {
          ...step,
          action: 'create',
          kind: 'goal',
          id: null,
          changes: [
            { field: 'type', before: null, after: 'Url' },
            { field: 'urlExpression', before: null, after: '/thanks' },
            { field: 'urlOperator', before: null, after: 'Equals' },
            { field: 'goalCategory', before: null, after: 'Purchase' },
            { field: 'revenue.type', before: null, after: 'FixedValue' },
            { field: 'revenue.value', before: null, after: '25.5' },
            { field: 'revenue.currencyCode', before: null, after: 'USD' },
            { field: 'scope', before: null, after: 'Account' },
            { field: 'tagId', before: null, after: '(the tag shop)' },
          ],
          sent,
          tagKey: 'shop',
        },
      ],
      sideEffects: ['MSCLKID auto-tagging will be switched on in this account'],
      warnings: [],
    });
  });

  test('gives a new goal the id of a tag that is there', () => {
    const [create] = goalStepsOf(planOf({ goals: [wantedGoal('order')] }));
    expect(create).toMatchObject({ action: 'create', tagKey: null, sent: { tagId: '5012' } });
  });
});

describe('a plan of what is there', () => {
  test('changes field by field, and sends what differs alone', () => {
    const wanted = {
      tags: [wantedTag('shop', { description: 'new' })],
      goals: [wantedGoal('order', { countType: 'Unique' })],
    };
    const observed = { tags: [aTag({ description: 'old', industry: 'Retail' })], goals: [aGoal({ name: 'order' })] };
    expect(planOf(wanted, { observed }).steps).toEqual([
      {
        ...step,
        action: 'update',
        kind: 'tag',
        key: 'shop',
        id: '5012',
        name: 'shop',
        changes: [{ field: 'description', before: 'old', after: 'new' }],
        sent: { id: '5012', description: 'new' },
      },
      {
        ...step,
        action: 'update',
        kind: 'goal',
        id: '71',
        changes: [{ field: 'countType', before: 'All', after: 'Unique' }],
        sent: { type: 'Url', id: '71', countType: 'Unique' },
      },
    ]);
  });

  test('leaves a field that the file does not name', () => {
    const observed = { goals: [aGoal({ name: 'order', status: 'Paused', excludeFromBidding: true })] };
    const plan = planOf({ goals: [wantedGoal('order')] }, { observed });
    expect(goalStepsOf(plan)).toEqual([{ ...step, action: 'adopt', kind: 'goal', id: '71', changes: [], sent: null }]);
  });

  test('keeps what the lock knows and adopts what it does not', () => {
    const observed = { goals: [aGoal({ name: 'order' }), aGoal({ id: '72', name: 'other' })] };
    const goals = [wantedGoal('order'), wantedGoal('other')];
    const plan = planOf({ goals }, { observed, locked: { ...shopLocked, goals: { order: '71' } } });
    expect(actionsOf(plan)).toEqual({ 'tag shop': 'keep', 'goal order': 'keep', 'goal other': 'adopt' });
  });

  test('takes the pairs of an Event goal as a set', () => {
    const observed = { goals: [anEventGoal({ name: 'order', actionExpression: 'buy', actionOperator: 'Contains' })] };
    const pairs = { actionExpression: null, categoryExpression: null, labelExpression: 'Order Completed', value: null };
    const [update] = goalStepsOf(planOf({ goals: [wantedGoal('order', { type: 'Event', ...pairs })] }, { observed }));
    expect(update).toEqual({
      ...step,
      action: 'update',
      kind: 'goal',
      id: '71',
      changes: [
        { field: 'actionExpression', before: 'buy', after: null },
        { field: 'actionOperator', before: 'Contains', after: null },
      ],
      sent: {
        type: 'Event',
        id: '71',
        ...labelAlone,
      },
    });
  });

  test('sends the revenue whole when a part of it changes', () => {
    const observed = { goals: [aGoal({ name: 'order' })] };
    const [update] = goalStepsOf(planOf({ goals: [wantedGoal('order', { revenue: { value: '30' } })] }, { observed }));
    expect(update).toMatchObject({
      changes: [{ field: 'revenue.value', before: '25.5', after: '30' }],
      sent: { revenue: { currencyCode: 'USD', type: 'FixedValue', value: '30' } },
    });
  });

  test('moves a goal to a tag that is still to be made, whatever auto goal the old one has', () => {
    const auto = aGoal({ id: '72', name: 'auto', isAutoGoal: true, goalCategory: 'Signup' });
    const wanted = {
      tags: [wantedTag('shop'), wantedTag('blog')],
      goals: [wantedGoal('order', { goalCategory: 'Signup' }, { tag: { key: 'blog' } })],
    };
    const [move] = goalStepsOf(planOf(wanted, { observed: { goals: [aGoal({ name: 'order' }), auto] } }));
    expect(move).toEqual({
      ...step,
      action: 'update',
      kind: 'goal',
      id: '71',
      changes: [
        { field: 'goalCategory', before: 'Purchase', after: 'Signup' },
        { field: 'tagId', before: '5012', after: '(the tag blog)' },
      ],
      sent: { type: 'Url', id: '71', goalCategory: 'Signup' },
      tagKey: 'blog',
    });
  });
});

describe('a rename in the file is a rename in the account', () => {
  const observed = { goals: [aGoal({ name: 'Purchase' })] };
  const renamed = {
    ...step,
    action: 'update',
    kind: 'goal',
    id: '71',
    name: 'Purchase',
    changes: [{ field: 'name', before: 'Purchase', after: 'Order' }],
    sent: { type: 'Url', id: '71', name: 'Order' },
  };

  test.each([
    ['where the lock knows the id', {}, { order: '71' }],
    ['where the file says what it was called', { renamedFrom: 'PURCHASE' }, {}],
  ])('%s', (_, more, goals) => {
    const plan = planOf(
      { goals: [wantedGoal('order', { name: 'Order' }, more)] },
      { observed, locked: { ...shopLocked, goals } },
    );
    expect(goalStepsOf(plan)).toEqual([renamed]);
  });

  test('but a second goal where nothing says so, with a warning', () => {
    const plan = planOf({ goals: [wantedGoal('order', { name: 'Order' })] }, { observed, locked: null });
    expect([actionsOf(plan), plan.warnings]).toEqual([
      { 'tag shop': 'adopt', 'goal order': 'create' },
      [expect.stringMatching(/^there is no lock for this account: .*, unless renamedFrom says so$/)],
    ]);
  });

  test.each([
    ['that is new', [wantedGoal('order', { name: 'Purchase' }), wantedGoal('trial')]],
    ['at all', [wantedGoal('order', { name: 'Purchase' })]],
  ])('and a milder one where all that is there is in the file, and nothing can be a rename %s', (_, goals) => {
    const { warnings } = planOf({ goals }, { observed, locked: null });
    expect(warnings).toEqual([
      'there is no lock for this account yet: until bingctl apply has written one, things are found by their names alone',
    ]);
  });

  test('in letters alone too', () => {
    const plan = planOf({ goals: [wantedGoal('order', { name: 'purchase' })] }, { observed });
    expect(goalStepsOf(plan)).toMatchObject([{ action: 'update', sent: { id: '71', name: 'purchase' } }]);
  });

  test('and one that was done is not done again', () => {
    const goal = wantedGoal('order', { name: 'Purchase' }, { renamedFrom: 'Bought' });
    expect(actionsOf(planOf({ goals: [goal] }, { observed }))).toEqual({ 'tag shop': 'keep', 'goal order': 'adopt' });
  });

  test('of a tag', () => {
    const plan = planOf({ tags: [wantedTag('shop', { name: 'Store' })] });
    expect(plan.steps).toMatchObject([
      { action: 'update', id: '5012', name: 'shop', sent: { id: '5012', name: 'Store' } },
    ]);
  });

  test('a locked id that is gone is told, and the name counts', () => {
    const locked = { ...shopLocked, goals: { order: '70' } };
    const plan = planOf({ goals: [wantedGoal('order', { name: 'Purchase' })] }, { observed, locked });
    expect([goalStepsOf(plan)[0]?.action, plan.warnings]).toEqual([
      'adopt',
      ['conversion goal 70, which the lock has for "order", is not in the account any more'],
    ]);
  });
});

test.each([
  ['a key of the file', { key: 'shop' }],
  ['an id', { named: '5012' }],
  ['a name, without regard to case', { named: 'SHOP' }],
])('a goal names its tag by %s', (_, tag) => {
  const [create] = goalStepsOf(planOf({ goals: [wantedGoal('order', {}, { tag })] }));
  expect(create).toMatchObject({ action: 'create', sent: { tagId: '5012' } });
});

test('a goal names a tag that the file makes by its name, before and after it is made', () => {
  const wanted = {
    tags: [wantedTag('web', { name: 'Web' })],
    goals: [wantedGoal('order', {}, { tag: { named: 'web' } })],
  };
  const before = planOf(wanted, { observed: { tags: [] } });
  const after = planOf(wanted, { observed: { tags: [aTag({ id: '5013', name: 'Web' })] } });
  expect([goalStepsOf(before)[0]?.tagKey, goalStepsOf(after)[0]?.sent?.tagId]).toEqual(['web', '5013']);
});

describe('side effects', () => {
  const order = wantedGoal('order', { status: 'Paused' });
  test.each([
    [
      'of a new goal where auto-tagging is off',
      { autoTagging: false },
      ['MSCLKID auto-tagging will be switched on in this account'],
    ],
    [
      'of an update, too',
      { autoTagging: false, goals: [aGoal({ name: 'order' })] },
      ['MSCLKID auto-tagging will be switched on in this account'],
    ],
    ['of nothing: none', { autoTagging: false, goals: [aGoal({ name: 'order', status: 'Paused' })] }, []],
    ['where it is on: none', { autoTagging: true }, []],
    [
      'of an update of a goal of the customer',
      { goals: [aGoal({ name: 'order', scope: 'Customer' })] },
      ['the service switches MSCLKID auto-tagging on in the accounts of this customer that do without'],
    ],
  ])('%s', (_, observed, effects) => {
    expect(planOf({ goals: [order] }, { observed }).sideEffects).toEqual(effects);
  });
});
