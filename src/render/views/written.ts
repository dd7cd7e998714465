import type { LeftOut } from '../../plan/export/exported.js';
import type { MergedEntry } from '../../plan/export/merge.js';
import type { View } from '../answer.js';
import { safeText } from '../safe-text.js';

/** A file that `export` wrote, or brought up to date. */
export interface Written {
  file: string;
  tags: number;
  goals: number;
  /** Of a file that was there before: the entries that are not as they were. */
  entries: readonly MergedEntry[];
  leftOut: readonly LeftOut[];
}

const signs: Record<MergedEntry['outcome'], string> = { changed: '~', added: '+', onlyInFile: '?' };

export const writtenView: View<Written> = {
  columns: [],
  draw: ({ file, tags, goals, entries }) =>
    [
      `${safeText(file)}: ${counted(tags, 'UET tag')}, ${counted(goals, 'conversion goal')}`,
      ...entries.map(entryLine),
      '',
    ].join('\n'),
  output: ({ file, tags, goals, entries, leftOut }) => ({
    file,
    tags,
    goals,
    entries: entries.map(({ outcome, kind, key, members }) => ({ outcome, kind, key, members })),
    leftOut: leftOut.map(({ kind, id, name, why }) => ({ kind, id, name, why })),
  }),
  csv: [],
};

function entryLine({ outcome, kind, key, members }: MergedEntry): string {
  const what = `  ${signs[outcome]} ${kind} ${safeText(key)}`;
  if (outcome === 'onlyInFile') return `${what}: only in the file, so bingctl apply would make it`;
  return members.length > 0 ? `${what}: ${members.map(safeText).join(', ')}` : what;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
