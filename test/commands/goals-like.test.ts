import { describe, expect, test } from 'vitest';
import { type GoalType, goalTypes } from '../../src/domain/goal.js';
import { oneOfEachType, smallest } from './eight-types.js';
import { emulated, errorOf, theShop } from './emulated.js';

const valued: readonly GoalType[] = ['Url', 'Event', 'OfflineConversion'];
/** A customer has one, so nothing can be made like it. */
const once: readonly GoalType[] = ['InStoreTransaction'];

describe('a goal like another one', () => {
  test.each(goalTypes.filter((type) => !once.includes(type)))(
    'of type %s has all its fields but the name',
    async (type) => {
      const { run, goals } = await emulated(await oneOfEachType());
      const model = (await goals()).find((goal) => goal.type === type);
      const made = await run(`goals create --like "MY ${type}" --name copy --json`);
      expect([made.code, JSON.parse(made.stdout)]).toEqual([0, { ...model, id: expect.any(String), name: 'copy' }]);
      expect((await goals()).find((goal) => goal.id === model?.id)).toEqual(model);
    },
  );

  test('has what is named in place of what the model has', async () => {
    const { run } = await emulated(await oneOfEachType());
    const line = 'goals create --like "my Event" --name copy --window 3d --revenue-value 9 --event-label new --json';
    const { code, stdout } = await run(line);
    const model = JSON.parse((await run('goals get "my Event" --json')).stdout);
    expect([code, JSON.parse(stdout)]).toEqual([
      0,
      {
        ...model,
        id: expect.any(String),
        name: 'copy',
        conversionWindowInMinutes: 4320,
        revenue: { ...model.revenue, value: 9 },
        labelExpression: 'new',
      },
    ]);
  });

  const pairs = goalTypes.flatMap((from) =>
    goalTypes.flatMap((to) => (from === to || once.includes(to) ? [] : [[from, to] as const])),
  );
  test.each(pairs)('of type %s but of type %s takes over what fits', async (from, to) => {
    const { run } = await emulated(await oneOfEachType());
    const model = JSON.parse((await run(`goals get "my ${from}" --json`)).stdout);
    // A revenue for all accounts of a customer has a currency, where goals of the type can have one.
    const currency = valued.includes(to) ? '--currency EUR' : '';
    const made = await run(`goals create --like "my ${from}" --name copy ${smallest[to]} ${currency} --json`);
    expect([made.code, JSON.parse(made.stdout)]).toEqual([
      0,
      expect.objectContaining({
        type: to,
        conversionWindowInMinutes: model.conversionWindowInMinutes,
        status: 'Paused',
        scope: 'Customer',
        excludeFromBidding: true,
        isEnhancedConversionsEnabled: true,
      }),
    ]);
  });

  test.each([
    ['--like nope --name x', 4, 'no conversion goal is called "nope"'],
    ['--like Stayed', 64, 'a goal needs a name'],
    ['--like Stayed --name Browsed', 1, 'is called "Browsed" already'],
    ['--like "Contact form" --name x', 64, 'a url goal needs a category'],
    ['--like "Bought in the store" --name x', 1, 'the customer has an in-store goal already'],
    ['--like Stayed --name x --url /x', 64, 'belongs to url goals'],
  ])('goals create %s exits %i', async (flags, code, says) => {
    const { run, writes } = await emulated(theShop());
    const refused = await run(`goals create ${flags} --json`);
    expect([refused.code, refused.stdout, writes()]).toEqual([code, '', []]);
    const error = errorOf(refused);
    expect([error.message, ...error.items.map(({ message }) => message)].join('\n')).toContain(says);
  });

  test('is not taken for what was named when its name is there already', async () => {
    const { run } = await emulated(await oneOfEachType());
    const before = JSON.parse((await run('goals get "my Duration" --json')).stdout);
    const done = await run(
      'goals create --like "my Url" --type duration --name "my Duration" --window 2d --if-exists update --json',
    );
    expect([done.code, JSON.parse(done.stdout)]).toEqual([0, { ...before, conversionWindowInMinutes: 2880 }]);
  });
});
