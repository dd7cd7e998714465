import type { Context } from '../../context.js';
import type { Problem } from '../../domain/diagnostic.js';
import { type TagFields, tagFields, type UetTag } from '../../domain/tag.js';
import { tagUpdate } from '../../domain/tag-change.js';
import { checkTagOwner, checkTagUpdate } from '../../domain/tag-rules.js';
import { type Answer, oneOrMany } from '../../render/answer.js';
import { tagView } from '../../render/views/tag.js';
import type { Campaigns } from '../../service/campaigns.js';
import { carryOut, type Intent, sentOf } from '../../service/carry-out.js';
import { failureOf } from '../../service/failure.js';
import type { Sent } from '../../service/operations.js';
import { type ItemResult, isDone } from '../../service/results.js';
import { refusedBefore } from '../problems.js';
import { tellDryRun, tellKept } from '../telling.js';

export type TagIntent = Intent<Sent<UetTag>>;

/** An update of a tag that is there, or why it cannot be. Tells before and after. */
export function updateIntent(tag: UetTag, fields: TagFields, campaigns: Campaigns, ctx: Context): TagIntent {
  const { id, name } = tag;
  const { sent, changes } = tagUpdate(tag, fields);
  if (changes.length === 0) return { deed: 'keep', id, name, outcome: 'unchanged' };
  const problems = [...checkTagUpdate(fields), ...ownerProblems(tag, campaigns)];
  if (problems.length > 0) return { deed: 'refuse', id, name, error: refusedBefore(problems) };
  ctx.tellChanges(`UET tag "${name}"`, changes);
  return { deed: 'update', id, name, sent };
}

/** Names are unique in a customer: tags that others share with it do not count. */
export function isOwn(tag: UetTag, campaigns: Campaigns): boolean {
  return ownerProblems(tag, campaigns).length === 0;
}

function ownerProblems(tag: UetTag, { customerId }: Campaigns): Problem[] {
  return checkTagOwner(tag, customerId ?? '');
}

interface Writing {
  intents: TagIntent[];
  /** One thing was asked for: one object comes out. */
  single: boolean;
  existing: readonly UetTag[];
  campaigns: Campaigns;
  ctx: Context;
  deed: 'created' | 'updated';
}

/** Carries the intents out and answers with the tags as they are then. */
export async function writeTags({ intents, single, existing, campaigns, ctx, deed }: Writing): Promise<Answer> {
  const writes = { add: campaigns.addTags, update: campaigns.updateTags };
  const label = campaigns.kept ? 'Checking UET tags' : 'Writing UET tags';
  const results = await ctx.progress(label, (step) => carryOut(intents, writes, step), intents.length);
  tellKept('UET tag', results, ctx);
  if (campaigns.kept) tellDryRun('UET tag', campaigns.kept, results, ctx);

  const failure = failureOf(results, 'UET tag', deed);
  const now = await readBack(results, intents, existing, campaigns, ctx);
  const rows = results.flatMap((result, index) => (isDone(result) ? rowOf(result, intents[index], now) : []));
  if (rows.length === 0 && failure) throw failure;
  return oneOrMany(rows, single, tagView, { failure });
}

/** The tags after the updates, or what they must be by what was sent when the service cannot be asked any more. */
async function readBack(
  results: readonly ItemResult<UetTag>[],
  intents: readonly TagIntent[],
  existing: readonly UetTag[],
  campaigns: Campaigns,
  ctx: Context,
): Promise<readonly UetTag[]> {
  if (!results.some(({ outcome }) => outcome === 'updated')) return existing;
  try {
    return await campaigns.tags();
  } catch {
    ctx.warn('Written, but the tags could not be read back: what follows is what was sent.');
    const sent = new Map(intents.flatMap((intent) => (intent.deed === 'update' ? [[intent.id, intent.sent]] : [])));
    return existing.map((tag) => ({ ...tag, ...sent.get(tag.id) }) as UetTag);
  }
}

function rowOf(result: ItemResult<UetTag>, intent: TagIntent | undefined, now: readonly UetTag[]): UetTag[] {
  if (result.value) return [result.value];
  const there = now.find(({ id }) => id === result.id);
  if (result.outcome === 'planned') return [{ ...blankTag(), ...there, ...sentOf(intent) } as UetTag];
  return there ? [there] : [];
}

/** A tag that is not made yet: every member there and null, its id too. */
function blankTag(): UetTag {
  return Object.fromEntries(tagFields.map((member) => [member, null])) as unknown as UetTag;
}
