import { expect, test } from 'vitest';
import { inRepository, type Repository } from './repository.js';

/** Two accounts, each of a customer of its own, with so many goals of the file in both. */
function fileOf(goals: number): string {
  const lines = ['tags: {shop: {}}', 'defaults: {tag: shop, category: purchase}', 'goals:'];
  for (let at = 0; at < goals; at += 1) lines.push(`  goal ${at}: {url: /thanks/${at}}`);
  lines.push(
    'accounts:',
    '  one: {customerId: "1001", accountId: "2001"}',
    '  two: {customerId: "1002", accountId: "2002"}',
  );
  return `${lines.join('\n')}\n`;
}

/** What a command calls, by operation. */
async function callsOf({ run, emulator }: Repository, line: string): Promise<Record<string, number>> {
  const before = emulator.requests.length;
  expect(await run(line)).toMatchObject({ code: 0 });
  const counts: Record<string, number> = {};
  for (const { operation } of emulator.requests.slice(before)) {
    const name = operation.replace(/.*\//, '').replace(/"/g, '');
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

test.each([100, 101])('%i goals in each of two accounts are read once, and written a hundred a call', async (goals) => {
  await inRepository(fileOf(goals), {}, async (repository) => {
    // Goal types that need a pilot are asked for alone.
    const reads = { GetUetTagsByIds: 2, GetConversionGoalsByIds: 8, GetAccountProperties: 2 };
    const apply = '--transport soap apply --yes';
    expect(await callsOf(repository, '--transport soap plan')).toEqual(reads);
    expect(await callsOf(repository, apply)).toEqual({
      ...reads,
      AddUetTags: 2,
      AddConversionGoals: 2 * Math.ceil(goals / 100),
    });
    expect(await callsOf(repository, apply)).toEqual(reads);
  });
});
