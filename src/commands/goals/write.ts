import type { Context } from '../../context.js';
import { autoGoalCollision } from '../../domain/collisions.js';
import type { Problem } from '../../domain/diagnostic.js';
import { type Goal, type GoalFields, goalBaseFields, ownFieldsOf } from '../../domain/goal.js';
import { goalAfter, goalUpdate } from '../../domain/goal-change.js';
import { checkGoalUpdate } from '../../domain/goal-rules.js';
import { sideEffectsOfGoals } from '../../domain/side-effects.js';
import type { Id } from '../../domain/tag.js';
import { BingctlError, type ErrorItem } from '../../errors.js';
import { type Answer, oneOrMany } from '../../render/answer.js';
import { goalView } from '../../render/views/goal.js';
import type { Campaigns } from '../../service/campaigns.js';
import { carryOut, type Intent, sentOf } from '../../service/carry-out.js';
import { failureOf } from '../../service/failure.js';
import type { SentGoal } from '../../service/operations.js';
import { type ItemResult, isDone } from '../../service/results.js';
import { missingOf } from '../missing.js';
import { refusedBefore } from '../problems.js';
import { tellDryRun, tellKept, tellSideEffects } from '../telling.js';

export type GoalIntent = Intent<SentGoal>;

/** An update of a goal that is there, or why it cannot be. Tells before and after. */
export function updateIntent(goal: Goal, fields: GoalFields, existing: readonly Goal[], ctx: Context): GoalIntent {
  const id = goal.id ?? '';
  const name = goal.name ?? '';
  if (isLikeThat(goal, fields)) return { deed: 'keep', id, name, outcome: 'unchanged' };
  const problems = checkGoalUpdate(goal, fields);
  if (problems.length > 0) return { deed: 'refuse', id, name, error: refusedBefore(problems) };
  const { sent, changes } = goalUpdate(goal, fields);
  if (fields.tagId || fields.goalCategory) {
    const others = existing.filter((other) => other.id !== id);
    const collision = autoGoalCollision(goalAfter(goal, fields), others);
    if (collision) return { deed: 'refuse', id, name, error: collision };
  }
  ctx.tellChanges(`conversion goal "${name}"`, changes);
  return { deed: 'update', id, name, sent };
}

/** What depends on what is stored is refused like by the service (exit 1), goal by goal; all else is a usage error. */
const refusedMembers: ReadonlySet<string> = new Set(['isAutoGoal', 'scope', 'type']);

/** What is wrong with a change before anything is written: see {@link updateIntent} for what the service would refuse. */
export function updateProblems(goal: Goal, fields: GoalFields): Problem[] {
  if (isLikeThat(goal, fields)) return [];
  return checkGoalUpdate(goal, fields).filter(({ field }) => !refusedMembers.has(field));
}

/** Nothing has to be sent, so nothing that speaks against an update of this goal matters. */
function isLikeThat(goal: Goal, fields: GoalFields): boolean {
  return (
    goalUpdate(goal, fields).changes.length === 0 && Object.keys(fields).every((name) => Object.hasOwn(goal, name))
  );
}

interface Writing {
  intents: GoalIntent[];
  /** One thing was asked for: one object comes out. */
  single: boolean;
  existing: readonly Goal[];
  campaigns: Campaigns;
  ctx: Context;
  /** As in "was not …". */
  deed: 'created' | 'updated' | 'paused' | 'resumed';
  /** Goals that were asked for and are not there. */
  missing?: readonly ErrorItem[];
  /** The side effects were told already. */
  told?: boolean;
}

/** Tells the side effects, carries the intents out, and answers with the goals as they are then. */
export async function writeGoals(writing: Writing): Promise<Answer> {
  const { intents, single, existing, campaigns, ctx, deed, missing = [] } = writing;
  if (!writing.told) await announce(intents, existing, campaigns, ctx);
  const writes = { add: campaigns.addGoals, update: campaigns.updateGoals };
  const label = campaigns.kept ? 'Checking conversion goals' : 'Writing conversion goals';
  const results = await ctx.progress(label, (step) => carryOut(intents, writes, step), intents.length);
  tellKept('Conversion goal', results, ctx);
  if (campaigns.kept) tellDryRun('conversion goal', campaigns.kept, results, ctx);

  const failure = withMissing(failureOf(results, 'conversion goal', deed), missing, results.length, deed);
  const now = await readBack(results, intents, existing, campaigns, ctx);
  const rows = results.flatMap((result, index) => (isDone(result) ? rowOf(result, intents[index], now, existing) : []));
  if (rows.length === 0 && failure) throw failure;
  return oneOrMany(rows, single, goalView, { failure });
}

/** What was refused and what is not there, as one error. */
function withMissing(
  refused: BingctlError | null,
  missing: readonly ErrorItem[],
  found: number,
  deed: string,
): BingctlError | null {
  if (!refused || missing.length === 0) return refused ?? missingOf('conversion goal', missing);
  const items = [...refused.items, ...missing];
  const message = `${items.length} of ${found + missing.length} conversion goals were not ${deed}`;
  return new BingctlError(refused.kind, message, { items, cause: refused });
}

async function announce(
  intents: readonly GoalIntent[],
  existing: readonly Goal[],
  campaigns: Campaigns,
  ctx: Context,
): Promise<void> {
  const written = intents.flatMap((intent) => {
    const sent = sentOf(intent);
    const stored = intent.deed === 'update' ? existing.find(({ id }) => id === intent.id) : undefined;
    return sent ? [{ type: sent.type, scope: (sent.scope ?? stored?.scope ?? null) as Goal['scope'] }] : [];
  });
  if (sideEffectsOfGoals(written, null).length === 0) return;
  tellSideEffects(sideEffectsOfGoals(written, await autoTagging(campaigns)), ctx, campaigns.kept !== null);
}

/** Who may not read the properties of the account may still write its goals. */
export async function autoTagging(campaigns: Campaigns): Promise<boolean | null> {
  try {
    return await campaigns.autoTagging();
  } catch (error) {
    if (error instanceof BingctlError && (error.kind === 'refused' || error.kind === 'forbidden')) return null;
    throw error;
  }
}

/** The written goals as the service has them now, by id. */
async function readBack(
  results: readonly ItemResult<Id>[],
  intents: readonly GoalIntent[],
  existing: readonly Goal[],
  campaigns: Campaigns,
  ctx: Context,
): Promise<Map<Id, Goal>> {
  const wanted = results.flatMap(({ id, outcome }, index) => {
    const type = sentOf(intents[index])?.type ?? existing.find((goal) => goal.id === id)?.type;
    return id !== null && type && (outcome === 'created' || outcome === 'updated') ? [{ id, type }] : [];
  });
  const goals = wanted.length > 0 ? await campaigns.goalsByIds(wanted).catch(() => [null]) : [];
  if (goals.includes(null)) {
    ctx.warn('Written, but not all goals could be read back: what follows is, for those, what was sent.');
  }
  return new Map(goals.flatMap((goal) => (goal?.id ? [[goal.id, goal]] : [])));
}

function rowOf(
  result: ItemResult<Id>,
  intent: GoalIntent | undefined,
  now: ReadonlyMap<Id, Goal>,
  existing: readonly Goal[],
): Goal[] {
  const read = result.id === null ? undefined : now.get(result.id);
  if (read) return [read];
  const stored = existing.find(({ id }) => id === result.id);
  const sent = sentOf(intent);
  if (!sent) return stored ? [stored] : [];
  return [goalOf({ ...stored, ...sent, id: result.id })];
}

/** A goal with every member of its type, null where nothing is known. */
function goalOf(known: { type: Goal['type'] } & Record<string, unknown>): Goal {
  const members = [...goalBaseFields, ...ownFieldsOf(known.type)];
  const goal = Object.fromEntries(members.map((member) => [member, known[member] ?? null]));
  if (goal.revenue) goal.revenue = { currencyCode: null, type: null, value: null, ...goal.revenue };
  return goal as unknown as Goal;
}
