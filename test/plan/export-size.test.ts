import { expect, test } from 'vitest';
import { exportedYaml } from '../../src/plan/export/export-text.js';
import { exportAccount } from '../../src/plan/export/exported.js';
import { makePlan } from '../../src/plan/make-plan.js';
import { readPlanFile } from '../../src/plan/read-plan-file.js';
import { aDesired, aGoal, anObserved, theTag } from './things.js';

test('1,200 tags and 2,000 goals are a file that plans to nothing', async () => {
  const tags = Array.from({ length: 1_200 }, (_, at) =>
    theTag({ id: String(5001 + at), name: `Tag ${at % 40}${'!'.repeat(at / 40)}` }),
  );
  const goals = Array.from({ length: 2_000 }, (_, at) =>
    aGoal({ id: String(9001 + at), name: `Goal ${at}`, tagId: String(5001 + (at % 1_200)) }),
  );
  const observed = anObserved({ tags, goals });
  const { desired } = await readPlanFile({
    io: { stdin: process.stdin, cwd: '/', env: {} },
    path: 'bingctl.yaml',
    text: exportedYaml(exportAccount(observed)),
  });
  const { steps } = makePlan(desired[0] ?? aDesired(), observed, { locked: null, prune: true });
  expect([steps.length, new Set(steps.map(({ action }) => action))]).toEqual([3_200, new Set(['adopt'])]);
});
