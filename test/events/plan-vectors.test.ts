import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { PlanFormat } from '../../src/domain/plan-format.js';
import { planOf } from './plans.js';

interface Vector {
  id: string;
  format: PlanFormat;
  text: string;
  expected: { events: { name: string | null; kind: string }[]; uet?: object[] };
  note: string;
}

/** Files as the tools make them, with what they say, from the documents of the tools and from public repositories. */
const vectors: Vector[] = JSON.parse(readFileSync(new URL('plan-vectors.json', import.meta.url), 'utf8'));
const withoutLines = ({ line: _, ...event }: { line?: number }) => event;

test.each(vectors)('$id: $format is recognised and read', async ({ format, text, expected }) => {
  const plan = await planOf(text);
  expect(plan.format).toBe(format);
  expect(plan.events.map(withoutLines)).toEqual(expected.events);
  expect(plan.uet).toMatchObject(expected.uet ?? []);
  expect(plan.uet).toHaveLength(expected.uet?.length ?? 0);
});

test.each(vectors)('$id: reads the same when the format is named', async ({ format, text }) => {
  expect(await planOf(text, { format })).toEqual(await planOf(text));
});

test('there are vectors for every kind of plan', () => {
  expect(vectors.map(({ id }) => id)).toEqual(['PLN-01', 'PLN-02', 'PLN-03', 'PLN-04', 'PLN-05', 'PLN-06']);
});
