import { describe, expect, test } from 'vitest';
import { emulated } from './commands/emulated.js';
import { anAccount, anEventGoal } from './kit/account.js';

/*
 * What a command for n things costs the account's quota: a call a hundred, never one a thing. The limits of the service are
 * counted in calls, and each takes longer than all that this machine does about it.
 */
const batch = 100;
const most = batch + 1;
const names = (count: number) => Array.from({ length: count }, (_, index) => `number ${index}`);
const tags = names(most).map((name, index) => ({ id: String(5000 + index), name }));
const goals = names(most).map((name, index) => anEventGoal({ id: String(7000 + index), name, tagId: '5000' }));
const ids = (first: number, count: number) => Array.from({ length: count }, (_, index) => String(first + index));
const newGoal = { type: 'Duration', tagId: 'number 0', goalCategory: 'Other', minimumDurationInSeconds: 60 };

/** A list is read whole, however long it is: tags by one call, goals by one a group of types. */
const tagsRead = { GetUetTagsByIds: 1 };
const goalsRead = { GetConversionGoalsByIds: 4 };

describe.each([
  [batch, 1],
  [batch + 1, 2],
])('%i things', (count, batches) => {
  const named = names(count).map((name) => ({ name: `new ${name}` }));
  /** What was written is read once more, by its ids. */
  const goalsReadTwice = { GetConversionGoalsByIds: goalsRead.GetConversionGoalsByIds + batches };
  const autoTagging = { GetAccountProperties: 1 };

  test.each<[what: string, line: string, calls: Record<string, number>, input?: object[]]>([
    ['listing tags', 'tags list', tagsRead],
    ['listing goals', 'goals list', goalsRead],
    ['tags by id', `tags get ${ids(5000, count).join(' ')}`, tagsRead],
    ['goals by id', `goals get ${ids(7000, count).join(' ')}`, goalsRead],
    ['new tags', 'tags create --from-file -', { ...tagsRead, AddUetTags: batches }, named],
    [
      'new goals',
      'goals create --from-file -',
      { ...tagsRead, ...goalsReadTwice, ...autoTagging, AddConversionGoals: batches },
      named.map((goal) => ({ ...newGoal, ...goal })),
    ],
    [
      'updates of tags',
      'tags update --from-file -',
      { GetUetTagsByIds: 2, UpdateUetTags: batches },
      ids(5000, count).map((id) => ({ id, description: 'web' })),
    ],
    [
      'updates of goals',
      'goals update --from-file -',
      { ...goalsReadTwice, ...autoTagging, UpdateConversionGoals: batches },
      ids(7000, count).map((id) => ({ id, conversionWindowInMinutes: 1440 })),
    ],
    [
      'pausing goals',
      `goals pause ${ids(7000, count).join(' ')}`,
      { ...goalsReadTwice, ...autoTagging, UpdateConversionGoals: batches },
    ],
  ])('%s: calls by the hundred', async (_, line, expected, input) => {
    const { run, calls } = await emulated(anAccount({ tags, goals }));
    const { code, stderr } = await run(`${line} -o id --quiet`, input && { stdin: JSON.stringify(input) });
    expect([code, stderr]).toEqual([0, '']);
    const counts: Record<string, number> = {};
    for (const operation of calls()) counts[operation] = (counts[operation] ?? 0) + 1;
    expect(counts).toEqual(expected);
  });
});
