import { isMembers, type Members, type Value } from '../../files/written-value.js';
import { ExactNumber } from '../amount.js';
import type { View } from '../answer.js';

/** A file as `export` prints it: people and pipes get its text, machine formats its members. */
export interface ExportedFile {
  members: Members;
}

export const exportView: View<ExportedFile> = {
  columns: [],
  // Only for formats that make rows: what people get is the text of the answer.
  draw: () => '',
  output: ({ members }) => plain(members),
  csv: [],
};

function plain(members: Members): Record<string, unknown> {
  return Object.fromEntries(Object.entries(members).map(([name, value]) => [name, plainValue(value)]));
}

function plainValue(value: Value): unknown {
  if (isMembers(value)) return plain(value);
  return typeof value === 'object' ? new ExactNumber(value.source) : value;
}
