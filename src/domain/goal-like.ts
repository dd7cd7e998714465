import { type Goal, type GoalFields, goalBaseFields, goalOwnFields, type Revenue } from './goal.js';

/** What a goal made like another one does not take over: what is the other's alone, or the service's to say. */
const notCopied: ReadonlySet<string> = new Set(['id', 'name', 'type', 'trackingStatus', 'isAutoGoal', 'revenue']);

/**
 * The fields of a new goal made like `model`: what the user named, and for the rest what the model has. Members of the
 * model's own type stay behind when another type is named, and so does a category that no new goal may have.
 */
export function goalLike(model: Goal, named: GoalFields): GoalFields {
  const type = named.type ?? model.type;
  const members = [...goalBaseFields, ...(type === model.type ? goalOwnFields[type] : [])];
  const copied = members.flatMap((member) => {
    const value = (model as unknown as Record<string, unknown>)[member];
    if (notCopied.has(member) || value === null || value === undefined) return [];
    return value === 'None' || value === 'Deleted' ? [] : [[member, value]];
  });
  const revenue = revenueLike(model.revenue, named.revenue);
  return { ...Object.fromEntries(copied), ...named, type, ...(revenue && { revenue }) };
}

function revenueLike(model: Revenue | null, named: Partial<Revenue> | undefined): Partial<Revenue> | null {
  if (named?.type && named.type !== model?.type) return named;
  const copied = Object.entries(model ?? {}).filter(([, value]) => value !== null);
  return copied.length > 0 || named ? { ...Object.fromEntries(copied), ...named } : null;
}
