import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const sources = readdirSync('src/events/audit', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(`src/events/audit/${file}`, 'utf8'))
  .join('\n');

test('docs/audit.md has every code that a rule finds, and no other', () => {
  const [, table = ''] = /## What is found\n(.*)/s.exec(readFileSync('docs/audit.md', 'utf8')) ?? [];
  const listed = [...table.matchAll(/^\| (`[^|]*) \|/gm)].flatMap(([, codes = '']) => codes.match(/[a-z0-9-]+/g) ?? []);
  const literal = [...sources.matchAll(/(?:code: |: \[|code = )'([a-z0-9-]+)'/g)].map(([, code]) => code);
  const nearMisses = ['action', 'category', 'label'].map((pair) => `${pair}-near-miss`);
  const made = sources.includes('{pair}-near-miss`') ? nearMisses : [];
  expect(listed.sort()).toEqual([...new Set([...literal, ...made])].sort());
});
