import { type Goal, type GoalFields, type GoalType, goalBaseFields, ownFieldsOf, type Revenue } from './goal.js';
import { kindOf } from './goal-kinds.js';

/** What a goal made like another one does not take over: what is the other's alone, or the service's to say. */
const notCopied: ReadonlySet<string> = new Set(['id', 'name', 'type', 'trackingStatus', 'isAutoGoal', 'revenue']);

/**
 * The fields of a new goal made like `model`: what the user named, and for the rest what the model has. What another type
 * than the model's cannot have stays behind when that type is named, and so does a category that no new goal may have.
 */
export function goalLike(model: Goal, named: GoalFields): GoalFields {
  const type = named.type ?? model.type;
  const members = [...goalBaseFields, ...(type === model.type ? ownFieldsOf(type) : [])];
  const copied = members.flatMap((member) => {
    const value = (model as unknown as Record<string, unknown>)[member];
    if (notCopied.has(member) || value === null || value === undefined) return [];
    return value === 'None' || value === 'Deleted' || !fits(member, value, type) ? [] : [[member, value]];
  });
  const revenue = revenueLike(type, model.revenue, named.revenue);
  return { ...Object.fromEntries(copied), ...named, type, ...(revenue && { revenue }) };
}

/** Whether goals of this type can have what a goal of any type has. */
function fits(member: string, value: unknown, type: GoalType): boolean {
  const kind = kindOf(type);
  if (member === 'tagId') return kind.usesTag;
  if (member === 'attributionModelType') return kind.attribution;
  if (member === 'viewThroughConversionWindowInMinutes') return kind.viewThrough;
  if (member === 'countType') return kind.countsUnique || value !== 'Unique';
  if (member === 'scope') return !kind.customerOnly || value === 'Customer';
  return member !== 'goalCategory' || kind.categories.some((category) => category === value);
}

function revenueLike(
  type: GoalType,
  model: Revenue | null,
  named: Partial<Revenue> | undefined,
): Partial<Revenue> | null {
  const kind = kindOf(type);
  const isOther = named?.type && named.type !== model?.type;
  if (isOther || (model?.type === 'VariableValue' && !kind.variableRevenue)) return named ?? null;
  const copied = Object.entries(model ?? {}).filter(
    ([part, value]) => value !== null && (part !== 'currencyCode' || kind.revenueCurrency),
  );
  return copied.length > 0 || named ? { ...Object.fromEntries(copied), ...named } : null;
}
