import { type PlanFormat, planFormats } from '../../domain/plan-format.js';
import { quote } from '../../domain/quote.js';
import { type BingctlError, usage } from '../../errors.js';
import { isRecord } from '../values.js';
import { amplitudeCsv, isAmplitudeHead } from './amplitude.js';
import type { CsvRow } from './csv-row.js';
import { gtmContainer } from './gtm-container.js';
import { gtmScript, isGtmScript } from './gtm-script.js';
import { nameWarnings } from './name-warnings.js';
import { nameList, namesInColumn } from './names.js';
import type { EventPlan, PlanReading } from './planned-event.js';
import { isListOfPlans, rudderstackCatalog, rudderstackYaml } from './rudderstack.js';
import { createSampleNames, isCall } from './sample.js';
import { segmentLegacy, segmentRules } from './segment.js';

/** What reads the encodings: handed in, so that none is loaded before a file needs it. */
export interface Parsers {
  /** @throws BingctlError `usage` with line and column */
  json(text: string): unknown;
  /** Every document of the text, as plain values. @throws as `json` */
  yaml(text: string): Promise<unknown[]>;
  csv(text: string): Promise<CsvRow[]>;
}

export interface PlanOptions {
  /** Where the content shall not decide. */
  format?: PlanFormat | undefined;
  /** The column of a CSV file that has the names. */
  column?: string | undefined;
}

/** Of one parsed JSON text; the first that takes it has it. */
const jsonReaders: [PlanFormat, (value: unknown) => PlanReading | null][] = [
  ['gtm-container', gtmContainer],
  ['segment-rules', segmentRules],
  ['segment-legacy', segmentLegacy],
  ['rudderstack-catalog', rudderstackCatalog],
  ['ndjson', calls],
  ['list', listOfNames],
];

/**
 * The events that the text of a file names, whatever made the file. A sample (NDJSON) is not read whole: see
 * {@link createSampleNames}.
 * @throws BingctlError `usage` when it is of no format that is known, or not of the one that was asked for
 */
export async function readPlan(text: string, parsers: Parsers, options: PlanOptions = {}): Promise<EventPlan> {
  let parsed: { value: unknown } | undefined;
  // What the whole text is parsed to serves twice: to see what it is, and to read it.
  const json = (part: string) => {
    if (part !== text) return parsers.json(part);
    parsed ??= { value: parsers.json(text) };
    return parsed.value;
  };
  const once = { ...parsers, json };
  const format = options.format ?? (await formatOf(text, once, options));
  const reading = await readAs(format, text, once, options.column);
  if (reading === null) throw notOfFormat(format);
  const { events, uet = [], warnings = [] } = reading;
  if (events.length === 0 && uet.length === 0 && warnings.length === 0) throw usage('it names no event');
  return { format, events, uet, warnings: [...warnings, ...nameWarnings(events)] };
}

async function formatOf(text: string, parsers: Parsers, { column }: PlanOptions): Promise<PlanFormat> {
  const start = text.trimStart();
  if (start === '') throw usage('there is nothing in it: names of events were expected');
  if (start.startsWith('{') || start.startsWith('[')) return jsonFormatOf(parsers.json(text));
  if (isGtmScript(text)) return 'gtm-script';
  if (/^version:\s*["']?rudder\//m.test(text) || (/^kind:/m.test(text) && /^spec:/m.test(text)))
    return 'rudderstack-yaml';
  const [head] = await parsers.csv(start.split(/\r\n|\r|\n/, 1)[0] ?? '').catch(() => []);
  if (isAmplitudeHead(head)) return 'amplitude-csv';
  if (column !== undefined) return 'csv';
  if (isTable(await parsers.csv(text).catch(() => []))) {
    const hint = `its columns are ${head?.cells.map((cell) => quote(cell.trim())).join(', ')}`;
    throw usage('it is CSV: name the column of the event names with --events-column', { hint });
  }
  return 'list';
}

function jsonFormatOf(value: unknown): PlanFormat {
  const found = jsonReaders.find(([, read]) => read(value) !== null);
  if (found) return found[0];
  if (isListOfPlans(value)) {
    throw usage('it lists tracking plans, not their events', {
      hint: 'save the answer for the events of one plan: GET /catalog/tracking-plans/ID/events',
    });
  }
  throw usage('it is JSON, but no tracking plan, container or event that is known', {
    hint: `name the format with --events-format, one of ${planFormats.join(', ')}`,
  });
}

/** Names have commas in them now and then; a table has as many in every row. */
function isTable(rows: readonly CsvRow[]): boolean {
  const [head, ...body] = rows;
  const width = head?.cells.length ?? 0;
  return width > 1 && body.length > 0 && body.every(({ cells }) => cells.length === width);
}

async function readAs(
  format: PlanFormat,
  text: string,
  parsers: Parsers,
  column: string | undefined,
): Promise<PlanReading | null> {
  switch (format) {
    case 'rudderstack-yaml':
      return rudderstackYaml(await parsers.yaml(text));
    case 'amplitude-csv':
      return amplitudeCsv(await parsers.csv(text));
    case 'csv':
      if (column === undefined) throw usage('a CSV file needs --events-column: which column has the names');
      return namesInColumn(await parsers.csv(text), column);
    case 'gtm-script':
      return gtmScript(text, parsers.json);
    case 'list':
      return /^\s*\[/.test(text) ? listOfNames(parsers.json(text)) : nameList(text);
    default:
      return jsonReaders.find(([name]) => name === format)?.[1](parsers.json(text)) ?? null;
  }
}

/** One call of an SDK, or an array of them: a sample that is no NDJSON. */
function calls(value: unknown): PlanReading | null {
  const all = Array.isArray(value) && !isCall(value) ? value : [value];
  if (!all.some((each) => isRecord(each) && isCall(each)) && !isCall(value)) return null;
  const names = createSampleNames();
  for (const each of all) names.add(each, 1);
  return { events: names.events().map(({ line: _, ...event }) => event), warnings: names.warnings() };
}

function listOfNames(value: unknown): PlanReading | null {
  if (!Array.isArray(value) || !value.every((each) => typeof each === 'string')) return null;
  return { events: value.map((name) => ({ name, kind: 'track', deprecated: false, properties: [] })) };
}

function notOfFormat(format: PlanFormat): BingctlError {
  return usage(`it is not what ${format} looks like`, { hint: 'leave --events-format out, and the content decides' });
}
