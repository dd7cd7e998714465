import { formatMinutes } from '../../domain/duration.js';
import { type Goal, goalBaseFields, goalOwnFields, type Revenue } from '../../domain/goal.js';
import {
  attributionWords,
  countWords,
  goalCategoryWords,
  goalStatusWords,
  goalTrackingStatusWords,
  goalTypeWords,
  scopeWords,
} from '../../domain/goal-words.js';
import { wordOf } from '../../domain/words.js';
import { amount } from '../amount.js';
import type { Column, View } from '../answer.js';
import { goalMatches } from './goal-matches.js';
import { membersOf } from './members.js';

const id: Column<Goal> = { title: 'id', cell: (goal) => goal.id };
const name: Column<Goal> = { title: 'name', cell: (goal) => goal.name, flexible: true, strong: true };
const type: Column<Goal> = { title: 'type', cell: (goal) => wordOf(goalTypeWords, goal.type) };
const tag: Column<Goal> = { title: 'tag', cell: (goal) => goal.tagId, spare: true };
const category: Column<Goal> = {
  title: 'category',
  cell: (goal) => goal.goalCategory && wordOf(goalCategoryWords, goal.goalCategory),
  spare: true,
};
const status: Column<Goal> = {
  title: 'status',
  cell: (goal) => goal.status && wordOf(goalStatusWords, goal.status),
  tone: (goal) => (goal.status === 'Active' ? 'good' : 'dim'),
};
const tracking: Column<Goal> = {
  title: 'tracking',
  cell: (goal) => goal.trackingStatus && wordOf(goalTrackingStatusWords, goal.trackingStatus),
  tone: (goal) => (goal.trackingStatus === 'RecordingConversions' ? 'good' : 'warn'),
};
const matches: Column<Goal> = { title: 'matches', cell: goalMatches, flexible: true };
const value: Column<Goal> = { title: 'value', cell: (goal) => revenueText(goal.revenue), align: 'right', spare: true };

const yesOrNothing = (flag: boolean | null) => flag ?? null;
const window = (minutes: number | null) => (minutes === null ? null : formatMinutes(minutes));

/** Conversion goals of every type. */
export const goalView: View<Goal> = {
  columns: [id, name, type, tag, category, status, tracking, matches, value],
  details: [
    name,
    id,
    type,
    tag,
    category,
    status,
    tracking,
    matches,
    value,
    { title: 'count', cell: (goal) => goal.countType && wordOf(countWords, goal.countType) },
    { title: 'scope', cell: (goal) => goal.scope && wordOf(scopeWords, goal.scope) },
    { title: 'window', cell: (goal) => window(goal.conversionWindowInMinutes) },
    { title: 'view-through window', cell: (goal) => window(goal.viewThroughConversionWindowInMinutes) },
    {
      title: 'attribution',
      cell: (goal) => goal.attributionModelType && wordOf(attributionWords, goal.attributionModelType),
    },
    { title: 'excluded from bidding', cell: (goal) => yesOrNothing(goal.excludeFromBidding) },
    { title: 'enhanced conversions', cell: (goal) => yesOrNothing(goal.isEnhancedConversionsEnabled) },
    { title: 'auto goal', cell: (goal) => yesOrNothing(goal.isAutoGoal) },
  ],
  output: goalOutput,
  csv: [
    ...goalBaseFields.flatMap((field) =>
      field === 'revenue' ? ['revenue.currencyCode', 'revenue.type', 'revenue.value'] : [field],
    ),
    ...new Set(Object.values(goalOwnFields).flat()),
  ],
};

/** A fixed value with its currency, `variable` with the value that stands in for a missing one. */
function revenueText(revenue: Revenue | null): string | null {
  if (!revenue || revenue.type === null || revenue.type === 'NoValue') return null;
  const sum = [revenue.value, revenue.currencyCode].filter((part) => part !== null).join(' ');
  return revenue.type === 'VariableValue' ? `variable ${sum}`.trim() : sum;
}

/** The stable shape (docs/output.md): the base members, those of the goal's own type, then what is unknown to us. */
function goalOutput(goal: Goal): Record<string, unknown> {
  const output = membersOf(goal, [...goalBaseFields, ...(goalOwnFields[goal.type] ?? [])]);
  if (typeof output.value === 'string' && goal.type === 'Event') output.value = amount(output.value);
  if (goal.revenue) {
    const revenue = membersOf(goal.revenue, ['currencyCode', 'type', 'value']);
    output.revenue = { ...revenue, value: goal.revenue.value === null ? null : amount(goal.revenue.value) };
  }
  return output;
}
