import type { Goal, GoalType } from '../../src/domain/goal.js';
import type { UetTag } from '../../src/domain/tag.js';
import type { Desired, DesiredGoal, DesiredTag } from '../../src/plan/desired.js';
import type { LockedIds } from '../../src/plan/lock.js';
import { makePlan } from '../../src/plan/make-plan.js';
import type { Observed } from '../../src/plan/observed.js';
import type { Plan, Step } from '../../src/plan/plan.js';
import { aTag, goalBase } from '../render/things.js';

export const account = { environment: 'local', customerId: '1001', accountId: '2001' } as const;
const place = { file: 'bingctl.yaml', line: 1, column: 1 };

/** The tag `shop` (5012), and nothing else. */
export function anObserved(members: Partial<Observed> = {}): Observed {
  return { account, tags: [aTag()], goals: [], autoTagging: true, unavailable: [], ...members };
}

export function aDesired(members: Partial<Desired> = {}): Desired {
  return { target: null, environment: null, customerId: null, accountId: null, tags: [], goals: [], ...members };
}

export function wantedTag(
  key: string,
  fields: Partial<DesiredTag['fields']> = {},
  renamedFrom: string | null = null,
): DesiredTag {
  return { key, fields: { name: key, ...fields }, renamedFrom, place };
}

/** A Url goal that uses the tag with the key `shop`, unless the fields say otherwise. */
export function wantedGoal(
  key: string,
  fields: Partial<DesiredGoal['fields']> = {},
  { tag = { key: 'shop' }, renamedFrom = null }: Partial<Pick<DesiredGoal, 'tag' | 'renamedFrom'>> = {},
): DesiredGoal {
  const { type = 'Url' } = fields;
  const own = type === 'Url' ? { urlExpression: '/thanks', goalCategory: 'Purchase' as const } : {};
  return { key, fields: { ...own, name: key, ...fields, type }, tag, renamedFrom, place };
}

/** A Url goal as the service returns it; the shape of another type is the caller's. */
export function aGoal(members: Partial<Goal> & { type?: GoalType } = {}): Goal {
  const goal = { ...goalBase, urlExpression: '/thanks', urlOperator: 'Equals', type: 'Url', ...members };
  return goal as Goal;
}

export interface Given {
  observed?: Partial<Observed>;
  locked?: LockedIds | null;
  prune?: boolean;
}

/** A plan for the tag `shop`, which the lock knows, and whatever more is wanted. */
export function planOf(wanted: Partial<Desired>, { observed, locked = shopLocked, prune = false }: Given = {}): Plan {
  return makePlan(aDesired({ tags: [wantedTag('shop')], ...wanted }), anObserved(observed), { locked, prune });
}

export const shopLocked: LockedIds = { tags: { shop: '5012' }, goals: {} };

/** The steps about goals. */
export function goalStepsOf({ steps }: Plan): Step[] {
  return steps.filter(({ kind }) => kind === 'goal');
}

/** The actions by key, or by name for what the file does not hold. */
export function actionsOf({ steps }: Plan): Record<string, string> {
  return Object.fromEntries(steps.map(({ kind, key, name, action }) => [`${kind} ${key ?? name}`, action]));
}

export function theTag(members: Partial<UetTag> = {}): UetTag {
  return aTag(members);
}
