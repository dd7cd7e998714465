import { describe, expect, test } from 'vitest';
import { isBlocked, type Step } from '../../src/plan/plan.js';
import { anEventGoal, aTag } from '../render/things.js';
import { aGoal, type Given, goalStepsOf, planOf, shopLocked, wantedGoal, wantedTag } from './things.js';

type Wanted = Parameters<typeof planOf>[0];
type Says = [field: string, message: string, code: number | null][];

const said = ({ action, id, problems }: Step) => [
  action,
  id,
  problems.map(({ field, message, code }) => [field, message, code]),
];

const long = 'n'.repeat(101);
const taken = [aTag(), aTag({ id: '5013', name: 'Blog' })];
const order = aGoal({ name: 'order' });
const auto = aGoal({ id: '79', name: 'Purchase (auto)', isAutoGoal: true });
const inStore = { type: 'InStoreTransaction', scope: 'Customer', tagId: null } as const;

describe('a tag is refused', () => {
  test.each<[string, Wanted, Given, string, string | null, Says]>([
    [
      'with a name that another key has',
      { tags: [wantedTag('a', { name: 'web' }), wantedTag('b', { name: 'WEB' })] },
      {},
      'b',
      null,
      [['name', '"a" is to be called "WEB" too', null]],
    ],
    [
      'that another key stands for already',
      { tags: [wantedTag('shop', { name: 'Store' }), wantedTag('other', { name: 'shop' })] },
      {},
      'other',
      null,
      [['name', 'UET tag 5012 is what "shop" stands for already', null]],
    ],
    [
      'under a name that is taken',
      { tags: [wantedTag('shop', { name: 'blog' })] },
      { observed: { tags: taken } },
      'shop',
      '5012',
      [['name', 'UET tag 5013 is called "Blog" already', 5303]],
    ],
    [
      'with a name that is too long',
      { tags: [wantedTag('new', { name: long })] },
      {},
      'new',
      null,
      [['name', 'the name has 101 characters, and 100 are allowed', 5306]],
    ],
    [
      'with a change that cannot be sent',
      { tags: [wantedTag('shop', { description: '' })] },
      { observed: { tags: [aTag({ description: 'old' })] } },
      'shop',
      '5012',
      [['description', 'the description is empty', 5307]],
    ],
  ])('%s', (_, wanted, given, key, id, says) => {
    const plan = planOf(wanted, given);
    const step = plan.steps.find((one) => one.key === key);
    expect(step && said(step)).toEqual(['refuse', id, says]);
    expect(isBlocked(plan)).toBe(true);
  });
});

describe('a goal is refused', () => {
  test.each<[string, Wanted, Given, string | null, Says]>([
    [
      'with a name that another key has',
      { goals: [wantedGoal('order'), wantedGoal('another', { name: 'Order' })] },
      {},
      null,
      [['name', '"another" is to be called "order" too', null]],
    ],
    [
      'that another key stands for already',
      { goals: [wantedGoal('order'), wantedGoal('another', { name: 'Bought' })] },
      { observed: { goals: [order] }, locked: { ...shopLocked, goals: { another: '71' } } },
      null,
      [['name', 'conversion goal 71 is what "another" stands for already', null]],
    ],
    [
      'two keys of the lock being one',
      { goals: [wantedGoal('order'), wantedGoal('another', { name: 'Bought' })] },
      { observed: { goals: [order] }, locked: { ...shopLocked, goals: { another: '71', order: '71' } } },
      null,
      [['name', 'conversion goal 71 is what "another" stands for already', null]],
    ],
    [
      'under a name that is taken',
      { goals: [wantedGoal('order', { name: 'bought' })] },
      {
        observed: { goals: [order, aGoal({ id: '72', name: 'Bought' })] },
        locked: { ...shopLocked, goals: { order: '71' } },
      },
      '71',
      [['name', 'conversion goal 72 is called "Bought" already', 5317]],
    ],
    [
      'renamed from a goal where its name is taken',
      { goals: [wantedGoal('order', { name: 'bought' }, { renamedFrom: 'order' })] },
      { observed: { goals: [order, aGoal({ id: '72', name: 'Bought' })] } },
      '71',
      [['name', 'conversion goal 72 is called "Bought" already', 5317]],
    ],
    [
      'with a tag that the file does not have',
      { goals: [wantedGoal('order', {}, { tag: { key: 'blog' } })] },
      {},
      null,
      [['tag', 'the file has no tag "blog"', null]],
    ],
    [
      'with a tag that is not there',
      { goals: [wantedGoal('order', {}, { tag: { named: 'blog' } })] },
      { observed: { goals: [order] } },
      '71',
      [['tag', 'no UET tag is called "blog"', null]],
    ],
    [
      'with a tag that may be one of two',
      { goals: [wantedGoal('order', {}, { tag: { named: 'blog' } })] },
      { observed: { tags: [...taken, aTag({ id: '5014', name: 'blog' })] } },
      null,
      [['tag', '"blog" can mean several UET tags', null]],
    ],
    [
      'with a tag by the name that the file takes from it',
      { tags: [wantedTag('shop', { name: 'Store' })], goals: [wantedGoal('order', {}, { tag: { named: 'shop' } })] },
      {},
      null,
      [['tag', 'the file renames the UET tag "shop"', null]],
    ],
    [
      'that says all that is wrong with it at once',
      { goals: [wantedGoal('order', { urlExpression: '', goalCategory: 'Signup', conversionWindowInMinutes: 0 })] },
      {},
      null,
      [
        ['conversionWindowInMinutes', 'a window is whole minutes, from 1m to 90d', 5337],
        ['urlExpression', 'the expression is empty', 5341],
      ],
    ],
    [
      'without a tag where it needs one',
      { goals: [wantedGoal('order', {}, { tag: null })] },
      {},
      null,
      [['tagId', 'a url goal needs a UET tag', null]],
    ],
    [
      'of a type that the account has no pilot for',
      { goals: [wantedGoal('order', { type: 'InStoreTransaction' }, { tag: null })] },
      { observed: { unavailable: ['InStoreTransaction'] } },
      null,
      [['type', 'this account has no pilot for goals of the type in-store', null]],
    ],
    [
      'beside an auto goal of its tag and category',
      { goals: [wantedGoal('order')] },
      { observed: { goals: [auto] } },
      null,
      [['goalCategory', 'the auto goal "Purchase (auto)" (79) tracks the category purchase of this tag already', 5667]],
    ],
    [
      'with a category that brings it beside an auto goal',
      { goals: [wantedGoal('order')] },
      { observed: { goals: [aGoal({ name: 'order', goalCategory: 'Signup' }), auto] } },
      '71',
      [['goalCategory', 'the auto goal "Purchase (auto)" (79) tracks the category purchase of this tag already', 5667]],
    ],
    [
      'with a tag that brings it beside an auto goal',
      { goals: [wantedGoal('order')] },
      { observed: { goals: [aGoal({ name: 'order', tagId: '5099' }), auto] } },
      '71',
      [['goalCategory', 'the auto goal "Purchase (auto)" (79) tracks the category purchase of this tag already', 5667]],
    ],
    [
      'that is an auto goal itself',
      { goals: [wantedGoal('order', { status: 'Paused' })] },
      { observed: { goals: [aGoal({ name: 'order', isAutoGoal: true })] } },
      '71',
      [['isAutoGoal', 'Microsoft made this goal and keeps it: it cannot be changed from here', null]],
    ],
    [
      'as a second in-store goal of the customer',
      { goals: [wantedGoal('order', { type: 'InStoreTransaction' }, { tag: null })] },
      { observed: { goals: [aGoal({ ...inStore, name: 'Till' })] } },
      null,
      [['type', 'the customer has an in-store goal already: "Till" (71)', 5358]],
    ],
    [
      'as a second in-store goal of the file',
      {
        goals: [
          wantedGoal('order', { type: 'InStoreTransaction' }, { tag: null }),
          wantedGoal('a till', { type: 'InStoreTransaction' }, { tag: null }),
        ],
      },
      {},
      null,
      [['type', 'a customer has one in-store goal, and "a till" is one', 5358]],
    ],
    [
      'that has no category and is given none',
      { goals: [wantedGoal('order', { goalCategory: undefined, status: 'Paused' } as object)] },
      { observed: { goals: [aGoal({ name: 'order', goalCategory: 'None' })] } },
      '71',
      [['goalCategory', 'the goal was made without a category, and the service takes no update without one', 3347]],
    ],
    [
      'that would have no condition left',
      { goals: [wantedGoal('order', { type: 'Event', labelExpression: null, actionExpression: null })] },
      { observed: { goals: [anEventGoal({ name: 'order' })] } },
      '71',
      [
        [
          'actionExpression',
          'an event goal needs at least one of eventAction, eventCategory, eventLabel, eventValue',
          5336,
        ],
      ],
    ],
  ])('%s', (_, wanted, given, id, says) => {
    const plan = planOf(wanted, given);
    const step = plan.steps.find(({ key }) => key === 'order');
    expect(step && said(step)).toEqual(['refuse', id, says]);
    expect([isBlocked(plan), step?.sent]).toEqual([true, null]);
  });

  test('and told what to do', () => {
    const plan = planOf({ goals: [wantedGoal('order'), wantedGoal('another', { name: 'order' })] });
    expect(goalStepsOf(plan).flatMap(({ problems }) => problems.map(({ hint }) => hint))).toEqual([
      'give it another name in the file',
    ]);
  });

  test('and in words of the file, where the rules have flags', () => {
    const plan = planOf(
      { goals: [wantedGoal('order', { goalCategory: undefined, status: 'Paused' } as object)] },
      { observed: { goals: [aGoal({ name: 'order', goalCategory: 'None' })] } },
    );
    expect(goalStepsOf(plan).flatMap(({ problems }) => problems.map(({ hint }) => hint))).toEqual([
      expect.stringMatching(/^give it one with category: one of purchase, /),
    ]);
  });

  test('and that renamedFrom may have to go, where both names are there', () => {
    const goals = [wantedGoal('order', { name: 'bought' }, { renamedFrom: 'order' })];
    const given = { observed: { goals: [order, aGoal({ id: '72', name: 'Bought' })] } };
    const hints = goalStepsOf(planOf({ goals }, given)).flatMap(({ problems }) => problems.map(({ hint }) => hint));
    expect(hints).toEqual(['give it another name in the file, or leave renamedFrom out where that one is meant']);
  });
});

describe('a goal has to be a new one', () => {
  const hint = 'give it a key and a name of its own in the file, and set this one to paused';
  test.each<[string, Wanted['goals'], Given['observed'], string[], string]>([
    [
      'with another scope',
      [wantedGoal('order', { scope: 'Customer' })],
      { goals: [order] },
      ['scope'],
      'the scope of a goal cannot be changed: this one has account',
    ],
    [
      'with a type that it cannot become',
      [wantedGoal('order', { type: 'OfflineConversion' }, { tag: null })],
      { goals: [order] },
      ['type', 'urlExpression', 'urlOperator'],
      'a url goal cannot become an offline goal',
    ],
  ])('%s', (_, goals = [], observed = {}, fields, message) => {
    const plan = planOf({ goals }, { observed });
    const [step] = goalStepsOf(plan);
    expect(step).toMatchObject({ action: 'replace', id: '71', sent: null, problems: [{ message, hint }] });
    expect(step?.changes.map(({ field }) => field)).toEqual(fields);
    expect(isBlocked(plan)).toBe(true);
  });

  test('but one with a tag becomes another with a tag in place', () => {
    const goal = wantedGoal('order', { type: 'Duration', minimumDurationInSeconds: 60, goalCategory: 'Other' });
    const observed = { goals: [aGoal({ name: 'order', revenue: null })] };
    expect(goalStepsOf(planOf({ goals: [goal] }, { observed }))).toMatchObject([
      { action: 'update', sent: { id: '71', type: 'Duration', minimumDurationInSeconds: 60, goalCategory: 'Other' } },
    ]);
  });
});

test('which of two goals that are in the way is told does not hang on the order in which the service lists them', () => {
  const there = ['8', '7'].map((id) => aGoal({ ...inStore, id, name: `till ${id}` }));
  const wanted = { goals: [wantedGoal('order', { type: 'InStoreTransaction' }, { tag: null })] };
  const [one, other] = [there, [...there].reverse()].map((goals) => planOf(wanted, { observed: { goals } }));
  expect(one).toEqual(other);
  expect(one?.steps.at(-1)?.problems[0]?.message).toContain('"till 7"');
});
