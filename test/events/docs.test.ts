import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** The codes that the sources can warn with: as they stand in the code, and those of amounts, which are put together. */
function codesInTheSources(): Set<string> {
  const files = ['src/events', 'src/events/sources'].flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(`${folder}/${name}`, 'utf8')),
  );
  const found = files.flatMap((text) =>
    [
      ...text.matchAll(/(?:\bcode[:=] |\bcode: [^'\n]*\? |\bcode = |warn\(|find\(page, | : )'([a-z]+(?:-[a-z\d]+)+)'/g),
    ].map(([, code = '']) => code),
  );
  const amounts = ['revenue', 'value'].flatMap((what) =>
    ['not-a-number', 'out-of-range', 'too-many-decimals'].map((why) => `${what}-${why}`),
  );
  return new Set([...found, ...amounts]);
}

test('docs/events.md lists every warning, and no other', () => {
  const page = readFileSync('docs/events.md', 'utf8');
  const rows = page
    .slice(page.indexOf('## Warnings'))
    .split('\n')
    .filter((line) => line.startsWith('| `'));
  const listed = rows.flatMap((row) =>
    [...(row.split('|')[1] ?? '').matchAll(/`([a-z\d-]+)`/g)].map(([, code]) => code),
  );
  expect(listed.toSorted()).toEqual([...codesInTheSources()].toSorted());
});
