import { describe, expect, test } from 'vitest';
import { anEventGoal, aTag, labelAlone } from '../render/things.js';
import { actionsOf, aGoal, goalStepsOf, planOf, shopLocked, wantedGoal, wantedTag } from './things.js';

const goals = [
  aGoal({ name: 'order' }),
  anEventGoal({ id: '72', name: 'Zoo', goalCategory: 'Other' }),
  aGoal({ id: '73', name: 'Asleep', status: 'Paused' }),
  aGoal({ id: '74', name: 'Auto', isAutoGoal: true }),
  aGoal({ id: '75', name: 'Everywhere', scope: 'Customer' }),
  aGoal({ id: '76', name: 'Ours everywhere', scope: 'Customer' }),
  aGoal({ id: '77', name: 'Uncategorised', goalCategory: 'None' }),
];
const locked = { ...shopLocked, goals: { order: '71', gone: '76' } };
const wanted = { goals: [wantedGoal('order')] };

describe('what the file does not hold', () => {
  test('is left alone unless it is pruned', () => {
    const plan = planOf(wanted, { observed: { goals }, locked });
    expect([actionsOf(plan), plan.warnings]).toEqual([{ 'tag shop': 'keep', 'goal order': 'keep' }, []]);
  });

  test('is paused where it is active, ours, and can be; the rest is told', () => {
    const tags = [aTag(), aTag({ id: '5013', name: 'Blog' }), sharedBy('1900')];
    const plan = planOf(wanted, { observed: { goals, tags }, locked, prune: true });
    expect(goalStepsOf(plan).slice(1)).toEqual([
      {
        action: 'pause',
        kind: 'goal',
        key: null,
        id: '76',
        name: 'Ours everywhere',
        changes: [{ field: 'status', before: 'Active', after: 'Paused' }],
        sent: { type: 'Url', id: '76', status: 'Paused' },
        tagKey: null,
        problems: [],
      },
      {
        action: 'pause',
        kind: 'goal',
        key: null,
        id: '72',
        name: 'Zoo',
        changes: [{ field: 'status', before: 'Active', after: 'Paused' }],
        sent: {
          type: 'Event',
          id: '72',
          status: 'Paused',
          ...labelAlone,
        },
        tagKey: null,
        problems: [],
      },
    ]);
    expect(plan.warnings).toEqual([
      '"Uncategorised" (77) is not paused: the goal was made without a category, and the service takes no update without one',
      'not paused, since they count for every account of the customer and may be another\'s: "Everywhere" (75)',
      'UET tags that the file does not hold, and that cannot be paused: "Blog" (5013)',
    ]);
  });

  test('switches auto-tagging on as any update does', () => {
    const plan = planOf(wanted, { observed: { goals, autoTagging: false }, locked, prune: true });
    expect(plan.sideEffects).toEqual([
      'MSCLKID auto-tagging will be switched on in this account and in every other account of this customer',
    ]);
  });
});

test('a tag that another customer shares is neither changed nor taken for one of ours', () => {
  const plan = planOf(
    { tags: [wantedTag('theirs', { description: 'x' })] },
    { observed: { tags: [sharedBy('1900')] }, locked: null },
  );
  expect([actionsOf(plan), plan.warnings]).toEqual([
    { 'tag theirs': 'create' },
    [
      'customer 1900 shares a UET tag "theirs" (5090), and this makes another; to use theirs, name it in the goals: tag: {id: "5090"}',
    ],
  ]);
});

describe('limits that a plan would pass are told', () => {
  const many = (count: number) => Array.from({ length: count }, (_, at) => at);
  const tagsThere = many(1199).map((at) => aTag({ id: String(6000 + at), name: `tag ${at}` }));
  const goalsThere = many(999).map((at) => aGoal({ id: String(8000 + at), name: `goal ${at}` }));

  test.each([
    [1, []],
    [
      2,
      [
        'this makes 1201 UET tags, and the service takes 1200 where Microsoft has not raised that: what is beyond would be refused',
      ],
    ],
  ])('%i more tags', (count, warnings) => {
    const tags = many(count).map((at) => wantedTag(`new ${at}`));
    expect(planOf({ tags }, { observed: { tags: tagsThere }, locked: { tags: {}, goals: {} } }).warnings).toEqual(
      warnings,
    );
  });

  test.each([
    [1, []],
    [
      2,
      [
        'this makes 1001 conversion goals, and the service takes 1000 where Microsoft has not raised that: what is beyond would be refused',
      ],
    ],
  ])('%i more goals', (count, warnings) => {
    const more = many(count).map((at) => wantedGoal(`new ${at}`));
    expect(planOf({ goals: more }, { observed: { goals: goalsThere } }).warnings).toEqual(warnings);
  });
});

function sharedBy(ownerCustomerId: string) {
  return aTag({ id: '5090', name: 'theirs', customerShare: { ownerCustomerId, customerAccountShares: null } });
}
