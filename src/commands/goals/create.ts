import type { Context } from '../../context.js';
import { checkNewGoal, checkNewGoalName } from '../../domain/goal-rules.js';
import { theOne } from '../../domain/named.js';
import type { Answer } from '../../render/answer.js';
import type { IfExists } from '../declare.js';
import { type EventFileFlags, eventFileIn } from '../event-file-options.js';
import { createGoals, refuseWrong } from './create-goals.js';
import { readAllGoals } from './reading.js';
import { fieldsOf, type GoalFlags, wantedGoals } from './wanted.js';

/** A tracking plan or a sample holds the events to choose from. */
export interface Input extends GoalFlags, Partial<EventFileFlags> {
  like?: string;
  ifExists: IfExists;
  dryRun?: boolean;
}

export async function run(input: Input, ctx: Context): Promise<Answer> {
  const { like, ifExists, dryRun, ...flags } = input;
  const events = eventFileIn(input);
  if (like === undefined && flags.fromFile === undefined && isOpen(flags)) {
    const { createByAsking } = await import('./create-by-asking.js');
    const answer = await createByAsking(flags, { ifExists, dryRun, events }, ctx);
    if (answer) return answer;
  }
  const { single, entries } = await wantedGoals(namedByEvent(flags), ctx);
  // What can be found wrong without asking the service is said before it is asked; of what may be there, that is the name.
  if (like === undefined) refuseWrong(entries, ifExists === 'error' ? checkNewGoal : checkNewGoalName);

  const campaigns = await ctx.campaigns({ dryRun });
  const existing = await readAllGoals(campaigns, ctx);
  const model = like === undefined ? null : theOne('conversion goal', like, existing);
  return createGoals({ single, entries, model, ifExists, existing, campaigns, ctx });
}

/** Whether something is missing that a goal cannot be made without. */
function isOpen(flags: GoalFlags): boolean {
  const { source, event } = flags;
  const named = namedByEvent(flags);
  const fields = fieldsOf(named);
  return checkNewGoal(source && event ? { ...fields, labelExpression: named.name ?? '' } : fields).length > 0;
}

/** conversiongoal.md. */
const longestName = 100;

/** A goal that is made for an event is an Event goal, and is called like it where nothing else is said. */
function namedByEvent(flags: GoalFlags): GoalFlags {
  if (flags.source === undefined || flags.event === undefined) return flags;
  const name = flags.name ?? Array.from(flags.event).slice(0, longestName).join('');
  return { ...flags, name, type: flags.type ?? 'Event' };
}
