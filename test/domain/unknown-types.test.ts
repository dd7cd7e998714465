import { expect, test } from 'vitest';
import type { Goal } from '../../src/domain/goal.js';
import { goalUpdate } from '../../src/domain/goal-change.js';
import { checkGoalUpdate } from '../../src/domain/goal-rules.js';
import { storedEventGoal } from './goals.js';

/** A goal of a type that came after this program: its members pass through as they are. */
const mystery = { ...storedEventGoal(), type: 'Mystery', secret: 'x' } as unknown as Goal;

test('a goal of a type that nobody knows can be renamed and paused, and nothing else of it is sent', () => {
  expect(checkGoalUpdate(mystery, { status: 'Paused', name: 'Later' })).toEqual([]);
  expect(goalUpdate(mystery, { status: 'Paused', name: 'Later' }).sent).toEqual({
    type: 'Mystery',
    id: '71',
    name: 'Later',
    status: 'Paused',
  });
});
