import type { Context } from '../../context.js';
import { isSample } from '../../events/plans/is-sample.js';
import { nameWarnings } from '../../events/plans/name-warnings.js';
import type { EventPlan } from '../../events/plans/planned-event.js';
import { readPlan } from '../../events/plans/read-plan.js';
import { createSampleNames, isCall } from '../../events/plans/sample.js';
import { refuseControls } from '../../files/controls.js';
import { parseCsv } from '../../files/csv-rows.js';
import { inFile } from '../../files/in-file.js';
import { fileName } from '../../files/input.js';
import { parseJson } from '../../files/json-text.js';
import { readJsonValues } from '../../files/json-values.js';
import type { Malformed, NdjsonLine } from '../../files/ndjson.js';
import { peekInput } from '../../files/peek.js';
import { parseYamlDocuments } from '../../files/yaml-documents.js';
import type { EventFileFlags } from '../event-file-options.js';
import { createMalformedLines } from '../events/malformed-lines.js';

/** A tracking plan, which is there whole, or a sample, which is read once, in batches, and may be of any length. */
export type EventFile =
  | { kind: 'plan'; name: string; plan: EventPlan }
  | { kind: 'sample'; name: string; calls(malformed: Malformed): AsyncIterable<NdjsonLine[]> };

type Reader = Pick<Context, 'io' | 'interrupt'>;

const parsers = { json: parseJson, yaml: parseYamlDocuments, csv: parseCsv };

/**
 * Opens the file of events that the user names, whatever tool made it.
 * @throws BingctlError `usage` with the file's name when it cannot be read or is of no format that is known
 */
export async function openEventFile(flags: EventFileFlags, ctx: Reader): Promise<EventFile> {
  const { eventsFormat: format, eventsColumn: column } = flags;
  const { name, head, isWhole, bytes, text } = await peekInput(ctx.io, flags.events, ctx.interrupt.first);
  if (format === 'ndjson' || (format === undefined && isSample(head, isWhole))) return sampleOf(name, bytes());
  const whole = await text();
  return inFile(fileName(flags.events), async () => {
    refuseControls(whole);
    const plan = await readPlan(whole, parsers, { format, column });
    // An array of calls, or one call over several lines.
    return plan.format === 'ndjson' ? sampleOf(name, only(Buffer.from(whole))) : { kind: 'plan', name, plan };
  });
}

function sampleOf(name: string, bytes: AsyncIterable<Buffer>): EventFile {
  async function* calls(malformed: Malformed): AsyncGenerator<NdjsonLine[]> {
    for await (const batch of readJsonValues(name, bytes, malformed)) {
      yield batch.some(isList) ? batch.flatMap((each) => (isList(each) ? elementsOf(each) : [each])) : batch;
    }
  }
  return { kind: 'sample', name, calls };
}

async function* only(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

/** A push of the page's own is a list as well, and a call. */
function isList({ value }: NdjsonLine): boolean {
  return Array.isArray(value) && !isCall(value);
}

function elementsOf(line: NdjsonLine): NdjsonLine[] {
  return Array.isArray(line.value) ? line.value.map((value) => ({ ...line, value })) : [];
}

/**
 * The names in a file of events. A sample is read to its end, and only its names are kept.
 * @throws as {@link openEventFile}
 */
export async function readEventFile(
  flags: EventFileFlags,
  ctx: Reader & Pick<Context, 'progress' | 'warn'>,
): Promise<EventPlan> {
  const file = await openEventFile(flags, ctx);
  if (file.kind === 'plan') return file.plan;
  const names = createSampleNames();
  const malformed = createMalformedLines((text) => ctx.warn(text));
  await ctx.progress(`Reading ${file.name}`, async (step) => {
    let read = 0;
    for await (const batch of file.calls(malformed.add)) {
      for (const { value, line } of batch) names.add(value, line);
      read += batch.length;
      step(read);
    }
  });
  const events = names.events();
  return { format: 'ndjson', events, uet: [], warnings: [...names.warnings(), ...nameWarnings(events)] };
}
