import type { Context } from '../../context.js';
import type { EventSource, Reading } from '../../domain/event-source.js';
import type { Goal } from '../../domain/goal.js';
import type { RegexEngine } from '../../domain/goal-match/regex-engine.js';
import { nameKey } from '../../domain/named.js';
import { nearest } from '../../domain/nearest.js';
import type { PlanFormat } from '../../domain/plan-format.js';
import { quote } from '../../domain/quote.js';
import { usage } from '../../errors.js';
import { plannedEvents, type Sending } from '../../events/audit/planned-events.js';
import { createSampleEvents } from '../../events/audit/sample-events.js';
import type { AuditInput } from '../../events/audit.js';
import type { DestinationSettings } from '../../events/destination.js';
import type { EventPlan } from '../../events/plans/planned-event.js';
import { type EventFile, malformedWarning, openEventFile } from './event-file.js';

interface EventFlags {
  events?: string;
  source?: EventSource;
  eventsFormat?: PlanFormat;
  eventsColumn?: string;
  labelMapped?: boolean;
  as?: Reading;
  important?: string[];
}

/** What the audit has to know about events. */
type AuditedEvents = Pick<AuditInput, 'sent' | 'isSample' | 'unvisited' | 'source' | 'settings'>;

/** More of one file would hide the findings. */
const mostWarnings = 10;

/** The events of the file that `--events` names, as they reach Microsoft; without the flag, none are known. */
export async function auditedEvents(
  flags: EventFlags,
  goals: readonly Goal[],
  regex: RegexEngine,
  ctx: Context,
): Promise<AuditedEvents> {
  const { events, source = null, labelMapped, as: reading = 'shipped' } = flags;
  const settings: DestinationSettings = labelMapped === undefined ? {} : { labelMapped };
  if (events === undefined) {
    refuseStrays(flags);
    return { sent: null, isSample: false, unvisited: [], source, settings };
  }
  const file = await openEventFile({ ...flags, events }, ctx);
  const sending: Sending = { source: sourceOf(file, source), settings, reading };
  const found =
    file.kind === 'plan' ? planned(file.plan, sending, ctx) : await sampled(file, sending, goals, regex, ctx);
  missImportant(
    flags.important ?? [],
    found.sent.map(({ name }) => name),
    ctx,
  );
  return { ...found, source: sending.source, settings };
}

function refuseStrays({ eventsFormat, eventsColumn, important }: EventFlags): void {
  const flag = eventsFormat ? '--events-format' : eventsColumn ? '--events-column' : important ? '--important' : null;
  if (flag !== null) throw usage(`${flag} needs --events: the file of events`);
}

/** A container says itself what it sends; of all other files somebody has to say who sends their events. */
function sourceOf(file: EventFile, source: EventSource | null): EventSource {
  if (source !== null) return source;
  if (file.kind === 'plan' && file.plan.uet.length > 0) return 'uet';
  throw usage('--events needs --source: who sends the events', {
    hint: 'segment, rudderstack and uet send through the UET tag, segment-capi and amplitude through the Conversions API',
  });
}

function planned(plan: EventPlan, sending: Sending, ctx: Context) {
  warnAll(
    plan.warnings.map(({ message, line }) => (line === undefined ? message : `line ${line}: ${message}`)),
    ctx,
  );
  return { sent: plannedEvents(plan, sending), isSample: false, unvisited: [] };
}

async function sampled(
  { name, calls, malformed }: EventFile & { kind: 'sample' },
  sending: Sending,
  goals: readonly Goal[],
  regex: RegexEngine,
  ctx: Context,
) {
  const sample = createSampleEvents(sending, goals, regex);
  let read = 0;
  await ctx.progress(`Reading ${name}`, async (step) => {
    for await (const batch of calls) {
      for (const { value } of batch) sample.add(value);
      read += batch.length;
      step(read);
    }
  });
  const wrong = malformedWarning(malformed);
  const sent = sample.events();
  ctx.note(`${read} calls were read: ${sent.length} different events, and ${sample.unsent()} calls that lead to none.`);
  warnAll(
    [
      ...(wrong ? [wrong.message] : []),
      ...(sample.beyond() === 0
        ? []
        : [`${sample.beyond()} events beyond the first 10000 different ones were left out`]),
    ],
    ctx,
  );
  return { sent, isSample: true, unvisited: sample.unvisited() };
}

function warnAll(messages: readonly string[], ctx: Context): void {
  for (const message of messages.slice(0, mostWarnings)) ctx.warn(message);
  if (messages.length > mostWarnings) ctx.warn(`${messages.length - mostWarnings} more like these`);
}

/** An event that somebody waits for and nobody sends is no finding about a goal, and worth a word. */
function missImportant(important: readonly string[], names: readonly string[], ctx: Context): void {
  const known = new Set(names.map(nameKey));
  for (const name of important.filter((each) => !known.has(nameKey(each)))) {
    const near = nearest(name, names);
    ctx.warn(`no event is called ${quote(name)}${near === null ? '' : `: did you mean ${quote(near)}?`}`);
  }
}
