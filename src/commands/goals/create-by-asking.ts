import type { Context } from '../../context.js';
import type { Problem } from '../../domain/diagnostic.js';
import type { GoalFields } from '../../domain/goal.js';
import { createCommand, type ShortForm } from '../../domain/goal-command.js';
import { completeNewGoal } from '../../domain/goal-defaults.js';
import { checkNewGoal } from '../../domain/goal-rules.js';
import { sameName, theOne } from '../../domain/named.js';
import { shellWord } from '../../domain/shell-word.js';
import { sideEffectsOfGoals } from '../../domain/side-effects.js';
import type { UetTag } from '../../domain/tag.js';
import { usage } from '../../errors.js';
import { conditionFor } from '../../events/condition-for.js';
import type { GoalDraft, GoalWorld, KnownEvent, Proposal } from '../../prompts/goal-form/draft.js';
import type { Answer } from '../../render/answer.js';
import type { Campaigns } from '../../service/campaigns.js';
import type { IfExists } from '../declare.js';
import type { EventFileFlags } from '../event-file-options.js';
import { refuseProblems } from '../problems.js';
import { createGoals } from './create-goals.js';
import { readAllGoals } from './reading.js';
import { tagToUse } from './tag-to-use.js';
import { fieldsOf, type GoalFlags, refuseBesideShort } from './wanted.js';
import { autoTagging } from './write.js';

interface How {
  ifExists: IfExists;
  dryRun?: boolean | undefined;
  /** What to choose events from; null: their names are typed. */
  events: EventFileFlags | null;
}

/** Asks for what is missing and makes the goal; null where nobody can answer, and where nothing is missing. */
export async function createByAsking(flags: GoalFlags, how: How, ctx: Context): Promise<Answer | null> {
  const prompter = await ctx.prompter();
  if (!prompter) return null;
  const given = draftOf(flags);
  refuseProblems([{ id: null, fields: given.fields, place: null }], wrongOf);
  const events = how.events === null ? [] : await eventsOf(how.events, ctx);
  const campaigns = await ctx.campaigns({ dryRun: how.dryRun });
  const tags = await ctx.progress('Reading UET tags', () => campaigns.tags());
  const goals = await readAllGoals(campaigns, ctx);
  const world: GoalWorld = {
    tags,
    goals,
    events,
    autoTagging: await autoTagging(campaigns),
    refuseTaken: how.ifExists === 'error',
    propose: (draft) => proposalOf(draft),
    sideEffects: (draft) => sideEffectsOfGoals([wholeOf(draft)], world.autoTagging),
  };

  const { goalForm } = await import('../../prompts/goal-form.js');
  const draft = await goalForm(prompter, withTagId(given, tags), world);
  if (draft.agreed === undefined) return null;
  if (!draft.agreed) throw usage('not confirmed: nothing was done', { hint: '' });
  return make(draft, { ...how, tags, goals, campaigns, ctx });
}

interface Making extends How {
  tags: readonly UetTag[];
  goals: Awaited<ReturnType<typeof readAllGoals>>;
  campaigns: Campaigns;
  ctx: Context;
}

async function make(draft: GoalDraft, { tags, goals, campaigns, ctx, ifExists }: Making): Promise<Answer> {
  const tag = await tagToUse(draft, tags, campaigns, ctx);
  const fields = { ...wholeOf(draft), ...(tag && { tagId: tag.id }) };
  const entries = [{ id: null, fields, place: null }];
  const answer = await createGoals({
    single: true,
    entries,
    model: null,
    ifExists,
    existing: goals,
    campaigns,
    ctx,
    asked: true,
  });
  ctx.note(`Without questions: ${commandOf(draft, tags)}`);
  const script = tag && tag.trackingStatus !== 'Active' && !campaigns.kept;
  return script ? { ...answer, next: `bingctl tags script ${shellWord(referenceTo(tag, tags))} > uet.html` } : answer;
}

function draftOf(flags: GoalFlags): GoalDraft {
  const { source, event, eventOperator: operator, labelMapped } = flags;
  const isShort = source !== undefined || event !== undefined;
  if (isShort) refuseBesideShort(flags);
  const fields = fieldsOf(flags);
  return {
    fields: isShort ? { ...fields, type: 'Event' } : fields,
    ...(source !== undefined && { source }),
    ...(event !== undefined && { event }),
    ...(operator !== undefined && { operator }),
    ...(labelMapped !== undefined && { labelMapped }),
  };
}

/** What is wrong with what was given; what is missing is asked for. */
function wrongOf(fields: GoalFields): Problem[] {
  const { revenue, ...others } = fields;
  const members = new Set([...Object.keys(others), ...Object.keys(revenue ?? {}).map((part) => `revenue.${part}`)]);
  return checkNewGoal(fields).filter(({ field }) => members.has(field));
}

/** A tag that was named is looked up before anything is asked. */
function withTagId(draft: GoalDraft, tags: readonly UetTag[]): GoalDraft {
  const { tagId } = draft.fields;
  return tagId ? { ...draft, fields: { ...draft.fields, tagId: theOne('UET tag', tagId, tags).id } } : draft;
}

function shortOf({ source, event, operator, labelMapped }: GoalDraft): ShortForm | null {
  return source !== undefined && event !== undefined ? { source, event, operator, labelMapped } : null;
}

/** The goal with its condition, and what is left open filled as the service is told it. */
function wholeOf(draft: GoalDraft): GoalFields {
  return completeNewGoal({ ...draft.fields, ...proposalOf(draft)?.fields });
}

function proposalOf(draft: GoalDraft): Proposal | null {
  const short = shortOf(draft);
  return short && conditionFor(short);
}

/** What does the same where nobody can answer. */
function commandOf(draft: GoalDraft, tags: readonly UetTag[]): string {
  const tag = tags.find(({ id }) => id === draft.fields.tagId);
  const name = draft.newTag?.name ?? (tag && referenceTo(tag, tags));
  const fields = { ...draft.fields, ...(name !== undefined && { tagId: name }) };
  const first = draft.newTag ? `bingctl tags create --name ${shellWord(draft.newTag.name)} && ` : '';
  return `${first}${createCommand(fields, shortOf(draft))}`;
}

/** The name where it can mean no other. */
function referenceTo({ id, name }: Pick<UetTag, 'id' | 'name'>, tags: readonly UetTag[]): string {
  const isClear = name && !/^\d+$/.test(name) && tags.filter((tag) => tag.name && sameName(tag.name, name)).length <= 1;
  return isClear ? name : id;
}

async function eventsOf(file: EventFileFlags, ctx: Context): Promise<KnownEvent[]> {
  if (file.events === '-') throw usage('--events - would read the terminal that answers are typed at: name a file');
  const { readKnownEvents } = await import('./known-events.js');
  return readKnownEvents(file, ctx);
}
