import type { EditableText, Mapping } from '../../files/edit-mapping.js';
import { byKey, entryLines } from './export-text.js';
import type { ExportedEntry } from './exported.js';

/** Puts entries behind those that a section of the file has; a section that is not there comes last. */
export function appendEntries(
  { root, indent }: EditableText,
  section: 'tags' | 'goals',
  entries: readonly ExportedEntry[],
): void {
  if (entries.length === 0) return;
  const there = root.at(section);
  if (there && there.names.length > 0) {
    if (there.isBlock) there.append(entries.flatMap((entry) => spaced(entry, there)));
    else for (const { key, members } of entries) there.set(key, members);
  } else if (root.isBlock) {
    const lines = entries.flatMap((entry) => entryLines(entry, root.margin + indent, indent));
    if (root.names.includes(section)) root.setLines(section, lines);
    else root.append(['', `${root.margin}${section}:`, ...lines]);
  } else root.set(section, byKey(entries));

  // As the entries before it stand, with air between them or without.
  function spaced(entry: ExportedEntry, { margin, isAiry }: Mapping): string[] {
    const lines = entryLines(entry, margin, indent);
    return isAiry ? ['', ...lines] : lines;
  }
}
