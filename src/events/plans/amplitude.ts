import type { CsvRow } from './csv-row.js';
import type { PlannedEvent, PlanReading } from './planned-event.js';

const columns = {
  action: 'action',
  type: 'object type',
  name: 'object name',
  property: 'event property name',
  valueType: 'property value type',
  required: 'property required',
} as const;

/** Whether the first row is the head of an export of Amplitude Data. */
export function isAmplitudeHead(row: CsvRow | undefined): boolean {
  const titles = row?.cells.map(title) ?? [];
  return titles.includes(columns.type) && titles.includes(columns.name);
}

/**
 * The events of an export of Amplitude Data. A row without an object name goes on with the object above; one that repeats
 * it does too. Property groups are no events.
 */
export function amplitudeCsv(rows: readonly CsvRow[]): PlanReading | null {
  const [head, ...body] = rows;
  if (!head || !isAmplitudeHead(head)) return null;
  const titles = head.cells.map(title);
  const events = new Map<string, PlannedEvent>();
  let current: PlannedEvent | null = null;
  for (const { cells, line } of body) {
    const cell = (column: string) => value(cells[titles.indexOf(column)]);
    const name = cell(columns.name);
    if (name !== '') {
      const isEvent =
        cell(columns.type).trim().toLowerCase() === 'event' || (cell(columns.type) === '' && events.has(name));
      // Removing it from the plan is what the file asks Amplitude to do.
      const deprecated = cell(columns.action).trim().toLowerCase() === 'remove';
      current = isEvent ? (events.get(name) ?? { name, kind: 'track', deprecated, properties: [], line }) : null;
      if (current) events.set(name, current);
    }
    const property = cell(columns.property).trim();
    if (property === '' || current?.properties.some((each) => each.name === property)) continue;
    current?.properties.push({
      name: property,
      type: cell(columns.valueType).trim() || null,
      required: cell(columns.required).trim().toLowerCase() === 'true',
    });
  }
  return { events: [...events.values()] };
}

function title(cell: string): string {
  return cell.replaceAll(/\s+/g, ' ').trim().toLowerCase();
}

/** The exports put a tab before what a spreadsheet would take for a formula. */
function value(cell: string | undefined): string {
  return (cell ?? '').replaceAll('\t', '');
}
