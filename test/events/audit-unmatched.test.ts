import { describe, expect, test } from 'vitest';
import { eventGoal, findings, found, onAction, onLabel, onUrl, planWith, tag, track, variable } from './audited.js';

const fixOf = async (account: Parameters<typeof findings>[0]) => (await findings(account))[0]?.fix;
const plan = 'Order Completed\nProduct Viewed\n';

describe('goals that nothing can trigger', () => {
  test('a name that is sent passes, in any case', async () => {
    expect(await found({ goals: [onLabel('order completed')], plan })).toEqual([]);
  });

  test.each([
    ['order_completed', 'error label-near-miss 71 "Order Completed"'],
    ['OrderCompleted', 'error label-near-miss 71 "Order Completed"'],
    ['Order Complete', 'error label-near-miss 71 "Order Completed"'],
    ['Order Completed ', 'error label-near-miss 71 "Order Completed"'],
    ['Ｏrder Completed', 'error label-near-miss 71 "Order Completed"'],
    ['Newsletter', 'error never-matches 71'],
  ])('the label %j: %s', async (label, expected) => {
    expect((await found({ goals: [onLabel(label)], plan }))[0]).toBe(expected);
  });

  test('the near miss is mended by what is sent', async () => {
    expect(await fixOf({ goals: [onLabel('order_completed')], plan })).toBe(
      "bingctl goals update 71 --event-label 'Order Completed'",
    );
    expect(await fixOf({ goals: [onLabel('order_co', { labelOperator: 'BeginsWith' })], plan: 'Order C\n' })).toBe(
      "bingctl goals update 71 --event-label 'Order C' --event-label-operator equals",
    );
  });

  test('the nearest that no goal counts yet; where all are counted, the goal is one too many', async () => {
    const goals = [onLabel('Step 1'), onLabel('Step 3')];
    expect(await fixOf({ goals, plan: 'Step 1\nStep 2\n' })).toBe("bingctl goals update 72 --event-label 'Step 2'");
    const [finding] = await findings({ goals, plan: 'Step 1\n' });
    expect(finding).toMatchObject({
      code: 'label-near-miss',
      message: expect.stringMatching(/; "Step 1" counts this event already$/),
      fix: 'bingctl goals pause 72',
    });
  });

  test('of an action and a category too', async () => {
    const capi = { source: 'segment-capi' as const, sample: [track('purchase', { event_category: 'shop' })] };
    expect(await found({ ...capi, goals: [onAction('purchased')] })).toEqual(['error action-near-miss 71 "purchase"']);
    const goal = onAction('purchase', { categoryExpression: 'shops', categoryOperator: 'Equals' });
    expect(await found({ ...capi, goals: [goal] })).toEqual(['error category-near-miss 71 "purchase"']);
  });

  test('named-after-event: the name says what the goal is for, and the condition is of another site', async () => {
    const goal = onAction('purchase', { name: 'order completed' });
    const [finding] = await findings({ goals: [goal], plan });
    expect(finding).toMatchObject({
      ...{ code: 'named-after-event', event: 'Order Completed' },
      message: 'the goal is called like this event, and waits for the action "purchase"',
      fix: "bingctl goals update 71 --source segment --event 'Order Completed'",
    });
    expect(await found({ goals: [onLabel('Order Completed'), goal], plan })).toEqual(['error never-matches 72']);
  });

  test('a sample proves less than a plan', async () => {
    expect(await found({ goals: [onLabel('Newsletter')], sample: [track('Product Viewed')] })).toEqual([
      'warning never-matches 71',
    ]);
  });

  test('a paused goal is told to be paused, and nothing else', async () => {
    expect(await found({ goals: [onLabel('Newsletter', { status: 'Paused' })], plan: 'Product Viewed\n' })).toEqual([
      'info goal-paused 71',
    ]);
  });

  test('goals of other types are not decided by events', async () => {
    const { actionExpression: _, ...goal } = eventGoal();
    expect(
      await found({ goals: [{ ...goal, type: 'OfflineConversion', isExternallyAttributed: false }], plan }),
    ).toEqual(['warning event-without-goal "Order Completed"']);
  });
});

describe('the name in the wrong field', () => {
  test('name-in-action: device mode has it in the label', async () => {
    const goal = onAction('Order Completed');
    expect(await found({ goals: [goal], plan })).toEqual(['error name-in-action 71 "Order Completed"']);
    expect(await fixOf({ goals: [goal], plan })).toBe(
      "bingctl goals update 71 --event-label 'Order Completed' --event-label-operator equals --unset event-action",
    );
    expect(await found({ goals: [goal], plan, source: 'segment-capi' })).toEqual([]);
  });

  test('migrated-source: the Conversions API has it in the action', async () => {
    const goal = onLabel('Order Completed');
    expect(await found({ goals: [goal], plan, source: 'segment-capi' })).toEqual([
      'error migrated-source 71 "Order Completed"',
    ]);
    expect(await fixOf({ goals: [goal], plan, source: 'segment-capi' })).toBe(
      "bingctl goals update 71 --event-action 'Order Completed' --event-action-operator equals --unset event-label",
    );
  });

  test('the operator moves with the expression', async () => {
    const goal = onAction('order', { actionOperator: 'BeginsWith' });
    expect(await fixOf({ goals: [goal], plan })).toBe(
      'bingctl goals update 71 --event-label order --event-label-operator begins-with --unset event-action',
    );
  });
});

describe('conditions that the event cannot meet', () => {
  const buy = { actionExpression: 'buy', actionOperator: 'Equals' as const };

  test('condition-never-met: all else is right', async () => {
    const [finding] = await findings({ goals: [onLabel('Order Completed', buy)], plan });
    expect(finding).toMatchObject({
      code: 'condition-never-met',
      event: 'Order Completed',
      message: 'the goal wants the action "buy" too, and what is sent is "track"',
      fix: 'bingctl goals update 71 --unset event-action',
    });
  });

  test('unless what is left would count everything', async () => {
    const goal = onLabel('Newsletter', { actionExpression: 'track', actionOperator: 'Equals' });
    expect((await found({ goals: [goal], plan }))[0]).toBe('error never-matches 71');
  });

  const worth = { value: '10', valueOperator: 'GreaterThan' as const };

  test('value-expects-revenue: revenue is no event value', async () => {
    const goal = onLabel('Order Completed', { ...worth, ...variable() });
    const [finding] = await findings({ goals: [goal], plan: planWith('Order Completed', 'revenue!') });
    expect(finding).toMatchObject({
      code: 'value-expects-revenue',
      fix: 'bingctl goals update 71 --unset event-value',
    });
    expect(finding?.message).toContain('which no condition sees');
  });

  test('a value that is sent passes, and so does one that a property fills', async () => {
    const goal = onAction('buy', worth);
    const source = 'segment-capi' as const;
    expect(await found({ goals: [goal], source, sample: [track('buy', { value: 20 })] })).not.toContainEqual(
      expect.stringContaining('value-expects'),
    );
    expect(await found({ goals: [goal], source, plan: planWith('buy', 'value!') })).not.toContainEqual(
      expect.stringContaining('error'),
    );
  });

  test('expression-longer-than-100: a name that was cut off equals nothing', async () => {
    const long = 'a very long name '.repeat(8);
    const goal = onLabel(long.slice(0, 100));
    const [finding] = await findings({ goals: [goal], sample: [track(long)] });
    expect(finding).toMatchObject({ code: 'expression-longer-than-100', event: long });
    expect(finding?.fix).toMatch(/--event-label-operator begins-with$/);
  });

  test('wrong-tag: the container sends it with another one', async () => {
    const parameter = (fields: object) => Object.entries(fields).map(([key, value]) => ({ key, value }));
    const fields = { tagId: '5013', eventType: 'CUSTOM', customEventAction: 'buy' };
    const container = JSON.stringify({
      containerVersion: { tag: [{ name: 'T', type: 'baut', parameter: parameter(fields) }] },
    });
    const tags = [tag(), tag({ id: '5013', name: 'blog' })];
    const [finding] = await findings({ goals: [onAction('buy')], tags, plan: container, source: 'uet' });
    expect(finding).toMatchObject({ code: 'wrong-tag', fix: 'bingctl goals update 71 --tag 5013' });
    expect(await found({ goals: [onAction('buy', { tagId: '5013' })], tags, plan: container, source: 'uet' })).toEqual(
      [],
    );
  });

  test('goal-on-page-view: that push is a page load', async () => {
    expect(await found({ goals: [onAction('page_view')] })).toEqual(['error goal-on-page-view 71']);
  });

  test('an address that no page of a sample has', async () => {
    const page = (url: string) => ({ type: 'page', context: { page: { url } } });
    const goals = [onUrl('/thanks')];
    expect(await found({ goals, sample: [page('https://example.com/cart')] })).toEqual(['warning never-matches 71']);
    const paused = [onUrl('/thanks', { status: 'Paused' })];
    expect(await found({ goals: paused, sample: [page('https://example.com/cart')] })).toEqual(['info goal-paused 71']);
    expect(await found({ goals, sample: [page('https://example.com/thanks')] })).toEqual([]);
    expect(await found({ goals, sample: [track('Order')] })).not.toContainEqual(expect.stringContaining('never'));
  });
});

describe('what a plan leaves open is no reason', () => {
  test('a category that a property fills may be the one of the goal', async () => {
    const goal = onLabel('Order Completed', { categoryExpression: 'shop', categoryOperator: 'Equals', ...variable() });
    expect(await found({ goals: [goal], plan: planWith('Order Completed', 'category', 'revenue!') })).toEqual([]);
    expect(await found({ goals: [goal], plan })).toEqual([]);
    expect(await found({ goals: [goal], plan: planWith('Order Completed', 'revenue!') })).toContainEqual(
      expect.stringContaining('error condition-never-met 71'),
    );
  });

  test('an expression that cannot be tried is not judged', async () => {
    const goal = onLabel('(?<=Order )Completed', { labelOperator: 'RegularExpression' });
    expect(await found({ goals: [goal], plan })).toEqual([]);
  });
});
