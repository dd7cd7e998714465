import type { Context } from '../../context.js';
import type { EventSource } from '../../domain/event-source.js';
import type { Goal } from '../../domain/goal.js';
import type { RegexEngine } from '../../domain/goal-match/regex-engine.js';
import { nameKey } from '../../domain/named.js';
import { nearest } from '../../domain/nearest.js';
import { quote } from '../../domain/quote.js';
import { usage } from '../../errors.js';
import { plannedEvents, type Sending } from '../../events/audit/planned-events.js';
import { createSampleEvents } from '../../events/audit/sample-events.js';
import type { AuditInput } from '../../events/audit.js';
import type { EventPlan } from '../../events/plans/planned-event.js';
import { type EventFileFlags, eventFileIn } from '../event-file-options.js';
import { type DestinationFlags, destinationOf } from '../events/destination.js';
import { createMalformedLines } from '../events/malformed-lines.js';
import { type EventFile, openEventFile } from './event-file.js';

export interface AuditedEventFlags extends DestinationFlags, Partial<EventFileFlags> {
  important?: string[];
}

/** What the audit has to know about events. */
type AuditedEvents = Pick<AuditInput, 'sent' | 'isSample' | 'unvisited' | 'source' | 'settings'>;

/** More of one file would hide the findings. */
const mostWarnings = 10;

/** The events of the file that `--events` names, as they reach Microsoft; without the flag, none are known. */
export async function auditedEvents(
  flags: AuditedEventFlags,
  goals: readonly Goal[],
  regex: RegexEngine,
  ctx: Context,
): Promise<AuditedEvents> {
  const named = eventFileIn(flags);
  if (named === null) {
    if (flags.important) throw usage('--important needs --events: the file of events');
    const known = flags.source === undefined ? null : destinationOf(flags);
    return {
      sent: null,
      isSample: false,
      unvisited: [],
      source: known?.source ?? null,
      settings: known?.settings ?? {},
    };
  }
  // What is wrong with the flags is said before a large file is read.
  const given = flags.source === undefined ? null : destinationOf(flags);
  const file = await openEventFile(named, ctx);
  const sending = given ?? destinationOf({ ...flags, source: sourceOf(file) });
  const found =
    file.kind === 'plan' ? planned(file.plan, sending, ctx) : await sampled(file, sending, goals, regex, ctx);
  missImportant(
    flags.important ?? [],
    found.sent.map(({ name }) => name),
    ctx,
  );
  tellOfTags(goals, found.sent, ctx);
  const { source, settings } = sending;
  return { ...found, source, settings };
}

/** A container says itself what it sends; of all other files somebody has to say who sends their events. */
function sourceOf(file: EventFile): EventSource {
  if (file.kind === 'plan' && file.plan.uet.length > 0) return 'uet';
  throw usage('--events needs --source: who sends the events', {
    hint: 'segment, rudderstack and uet send through the UET tag, segment-capi and amplitude through the Conversions API',
  });
}

function planned(plan: EventPlan, sending: Sending, ctx: Context) {
  const lines = plan.warnings.map(({ message, line }) => (line === undefined ? message : `line ${line}: ${message}`));
  for (const line of lines.slice(0, mostWarnings)) ctx.warn(line);
  if (lines.length > mostWarnings) ctx.warn(`${lines.length - mostWarnings} more warnings like these`);
  return { sent: plannedEvents(plan, sending), isSample: false, unvisited: [] };
}

async function sampled(
  { name, calls }: EventFile & { kind: 'sample' },
  sending: Sending,
  goals: readonly Goal[],
  regex: RegexEngine,
  ctx: Context,
) {
  const sample = createSampleEvents(sending, goals, regex);
  const malformed = createMalformedLines((text) => ctx.warn(text));
  let read = 0;
  await ctx.progress(`Reading ${name}`, async (step) => {
    for await (const batch of calls(malformed.add)) {
      for (const { value } of batch) sample.add(value);
      read += batch.length;
      step(read);
    }
  });
  const sent = sample.events();
  if (malformed.isBeyondTold) ctx.warn(malformed.summary(read));
  const unsent = sample.unsent() === 0 ? '' : `, ${counted(sample.unsent(), 'call')} of which nothing is sent`;
  ctx.note(`Read ${counted(read, 'call')}: ${counted(sent.length, 'different event')}${unsent}.`);
  if (sample.beyond() > 0) ctx.warn(`${sample.beyond()} events beyond the first 10000 different ones were left out`);
  return { sent, isSample: true, unvisited: sample.unvisited() };
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

/** An event that somebody waits for and nobody sends is no finding about a goal, and worth a word. */
function missImportant(important: readonly string[], names: readonly string[], ctx: Context): void {
  const known = new Set(names.map(nameKey));
  for (const name of important.filter((each) => !known.has(nameKey(each)))) {
    const near = nearest(name, names);
    ctx.warn(`no event is called ${quote(name)}${near === null ? '' : `: did you mean ${quote(near)}?`}`);
  }
}

/** Goals of another tag never see these events, and all of them would be told of. */
function tellOfTags(goals: readonly Goal[], sent: NonNullable<AuditInput['sent']>, ctx: Context): void {
  const tags = new Set(goals.filter(({ type }) => type === 'Event').map(({ tagId }) => tagId));
  if (tags.size < 2 || sent.some(({ event }) => event.tagId !== undefined)) return;
  ctx.note(`The goals use ${tags.size} UET tags: name the one that these events are sent with, with --tag.`);
}
