import { describe, expect, test } from 'vitest';
import {
  autoGoalCollision,
  goalNameTaken,
  repeatedInStoreGoals,
  repeatedNames,
  secondInStoreGoal,
  tagNameTaken,
} from '../../src/domain/collisions.js';
import { smallest, storedEventGoal } from './goals.js';

describe('names in the input', () => {
  test('are compared without regard to case, over the whole of it', () => {
    const many = Array.from({ length: 250 }, (_, index) => ({ name: `goal ${index}` }));
    many.push({ name: 'GOAL 3' });
    const problems = repeatedNames('conversion goal', many);
    expect(Object.keys(problems)).toEqual(['250']);
    expect(problems[250]).toMatchObject([
      { code: 5316, flag: '--name', message: '"GOAL 3" is also the name of number 4 in the input' },
    ]);
  });

  test('that are missing do not collide', () => {
    expect(repeatedNames('UET tag', [{}, { name: null }, {}])).toEqual([]);
  });

  test('of tags have the code of tags', () => {
    expect(repeatedNames('UET tag', [{ name: 'a' }, { name: 'A' }])[1]).toMatchObject([{ code: 5302 }]);
  });
});

test('a name that is taken is refused with who has it', () => {
  expect(tagNameTaken({ id: '5012', name: 'shop' })).toMatchObject({
    kind: 'refused',
    code: 5303,
    errorCode: 'UetTagNameAlreadyExists',
    message: 'UET tag 5012 is called "shop" already',
  });
  expect(goalNameTaken({ id: '71', name: 'Purchase' })).toMatchObject({ kind: 'refused', code: 5317 });
});

describe('an auto goal', () => {
  const auto = storedEventGoal({ id: '9', name: 'Auto purchase', isAutoGoal: true });
  const wanted = { tagId: '5012', goalCategory: 'Purchase' };

  test('that is active keeps its tag and category to itself', () => {
    expect(autoGoalCollision(wanted, [storedEventGoal(), auto])).toMatchObject({
      code: 5667,
      message: 'the auto goal "Auto purchase" (9) tracks the category purchase of this tag already',
    });
  });

  test.each([
    ['another category', { ...wanted, goalCategory: 'Contact' }, auto],
    ['another tag', { ...wanted, tagId: '5013' }, auto],
    ['no tag', { goalCategory: 'Purchase' }, auto],
    ['a paused one', wanted, { ...auto, status: 'Paused' as const }],
    ['a manual one', wanted, storedEventGoal()],
  ])('does not collide: %s', (_, goal, other) => {
    expect(autoGoalCollision(goal, [other])).toBeNull();
  });
});

test('a customer has one in-store goal', () => {
  const { id, name } = storedEventGoal();
  const existing = { ...storedEventGoal(), type: 'InStoreTransaction' as const };
  expect(secondInStoreGoal(smallest.InStoreTransaction, [existing])).toMatchObject({
    code: 5358,
    message: `the customer has an in-store goal already: "${name}" (${id})`,
  });
  expect(secondInStoreGoal(smallest.Event, [existing])).toBeNull();
  expect(secondInStoreGoal(smallest.InStoreTransaction, [storedEventGoal()])).toBeNull();

  const problems = repeatedInStoreGoals([smallest.InStoreTransaction, smallest.Url, smallest.InStoreTransaction]);
  expect(Object.keys(problems)).toEqual(['2']);
});
