import type { Context } from '../../context.js';
import type { PlanFormat } from '../../domain/plan-format.js';
import { isSample } from '../../events/plans/is-sample.js';
import { nameWarnings } from '../../events/plans/name-warnings.js';
import type { EventPlan } from '../../events/plans/planned-event.js';
import { readPlan } from '../../events/plans/read-plan.js';
import { createSampleNames } from '../../events/plans/sample.js';
import { refuseControls } from '../../files/controls.js';
import { parseCsv } from '../../files/csv-rows.js';
import { inFile } from '../../files/in-file.js';
import { parseJson } from '../../files/json-text.js';
import { type NdjsonLine, readNdjson } from '../../files/ndjson.js';
import { type PeekedInput, peekInput } from '../../files/peek.js';
import { parseYamlDocuments } from '../../files/yaml-documents.js';

/** What `--events`, `--events-format` and `--events-column` say. */
export interface EventFileFlags {
  events: string;
  eventsFormat?: PlanFormat | undefined;
  eventsColumn?: string | undefined;
}

/** A tracking plan, which is there whole, or a sample, which is read once, in batches, and may be of any length. */
export type EventFile =
  | { kind: 'plan'; name: string; plan: EventPlan }
  | { kind: 'sample'; name: string; calls: AsyncIterable<NdjsonLine[]>; malformed: MalformedLines };

/** The lines that could not be read: how many, and the first of them. */
export interface MalformedLines {
  count: number;
  first: { line: number; why: string }[];
}

const shownLines = 5;
const parsers = { json: parseJson, yaml: parseYamlDocuments, csv: parseCsv };

/**
 * Opens the file of events that the user names, whatever tool made it.
 * @throws BingctlError `usage` with the file's name when it cannot be read or is of no format that is known
 */
export async function openEventFile(flags: EventFileFlags, ctx: Pick<Context, 'io'>): Promise<EventFile> {
  const { eventsFormat: format, eventsColumn: column } = flags;
  const input = await peekInput(ctx.io, flags.events);
  const isStream = format === undefined ? isSample(input.head, input.isWhole) : format === 'ndjson';
  if (isStream) return sampleOf(input);
  const text = await input.text();
  return inFile(input.name, async () => {
    refuseControls(text);
    return { kind: 'plan', name: input.name, plan: await readPlan(text, parsers, { format, column }) };
  });
}

/**
 * The names in a file of events. A sample is read to its end, and only its names are kept.
 * @throws as {@link openEventFile}
 */
export async function readEventFile(flags: EventFileFlags, ctx: Pick<Context, 'io' | 'progress'>): Promise<EventPlan> {
  const file = await openEventFile(flags, ctx);
  if (file.kind === 'plan') return file.plan;
  const names = createSampleNames();
  await ctx.progress(`Reading ${file.name}`, async (step) => {
    for await (const batch of file.calls) {
      for (const { value, line } of batch) names.add(value, line);
      step(batch.at(-1)?.line ?? 0);
    }
  });
  const events = names.events();
  const malformed = malformedWarning(file.malformed);
  return {
    format: 'ndjson',
    events,
    uet: [],
    warnings: [...names.warnings(), ...(malformed ? [malformed] : []), ...nameWarnings(events)],
  };
}

function sampleOf({ name, bytes }: PeekedInput): EventFile {
  const malformed: MalformedLines = { count: 0, first: [] };
  const tell = (line: number, why: string) => {
    malformed.count += 1;
    if (malformed.first.length < shownLines) malformed.first.push({ line, why });
  };
  return { kind: 'sample', name, calls: readNdjson(bytes(), tell), malformed };
}

/** What cannot be read in a sample is told, and the rest counts. */
export function malformedWarning({ count, first }: MalformedLines): EventPlan['warnings'][number] | null {
  const [one] = first;
  if (!one) return null;
  const lines = first.map(({ line }) => line).join(', ');
  const message =
    count === 1
      ? `line ${one.line} was left out: ${one.why}`
      : `${count} lines were left out, among them ${lines}: ${one.why}`;
  return { code: 'malformed-line', message, line: one.line };
}
