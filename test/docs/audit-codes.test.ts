import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** The codes that the rules of the audit can find, as they stand in the code; those of near misses are put together. */
function codesInTheRules(): string[] {
  const files = ['src/events/audit/rules', 'src/events/audit/unmatched'].flatMap((folder) =>
    readdirSync(folder).map((name) => readFileSync(`${folder}/${name}`, 'utf8')),
  );
  const written = files.flatMap((text) => [...text.matchAll(/'((?:[a-z]+-)+[a-z\d]+)'/g)].map(([, code = '']) => code));
  const notCodes = /^(event-(value|label|action|category))$/;
  const near = ['action', 'category', 'label'].map((pair) => `${pair}-near-miss`);
  return [...new Set([...written.filter((code) => !notCodes.test(code)), ...near])].toSorted();
}

test('docs/audit.md lists every finding, and no other', () => {
  const page = readFileSync('docs/audit.md', 'utf8');
  const rows = page.split('\n').filter((line) => line.startsWith('| `'));
  const listed = rows.flatMap((row) =>
    [...(row.split('|')[1] ?? '').matchAll(/`([a-z\d-]+)`/g)].map(([, code]) => code),
  );
  expect(listed.toSorted()).toEqual(codesInTheRules());
});
