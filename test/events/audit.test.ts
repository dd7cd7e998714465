import { describe, expect, test } from 'vitest';
import { eventGoal, findings, found, onAction, onLabel, onUrl, planWith, tag, track, variable } from './audited.js';

const plan = 'Order Completed\nProduct Viewed\n';
const fixes = async (account: Parameters<typeof findings>[0]) => (await findings(account)).map(({ fix }) => fix);

describe('without events', () => {
  test.each([
    ['paused', onLabel('Order', { status: 'Paused' }), 'info goal-paused 71', 'bingctl goals resume 71'],
    [
      'category None',
      onLabel('Order Completed', { goalCategory: 'None' }),
      'warning category-none 71',
      'bingctl goals update 71 --category purchase',
    ],
    ['action track alone', onAction('track'), 'error action-only-track 71', 'bingctl goals pause 71'],
    ['every address', onUrl('/'), 'error always-true 71', 'bingctl goals pause 71'],
    [
      'a pattern of anything',
      onLabel('.*', { labelOperator: 'RegularExpression' }),
      'error always-true 71',
      'bingctl goals pause 71',
    ],
    [
      'a pattern of any address',
      onUrl('(a|b)*', { urlOperator: 'RegularExpression' }),
      'error always-true 71',
      'bingctl goals pause 71',
    ],
  ])('%s', async (_, goal, code, fix) => {
    expect(await found({ goals: [goal] })).toEqual([code]);
    expect(await fixes({ goals: [goal] })).toEqual([fix]);
  });

  test('nothing is wrong with ordinary goals', async () => {
    const goals = [
      onLabel('Order Completed', { actionExpression: 'track', actionOperator: 'Equals' }),
      onUrl('/thanks'),
      onUrl('https://example.com/', { urlOperator: 'Equals' }),
      onLabel('^Order', { labelOperator: 'RegularExpression' }),
    ];
    expect(await found({ goals })).toEqual([]);
  });

  test.each([
    ['unverified', { trackingStatus: 'Unverified' as const }, 'warning tag-unverified'],
    ['inactive', { trackingStatus: 'Inactive' as const }, 'warning tag-inactive'],
  ])('a tag that is %s, once for all its goals', async (_, state, code) => {
    const account = { goals: ['a', 'b', 'c', 'd'].map((name) => onLabel(name)), tags: [tag(state)] };
    expect(await found(account)).toEqual([code]);
    const [finding] = await findings(account);
    expect(finding).toMatchObject({
      goal: null,
      message: expect.stringMatching(/"shop" \(5012\) .* "a", "b", "c" and 1 more/),
      fix: 'bingctl tags script 5012',
    });
  });

  test('a tag that went away, and offline what the goals say of theirs', async () => {
    expect(await found({ goals: [onLabel('a', { trackingStatus: 'InactiveDueToTagUnavailable' })] })).toEqual([
      'error tag-unavailable',
    ]);
    expect(await found({ goals: [onLabel('a', { trackingStatus: 'TagUnverified' })], tags: [] })).toEqual([
      'warning tag-unverified',
    ]);
  });

  test('goals that say the same', async () => {
    expect(await found({ goals: [onUrl('/Thanks'), onUrl('/thanks'), onUrl('/thanks', { tagId: '9' })] })).toEqual([
      'warning double-count 72',
    ]);
  });
});

describe('important events', () => {
  test('a purchase, a lead and a sign-up need a goal, by their names', async () => {
    const names = 'Order Completed\nlead_submitted\nsignUp\nProduct Viewed\n';
    expect(await found({ goals: [], plan: names })).toEqual([
      'warning event-without-goal "Order Completed"',
      'warning event-without-goal "lead_submitted"',
      'warning event-without-goal "signUp"',
    ]);
  });

  test('and so does what requires a revenue, and what somebody names', async () => {
    expect(await found({ goals: [], plan: planWith('Thing', 'revenue!') })).toEqual([
      'warning event-without-goal "Thing"',
    ]);
    expect(await found({ goals: [], plan: planWith('Thing', 'revenue') })).toEqual([]);
    expect(await found({ goals: [], plan: 'Thing\n', important: ['thing'] })).toEqual([
      'error event-without-goal "Thing"',
    ]);
  });

  test('the fix makes the goal that the source needs', async () => {
    expect(await fixes({ goals: [], plan: planWith("Bob's Order", 'revenue!'), important: ["Bob's Order"] })).toEqual([
      `bingctl goals create --type event --name "Bob's Order" --tag 5012 --category other --revenue variable ` +
        `--currency USD --source segment --event "Bob's Order"`,
    ]);
  });

  test('a name that is taken gets a number, and where there is no tag one is made first', async () => {
    const taken = onLabel('Else', { name: 'order completed', tagId: null });
    const [fix] = await fixes({ goals: [taken], plan: 'Order Completed\nElse\n' });
    expect(fix).toContain("--name 'Order Completed (2)'");
    expect(await fixes({ goals: [], tags: [], plan })).toEqual(['bingctl tags create --name site']);
  });

  test('a deprecated one does not, and one that only a paused goal counts needs that one', async () => {
    const rules = [{ key: 'Order Completed', type: 'TRACK', jsonSchema: {}, deprecatedAt: '2026-01-01T00:00:00Z' }];
    expect(await found({ goals: [], plan: JSON.stringify(rules) })).toEqual([]);
    const paused = onLabel('Order Completed', { status: 'Paused' });
    expect(await found({ goals: [paused], plan })).toEqual([
      'warning event-without-goal 71 "Order Completed"',
      'info goal-paused 71',
    ]);
    expect((await fixes({ goals: [paused], plan }))[0]).toBe('bingctl goals resume 71');
  });

  test('a goal that counts everything stands for none', async () => {
    expect(await found({ goals: [onAction('track', { name: 'All' })], plan })).toEqual([
      'error action-only-track 71',
      'warning event-without-goal "Order Completed"',
    ]);
  });

  test('one that a near miss was meant for needs no second goal', async () => {
    expect(await found({ goals: [onLabel('order_completed')], plan })).toEqual([
      'error label-near-miss 71 "Order Completed"',
    ]);
  });

  test('a sample says how often it came', async () => {
    const [finding] = await findings({ goals: [], sample: Array(3).fill(track('Order Completed')) });
    expect(finding?.message).toBe('no goal counts the event, which came 3 times');
  });
});

describe('counted twice, or with others', () => {
  const contains = (label: string, members = {}) => onLabel(label, { labelOperator: 'Contains', ...members });

  test('two goals of one tag count one event', async () => {
    const goals = [onLabel('Order Completed'), contains('Order C')];
    expect(await found({ goals, plan })).toEqual(['warning double-count 72 "Order Completed"']);
    expect(await fixes({ goals, plan })).toEqual(['bingctl goals update 72 --exclude-from-bidding']);
  });

  test.each([
    [
      'one of them does not steer the bidding',
      { excludeFromBidding: true },
      ['info double-count 72 "Order Completed"'],
    ],
    ['one of them is paused', { status: 'Paused' as const }, ['info goal-paused 72']],
    ['they look at different tags', { tagId: '5013' }, []],
  ])('unless %s', async (_, members, expected) => {
    expect(await found({ goals: [onLabel('Order Completed'), contains('Order C', members)], plan })).toEqual(expected);
  });

  test.each<[string, string, string[]]>([
    ['/T', '/t', ['warning double-count 72']],
    [String.raw`\d{3}`, String.raw`\D{3}`, []],
    [String.raw`\d{3}`, String.raw`\d{3}`, ['warning double-count 72']],
  ])('of addresses nobody sent: %s and %s', async (one, other, expected) => {
    const urlOperator = one === '/T' ? 'Contains' : 'RegularExpression';
    expect(await found({ goals: [onUrl(one, { urlOperator }), onUrl(other, { urlOperator })] })).toEqual(expected);
  });

  test('one finding for all events that the same goals count', async () => {
    const names = 'Order A\nOrder B\nOrder C\n';
    const goals = [contains('Order', { name: 'x' }), contains('Ord', { name: 'y' })];
    const twice = (await findings({ goals, plan: names })).filter(({ code }) => code === 'double-count');
    expect(twice.map(({ message }) => message)).toEqual([
      '"x" and "y" count "Order A" and 2 more events: each is counted 2 times',
    ]);
  });

  test('label-collision: Contains catches other events', async () => {
    const goals = [contains('Order Completed')];
    const names = 'Order Completed\nOrder Completed Again\n';
    expect(await found({ goals, plan: names })).toContain('warning label-collision 71 "Order Completed"');
    expect((await fixes({ goals, plan: names })).at(-1)).toContain(
      "--event-label 'Order Completed' --event-label-operator equals",
    );
    expect(await found({ goals, plan: 'Order Completed\nOrder Refunded\n' })).toEqual([]);
  });

  test('a pattern on purpose is worth a word only, and case is a collision', async () => {
    const pattern = onLabel('Order .*', { labelOperator: 'RegularExpression' });
    expect(await found({ goals: [pattern], plan: 'Order A\nOrder B\n' })).toEqual([
      'info label-collision 71 "Order A"',
    ]);
    expect(await found({ goals: [onLabel('Order')], plan: 'Order\nORDER\n' })).toEqual([
      'warning label-collision 71 "Order"',
    ]);
  });
});

describe('money', () => {
  const order = (properties: object) => track('Order', properties);
  const fixed = { revenue: { type: 'FixedValue' as const, currencyCode: 'EUR', value: '5' } };

  test.each([
    ['NoValue', {}, 'bingctl goals update 71 --revenue variable --currency USD'],
    ['FixedValue', fixed, 'bingctl goals update 71 --revenue variable --currency EUR'],
  ])('revenue-not-recorded: %s where the event carries its own', async (_, members, fix) => {
    const account = { goals: [onLabel('Order', members)], sample: [order({ revenue: 3 })] };
    expect(await found(account)).toEqual(['warning revenue-not-recorded 71 "Order"']);
    expect(await fixes(account)).toEqual([fix]);
  });

  test('revenue-missing: a variable revenue that never comes, or not always', async () => {
    const goals = [onLabel('Order', variable())];
    expect(await found({ goals, sample: [order({})] })).toEqual(['warning revenue-missing 71 "Order"']);
    expect(await found({ goals, sample: [order({}), order({ revenue: 3 })] })).toEqual([
      'info revenue-missing 71 "Order"',
    ]);
    expect(await found({ goals: [onLabel('Order', variable('USD', '1'))], sample: [order({})] })).toEqual([]);
    expect(await found({ goals, plan: planWith('Order', 'coupon') })).toEqual(['warning revenue-missing 71 "Order"']);
  });

  test('a list of names says nothing about money', async () => {
    expect(await found({ goals: [onLabel('Product Viewed', variable())], plan: 'Product Viewed\n' })).toEqual([]);
  });

  test('currency-not-sent: Segment sends none, so the goal needs its own', async () => {
    const sample = [order({ revenue: 3, currency: 'EUR' })];
    expect(await found({ goals: [onLabel('Order', variable(null))], sample })).toEqual([
      'warning currency-not-sent 71 "Order"',
    ]);
    expect(await found({ goals: [onLabel('Order', variable('EUR'))], sample })).toEqual([]);
    const sent = await found({ goals: [onLabel('Order', variable(null))], sample, source: 'rudderstack' });
    expect(sent).toEqual([]);
  });

  test('the currency of a fix is the one that most goals have', async () => {
    const goals = [onLabel('Order', variable(null)), onLabel('A', variable('SEK')), onLabel('B', variable('SEK'))];
    expect(await fixes({ goals, plan: planWith('Order', 'revenue!') })).toContain(
      'bingctl goals update 71 --currency SEK',
    );
  });

  test('currency-mismatch: what the event says counts', async () => {
    const source = 'rudderstack' as const;
    const goals = [onLabel('Order', variable('USD'))];
    expect(await found({ goals, source, sample: [order({ revenue: 3, currency: 'EUR' })] })).toEqual([
      'warning currency-mismatch 71 "Order"',
    ]);
    expect(await found({ goals, source, sample: [order({ revenue: 3, currency: 'USD' })] })).toEqual([]);
  });

  test('what the source makes of the money, where a goal records it', async () => {
    const sample = [order({ revenue: '$2,000' })];
    expect(await found({ goals: [onLabel('Order', variable())], sample })).toEqual([
      'warning revenue-truncated 71 "Order"',
    ]);
    expect(await found({ goals: [onLabel('Other')], sample })).not.toContainEqual(expect.stringContaining('truncated'));
  });

  test('an event that the tag refuses is an error for every goal', async () => {
    const sample = [order({ revenue: 'abc' })];
    expect(await found({ goals: [onLabel('Order')], source: 'rudderstack', sample })).toContain(
      'error revenue-not-a-number 71 "Order"',
    );
  });
});

describe('fixes that the service would take', () => {
  test('of a goal with category None name one', async () => {
    const none = onLabel('order_completed', { goalCategory: 'None' });
    expect((await fixes({ goals: [none], plan }))[0]).toBe(
      "bingctl goals update 71 --event-label 'Order Completed' --category purchase",
    );
  });

  test('of a goal that Microsoft made only look at it', async () => {
    expect(await fixes({ goals: [onAction('track', { isAutoGoal: true })] })).toEqual(['bingctl goals get 71']);
  });
});

test('nothing is looked at in deleted goals', async () => {
  expect(await found({ goals: [eventGoal({ status: 'Deleted', actionExpression: 'track' })] })).toEqual([]);
});
