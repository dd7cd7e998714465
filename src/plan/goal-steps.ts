import { autoGoalCollision, goalNameTaken, secondInStoreGoal } from '../domain/collisions.js';
import type { Problem } from '../domain/diagnostic.js';
import type { Goal, GoalFields } from '../domain/goal.js';
import { goalAfter, goalUpdate, isAsWanted } from '../domain/goal-change.js';
import { completeNewGoal, isGiven } from '../domain/goal-defaults.js';
import { checkGoalUpdate, checkNewGoal } from '../domain/goal-rules.js';
import { goalTypeWords } from '../domain/goal-words.js';
import { nameKey } from '../domain/named.js';
import { goalProblem } from '../domain/problems.js';
import { quote } from '../domain/quote.js';
import { wordOf } from '../domain/words.js';
import type { BingctlError } from '../errors.js';
import { once } from '../memo.js';
import type { DesiredGoal } from './desired.js';
import { inFileWords } from './in-file-words.js';
import { type Match, type Matches, whenNameTaken } from './match-keys.js';
import { comingTag, newGoalMembers } from './new-members.js';
import type { Observed } from './observed.js';
import type { Step } from './plan.js';
import type { GoalTag } from './tag-of.js';

/** The id of a tag that is not there yet, for rules that ask whether a goal has one. */
const anyTagId = '0';

/**
 * What shall become of the goals of the file.
 * @param tagOf the tag of a goal, looked up
 */
export function goalSteps(
  desired: readonly DesiredGoal[],
  matches: Matches<Goal>,
  observed: Observed,
  tagOf: (goal: DesiredGoal) => GoalTag,
): Step[] {
  const inStore = desired.find(({ fields }) => fields.type === 'InStoreTransaction');
  const seen = seenIn(observed);
  return desired.map((goal) => {
    const doubled = matches.doubled.get(goal.key);
    const tag = tagOf(goal);
    const match = matches.found.get(goal.key);
    if (doubled) {
      const problem = goalProblem('name', doubled, null, 'give it another name in the file');
      return refused(goal, match?.thing ?? null, [problem]);
    }
    if (tag && 'problem' in tag) return refused(goal, match?.thing ?? null, [tag.problem]);
    if (match) return existing(goal, match, tag, seen);
    if (goal.fields.type === inStore?.fields.type && goal !== inStore) return refused(goal, null, [secondOf(inStore)]);
    return fresh(goal, tag, seen);
  });
}

type LookedUp = Exclude<GoalTag, { problem: Problem }>;

/** What each step has to know of all goals, looked up once: a look through all of them for each takes their number squared. */
interface Seen extends Pick<Observed, 'unavailable'> {
  autoGoals: readonly Goal[];
  inStore: readonly Goal[];
  byName: () => ReadonlyMap<string, Goal>;
}

function seenIn({ goals, unavailable }: Observed): Seen {
  return {
    unavailable,
    autoGoals: goals.filter(({ isAutoGoal }) => isAutoGoal),
    inStore: goals.filter(({ type }) => type === 'InStoreTransaction'),
    byName: once(() => new Map(goals.map((goal) => [nameKey(goal.name ?? ''), goal]))),
  };
}

function fresh(goal: DesiredGoal, tag: LookedUp, { autoGoals, inStore, unavailable }: Seen): Step {
  const fields = withTag(goal.fields, tag);
  const problems = problemsOf(goal, tag).map(inFileWords);
  if (unavailable.includes(goal.fields.type)) problems.push(withoutPilot(goal.fields.type));
  const whole = completeNewGoal(fields);
  problems.push(...asProblem('goalCategory', autoGoalCollision(whole, autoGoals)));
  problems.push(...asProblem('type', secondInStoreGoal(whole, inStore)));
  if (problems.length > 0) return refused(goal, null, problems);
  const sent = given(whole);
  const tagKey = keyOf(tag);
  return { ...stepOf(goal), action: 'create', id: null, changes: newGoalMembers(sent, tagKey), sent, tagKey };
}

const problemsKnown = new WeakMap<object, readonly Problem[]>();

/** Which tag a goal has is no matter, and accounts of one file have the same goals: what is wrong with them is so in all. */
function problemsOf({ fields }: DesiredGoal, tag: LookedUp): readonly Problem[] {
  if (tag === null) return checkNewGoal(fields);
  const problems = problemsKnown.get(fields) ?? checkNewGoal({ ...fields, tagId: anyTagId });
  problemsKnown.set(fields, problems);
  return problems;
}

function existing(goal: DesiredGoal, { thing, isLocked }: Match<Goal>, tag: LookedUp, seen: Seen): Step {
  const step = { ...stepOf(goal), action: isLocked ? 'keep' : 'adopt', id: thing.id, name: thing.name ?? '' } as const;
  if (hasTag(thing, tag) && isAsWanted(thing, goal.fields)) return step;
  const fields = withTag(goal.fields, tag);
  const coming = keyOf(tag);
  const { sent, changes } = goalUpdate(thing, fields);
  const all = coming === null ? changes : [...changes, comingTag(thing.tagId, coming)];
  if (all.length === 0) return step;

  const problems = checkGoalUpdate(thing, coming === null ? fields : { ...fields, tagId: anyTagId }).map(inFileWords);
  if (all.some(({ field }) => field === 'name')) problems.push(...nameProblems(goal, thing, seen));
  // A tag that is not there yet has no auto goal.
  if (coming === null && changes.some(({ field }) => field === 'tagId' || field === 'goalCategory')) {
    const others = seen.autoGoals.filter((auto) => auto !== thing);
    problems.push(...asProblem('goalCategory', autoGoalCollision(goalAfter(thing, fields), others)));
  }
  const fixed = problems.filter(({ field }) => field === 'scope' || field === 'type');
  if (fixed.length > 0) return { ...step, action: 'replace', changes: all, problems: fixed.map(needsNewName) };
  if (problems.length > 0) return refused(goal, thing, problems);
  return { ...step, action: 'update', changes: all, sent, tagKey: coming };
}

/** A name that was used once is never free again (help page "Create a conversion goal"). */
function needsNewName(problem: Problem): Problem {
  return { ...problem, hint: 'give it a key and a name of its own in the file, and set this one to paused' };
}

function nameProblems({ fields, renamedFrom }: DesiredGoal, renamed: Goal, { byName }: Seen): Problem[] {
  const taken = byName().get(nameKey(fields.name));
  return taken && taken !== renamed
    ? [goalProblem('name', goalNameTaken(taken).message, 'ConversionGoalNameAlreadyExists', whenNameTaken(renamedFrom))]
    : [];
}

function secondOf({ key }: DesiredGoal): Problem {
  const message = `a customer has one in-store goal, and ${quote(key)} is one`;
  return goalProblem('type', message, 'OnlyOneInStoreTransactionGoalAllowedPerCustomer');
}

function withoutPilot(type: Goal['type']): Problem {
  return goalProblem('type', `this account has no pilot for goals of the type ${wordOf(goalTypeWords, type)}`, null);
}

function asProblem(field: string, collision: BingctlError | null): Problem[] {
  if (!collision) return [];
  const { message, hint, code, errorCode } = collision;
  return [{ field, flag: null, message, ...(hint && { hint }), code, errorCode }];
}

function withTag(fields: DesiredGoal['fields'], tag: LookedUp): GoalFields {
  return tag && 'id' in tag ? { ...fields, tagId: tag.id } : fields;
}

function hasTag({ tagId }: Goal, tag: LookedUp): boolean {
  return tag === null || ('id' in tag && tag.id === tagId);
}

function keyOf(tag: LookedUp): string | null {
  return tag && 'key' in tag ? tag.key : null;
}

function given(fields: GoalFields): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => isGiven(value)));
}

function refused(goal: DesiredGoal, thing: Goal | null, problems: readonly Problem[]): Step {
  return { ...stepOf(goal), action: 'refuse', id: thing?.id ?? null, name: thing?.name ?? goal.fields.name, problems };
}

function stepOf({ key, fields }: DesiredGoal): Omit<Step, 'action' | 'id'> {
  return { kind: 'goal', key, name: fields.name, changes: [], sent: null, tagKey: null, problems: [] };
}
