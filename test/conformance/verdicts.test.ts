import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Goal, type GoalFields, goalAdditionalFields, goalTypes } from '../../src/domain/goal.js';
import { goalUpdate } from '../../src/domain/goal-change.js';
import { completeNewGoal } from '../../src/domain/goal-defaults.js';
import { checkGoalUpdate, checkNewGoal } from '../../src/domain/goal-rules.js';
import type { BatchError, Call, SentGoal } from '../../src/service/operations.js';
import { goals } from './goals.js';
import { withService } from './service.js';

interface Verdict {
  accepted: boolean;
  /** Codes of the service; null where the client knows that it is wrong and not with which code. */
  codes: (number | null)[];
}

async function add(wanted: readonly GoalFields[], call: Call): Promise<Verdict[]> {
  const conversionGoals = wanted.map((goal) => completeNewGoal(goal) as SentGoal);
  const { partialErrors } = await call('AddConversionGoals', { conversionGoals });
  return wanted.map((_, position) => verdictOn(position, partialErrors));
}

function verdictOn(position: number, partialErrors: readonly BatchError[]): Verdict {
  const codes = partialErrors.filter(({ index }) => index === position).map(({ code }) => code);
  return { accepted: codes.length === 0, codes };
}

function verdictOf(problems: readonly { code: number | null }[]): Verdict {
  return { accepted: problems.length === 0, codes: problems.map(({ code }) => code) };
}

/**
 * Codes of the service for what the client knows to be wrong without saying how the service calls it: members that do not
 * belong to the type, tags that are needed, currencies.
 */
const unnamed: ReadonlySet<number> = new Set([201, 5300, 5330]);

/** The client collects every problem, the service stops at one: its code has to be among the client's. */
function agree(client: Verdict, service: Verdict): boolean {
  const sameCode = service.codes.every(
    (code) => client.codes.includes(code) || (code !== null && client.codes.includes(null) && unnamed.has(code)),
  );
  return client.accepted === service.accepted && sameCode;
}

/** One in-store goal a customer: the second would be refused for a reason that the goal itself does not show. */
function named(wanted: readonly GoalFields[]): GoalFields[] {
  const first = wanted.findIndex(({ type }) => type === 'InStoreTransaction');
  return wanted
    .filter(({ type }, index) => type !== 'InStoreTransaction' || index === first)
    .map((goal, index) => ({ ...goal, name: `goal ${index}` }));
}

describe("the client's checks and the emulator's refusals are written twice and agree", () => {
  const batches = fc.array(goals('5001'), { minLength: 60, maxLength: 100 }).map(named);

  test('on which new goals are taken, and on the code of those that are not', async () => {
    const seen = { accepted: 0, refused: 0 };
    const property = fc.asyncProperty(batches, async (wanted) => {
      const service = await withService((call) => add(wanted, call));
      const compared = wanted.map((goal, index) => ({
        goal,
        client: verdictOf(checkNewGoal(goal)),
        service: service[index] as Verdict,
      }));
      for (const { service: said } of compared) seen[said.accepted ? 'accepted' : 'refused'] += 1;
      expect(compared.filter(({ client, service: said }) => !agree(client, said))).toEqual([]);
    });
    await fc.assert(property, { numRuns: 25 });
    // Goals that are all wrong, or all right, would agree whatever the rules are.
    expect(Math.min(seen.accepted, seen.refused)).toBeGreaterThan(300);
  });

  test('on which changes are taken, and on the code of those that are not', async () => {
    const seen = { accepted: 0, refused: 0 };
    const property = fc.asyncProperty(batches, batches, async (wanted, changes) => {
      const right = wanted.filter((goal) => checkNewGoal(goal).length === 0);
      const compared = await withService(async (call) => {
        await add(right, call);
        const { conversionGoals } = await call('GetConversionGoalsByIds', {
          conversionGoalIds: null,
          conversionGoalTypes: goalTypes,
          returnAdditionalFields: goalAdditionalFields,
        });
        const pairs = conversionGoals.flatMap((stored) => {
          const change = changes.find((each) => each.type === stored?.type);
          if (!stored || !change) return [];
          const { type: _, name: __, scope: ___, ...members } = change;
          return [{ stored, change: members }];
        });
        const sent = pairs.map(({ stored, change }) => goalUpdate(stored, change).sent);
        if (sent.length === 0) return [];
        const { partialErrors } = await call('UpdateConversionGoals', { conversionGoals: sent });
        return pairs.map(({ stored, change }: { stored: Goal; change: GoalFields }, index) => ({
          stored,
          change,
          client: verdictOf(checkGoalUpdate(stored, change)),
          service: verdictOn(index, partialErrors),
        }));
      });
      for (const { service: said } of compared) seen[said.accepted ? 'accepted' : 'refused'] += 1;
      expect(compared.filter(({ client, service: said }) => !agree(client, said))).toEqual([]);
    });
    await fc.assert(property, { numRuns: 25 });
    expect(Math.min(seen.accepted, seen.refused)).toBeGreaterThan(100);
  });
});
