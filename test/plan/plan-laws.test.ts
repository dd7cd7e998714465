import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Goal, GoalFields } from '../../src/domain/goal.js';
import type { UetTag } from '../../src/domain/tag.js';
import type { Desired, DesiredGoal } from '../../src/plan/desired.js';
import type { LockedIds } from '../../src/plan/lock.js';
import { makePlan } from '../../src/plan/make-plan.js';
import type { Observed } from '../../src/plan/observed.js';
import { hasChanges, isBlocked, type Plan } from '../../src/plan/plan.js';
import { anyChange, anyStored, anyType, smallest } from '../domain/goals.js';
import { aTag } from '../render/things.js';
import { aDesired, anObserved, wantedTag } from './things.js';

interface World {
  desired: Desired;
  observed: Observed;
  locked: LockedIds | null;
}

const keys = ['a', 'b', 'c', 'd'];

/** A goal of the file, and what the account has by its name, if anything. */
const entry = (key: string) =>
  anyType.chain((type) =>
    fc.tuple(anyChange(type), fc.option(anyStored(type)), fc.boolean()).map(([change, stored, locks]) => {
      const { tagId, name: _, ...fields } = { ...smallest[type], ...change };
      const goal = {
        key,
        fields: { ...fields, name: `goal ${key}`, type },
        tag: tagId === undefined ? null : { key: 'shop' },
        renamedFrom: null,
        place: { file: 'bingctl.yaml', line: 1, column: 1 },
      } as DesiredGoal;
      const known = stored && { ...stored, id: `7${key.charCodeAt(0)}`, name: locks ? `old ${key}` : `Goal ${key}` };
      return { goal, stored: known as Goal | null, locks };
    }),
  );

const world: fc.Arbitrary<World> = fc
  .tuple(fc.tuple(...keys.map(entry)), fc.boolean(), fc.boolean())
  .map(([entries, hasTag, hasBlog]) => ({
    desired: aDesired({
      tags: [wantedTag('shop', { description: 'new' }), wantedTag('blog')],
      goals: entries.map(({ goal }) => goal),
    }),
    observed: anObserved({
      tags: [...(hasTag ? [aTag()] : []), ...(hasBlog ? [aTag({ id: '5013', name: 'Blog' })] : [])],
      goals: entries.flatMap(({ stored }) => stored ?? []),
    }),
    locked: {
      tags: {},
      goals: Object.fromEntries(
        entries.flatMap(({ goal, stored, locks }) => (stored?.id && locks ? [[goal.key, stored.id]] : [])),
      ),
    },
  }));

const plan = ({ desired, observed, locked }: World) => makePlan(desired, observed, { locked, prune: false });

test('the order of a file and of an account changes nothing', () => {
  fc.assert(
    fc.property(world, fc.nat(), (given, seed) => {
      const turned = <T>(all: readonly T[]) =>
        [...all.slice(seed % (all.length + 1)), ...all.slice(0, seed % (all.length + 1))].reverse();
      const { desired, observed } = given;
      const shuffled = {
        ...given,
        desired: { ...desired, tags: turned(desired.tags), goals: turned(desired.goals) },
        observed: { ...observed, tags: turned(observed.tags), goals: turned(observed.goals) },
      };
      expect(plan(shuffled)).toEqual(plan(given));
    }),
    { numRuns: 60 },
  );
});

test('once what a plan sends is there, there is nothing left to do; before, there is', () => {
  let carriedOut = 0;
  fc.assert(
    fc.property(world, (given) => {
      const first = plan(given);
      if (isBlocked(first)) return;
      carriedOut += 1;
      const after = afterwards(first, given.observed);
      const again = plan({ ...given, observed: after });
      expect(again.steps.filter(({ action }) => action !== 'keep' && action !== 'adopt')).toEqual([]);
      expect(hasChanges(first)).toBe(first.steps.some(({ sent }) => sent !== null));
      // What is kept or adopted at once is as wanted in each member that the file names.
      for (const step of first.steps.filter(({ kind, sent }) => kind === 'goal' && sent === null)) {
        const wanted = given.desired.goals.find(({ key }) => key === step.key)?.fields ?? {};
        const stored = given.observed.goals.find(({ id }) => id === step.id);
        expect(stored).toMatchObject(named(wanted));
      }
    }),
    { numRuns: 150 },
  );
  expect(carriedOut).toBeGreaterThan(30);
});

/** The account once everything that a plan sends was sent: members named are set, null clears, the rest stays. */
function afterwards({ steps }: Plan, observed: Observed): Observed {
  const tags = new Map(observed.tags.map((tag) => [tag.id, tag]));
  const goals = new Map(observed.goals.map((goal) => [goal.id, goal]));
  const made = new Map<string | null, string>();
  for (const [index, { kind, key, id, sent, tagKey }] of steps.entries()) {
    if (sent === null) continue;
    const now = id ?? String(9000 + index);
    if (kind === 'tag') {
      made.set(key, now);
      tags.set(now, { ...(tags.get(now) ?? aTag({ id: now })), ...sent } as UetTag);
    } else {
      const tag = tagKey === null ? {} : { tagId: made.get(tagKey) };
      goals.set(now, { ...goals.get(now), ...sent, ...tag, id: now } as Goal);
    }
  }
  return { ...observed, tags: [...tags.values()], goals: [...goals.values()] };
}

/** The members that say something; the parts of the revenue that are named. */
function named(fields: GoalFields): object {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given);
}
