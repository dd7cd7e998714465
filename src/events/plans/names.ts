import { nearest } from '../../domain/nearest.js';
import { quote } from '../../domain/quote.js';
import { usage } from '../../errors.js';
import type { CsvRow } from './csv-row.js';
import type { PlannedEvent, PlanReading } from './planned-event.js';

/** One name a line; lines without one do not count. */
export function nameList(text: string): PlanReading {
  const lines = text.split(/\r\n|\r|\n/);
  return { events: lines.flatMap((name, index) => (name.trim() === '' ? [] : [track(name, index + 1)])) };
}

/**
 * The names in one column of a CSV file, whose first row is its head.
 * @throws BingctlError `usage` that names the columns when there is none of that name
 */
export function namesInColumn(rows: readonly CsvRow[], column: string): PlanReading {
  const [head, ...body] = rows;
  const titles = head?.cells.map((cell) => cell.trim()) ?? [];
  const index = titles.findIndex((title) => title.toLowerCase() === column.trim().toLowerCase());
  if (index === -1) {
    const near = nearest(column, titles);
    throw usage(`it has no column ${quote(column)}${near === null ? '' : `: did you mean ${quote(near)}?`}`, {
      hint: `its columns are ${titles.map(quote).join(', ')}`,
    });
  }
  const events = body.flatMap(({ cells, line }) => {
    const name = cells[index] ?? '';
    return name.trim() === '' ? [] : [track(name, line)];
  });
  return { events };
}

function track(name: string, line: number): PlannedEvent {
  return { name, kind: 'track', deprecated: false, properties: [], line };
}
