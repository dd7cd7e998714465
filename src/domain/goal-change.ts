import { type Goal, type GoalFields, type GoalType, goalBaseFields, ownFieldsOf, type Revenue } from './goal.js';
import { defaultOperators, isGiven, lacksOperator } from './goal-defaults.js';
import { kindOf } from './goal-kinds.js';

/** One member that an update changes; the parts of the revenue have paths such as `revenue.value`. */
export interface Change {
  field: string;
  before: string | number | boolean | null;
  after: string | number | boolean | null;
}

/** What a goal holds, member by member, whatever its type: null or left out where it holds nothing. */
export type GoalView = { [K in keyof GoalFields]: GoalFields[K] | null };

/** The members of an Event goal that may be cleared: a null expression or value clears its operator with it. */
const clearable = {
  actionExpression: 'actionOperator',
  categoryExpression: 'categoryOperator',
  labelExpression: 'labelOperator',
  value: 'valueOperator',
} as const;

/**
 * Whether null clears this member. The service can clear nothing else: it reads a missing or nil member as "leave as it
 * is" (updateconversiongoals.md).
 */
export function isClearable(member: string): member is keyof typeof clearable {
  return Object.hasOwn(clearable, member);
}

/**
 * The goal as it would be after a change. Members of the type it has now are gone when the type changes. Where an
 * expression is named without operator and none is stored, the operator is `Equals`.
 */
export function goalAfter(current: Goal, change: GoalFields): GoalView {
  const type = change.type ?? current.type;
  const after: GoalView = type === current.type ? { ...current } : ofAnyType(current);
  for (const [member, value] of Object.entries(change)) {
    if (value === null && isClearable(member) && type === 'Event') clearPair(after, member);
  }
  for (const [member, value] of Object.entries(change)) {
    if (isGiven(value) && member !== 'revenue') Object.assign(after, { [member]: value });
  }
  if (isGiven(change.revenue)) after.revenue = revenueAfter(type, current.revenue, change.revenue);
  return { ...after, id: current.id, type, ...defaultOperators(after) };
}

/**
 * What to send so that the service makes exactly the change asked for, and what that changes (docs/goals.md). Sent are
 * the id, the type, the members named that differ, and what the service would lose or reset otherwise: all four pairs
 * of an Event goal (eventgoal.md), the whole revenue when one of its parts is named (conversiongoalrevenue.md),
 * expression and operator of a Url goal together; of a goal that changes its type, everything that belongs to the new
 * type. What is named and the same already stays at home, so that the edited output of `get` cannot fail on a member
 * that the account may not set. When `changes` is empty, nothing has to be sent.
 */
export function goalUpdate(
  current: Goal,
  change: GoalFields,
): { sent: { type: GoalType } & Record<string, unknown>; changes: Change[] } {
  const after = goalAfter(current, change);
  const type = after.type ?? current.type;
  const members = new Set<string>([...goalBaseFields, ...ownFieldsOf(type), ...ownFieldsOf(current.type)]);
  const changes = [...members].flatMap((member) => differences(member, current, after));
  const sent: { type: GoalType } & Record<string, unknown> = { type, id: current.id };
  for (const member of membersSent(current.type, type, changes)) sent[member] = memberOf(after, member);
  return { sent, changes };
}

/**
 * Whether a look at what is named tells that nothing changes: so it is for most goals of a file, most days. False says
 * nothing: {@link goalUpdate} finds out.
 */
export function isAsWanted(current: Goal, change: GoalFields): boolean {
  // Without entries: it is asked of every goal of an account.
  for (const member in change) {
    const wanted: unknown = Reflect.get(change, member);
    if (wanted === undefined) continue;
    const isSame =
      member === 'revenue' ? isSameRevenue(current.revenue, change.revenue) : memberOf(current, member) === wanted;
    if (!isSame) return false;
  }
  return !lacksOperator(current);
}

/** Of a revenue that is named in part, the rest follows from its type. */
function isSameRevenue(current: Revenue | null, wanted: GoalFields['revenue']): boolean {
  if (!wanted || !current) return false;
  return (['type', 'value', 'currencyCode'] as const).every(
    (part) => isGiven(wanted[part]) && wanted[part] === current[part],
  );
}

function membersSent(before: GoalType, type: GoalType, changes: readonly Change[]): Set<string> {
  const own: readonly string[] = ownFieldsOf(type);
  const changed = new Set(changes.map(({ field }) => field.split('.')[0] ?? field));
  changed.delete('type');
  const together = type === 'Event' || type !== before || (type === 'Url' && own.some((member) => changed.has(member)));
  const members = [...changed].filter((member) => isMemberOf(type, member));
  return new Set(together ? [...members, ...own] : members);
}

/** Members of the type that a goal had go with it. */
function isMemberOf(type: GoalType, member: string): boolean {
  const members: readonly string[] = [...goalBaseFields, ...ownFieldsOf(type)];
  return members.includes(member);
}

function clearPair(after: GoalView, member: keyof typeof clearable): void {
  after[member] = null;
  after[clearable[member]] = null;
}

function revenueAfter(type: GoalType, stored: Revenue | null, change: Partial<Revenue>): Revenue {
  const revenueType = change.type ?? stored?.type ?? null;
  // NoValue must not have a value, and a currency says nothing without one.
  const kept = revenueType === 'NoValue' ? null : stored;
  const currency = kindOf(type).revenueCurrency ? kept?.currencyCode : null;
  return {
    currencyCode: change.currencyCode ?? currency ?? null,
    type: revenueType,
    value: change.value ?? kept?.value ?? null,
  };
}

function ofAnyType(goal: Goal): GoalView {
  return Object.fromEntries(goalBaseFields.map((member) => [member, goal[member]]));
}

function differences(member: string, current: Goal, after: GoalView): Change[] {
  const before = memberOf(current, member);
  const then = memberOf(after, member);
  if (member !== 'revenue') return change(member, before, then);
  return (['type', 'value', 'currencyCode'] as const).flatMap((part) =>
    change(`revenue.${part}`, current.revenue?.[part], after.revenue?.[part]),
  );
}

function change(field: string, before: unknown, after: unknown): Change[] {
  const [from, to] = [scalar(before), scalar(after)];
  return from === to ? [] : [{ field, before: from, after: to }];
}

function scalar(value: unknown): Change['before'] {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

function memberOf(goal: object, member: string): unknown {
  const value: unknown = Reflect.get(goal, member);
  return value ?? null;
}
