import fc from 'fast-check';
import { expect, test } from 'vitest';
import { eventSources } from '../../src/domain/event-source.js';
import { expressionOperators } from '../../src/domain/goal.js';
import { buildProgram } from '../../src/program.js';
import { eventGoal, findings, onUrl, planWith, variable } from './audited.js';

const name = fc.oneof(
  fc.constantFrom('Order Completed', 'order_completed', 'track', 'Lead', "it's", '--yes', '$(x)', 'a\\b', '"', '%', ''),
  fc.string({ maxLength: 12 }),
  fc.string({ minLength: 99, maxLength: 120, unit: fc.constantFrom('a', 'ß', '😀') }),
);
const pair = fc.option(fc.tuple(name, fc.constantFrom(...expressionOperators)), { nil: [null, null] as const });
const goal = fc
  .record({
    called: name,
    action: pair,
    category: pair,
    label: pair,
    worth: fc.option(fc.constant('5'), { nil: null }),
  })
  .map(({ called, action, category, label, worth }) =>
    eventGoal({
      ...{ name: called, actionExpression: action[0], actionOperator: action[1] },
      ...{ categoryExpression: category[0], categoryOperator: category[1] },
      ...{ labelExpression: label[0], labelOperator: label[1] },
      ...{ value: worth, valueOperator: worth && 'GreaterThan' },
      ...(worth && variable()),
    }),
  );
const account = fc.record({
  goals: fc.array(
    fc.oneof(
      goal,
      name.map((url) => onUrl(url)),
    ),
    { maxLength: 4 },
  ),
  plan: name.map((event) => planWith(event, 'revenue!', 'category')),
  source: fc.constantFrom(...eventSources),
  important: fc.array(name, { maxLength: 1 }),
});

test('every fix is a command line of bingctl, whatever goals and events are called', async () => {
  await fc.assert(
    fc.asyncProperty(account, async (each) => {
      for (const { fix } of await findings(each)) {
        const [program, ...argv] = shellWords(fix);
        expect(program).toBe('bingctl');
        expect(await complaint(argv), fix).toBeNull();
      }
    }),
    { numRuns: 150 },
  );
});

test('the order of goals in the account changes no finding but those between goals', async () => {
  const between = new Set(['double-count']);
  await fc.assert(
    fc.asyncProperty(account, async (each) => {
      const named = each.goals.map((one, index) => ({ ...one, name: `goal ${index}` }));
      const told = async (goals: typeof named) =>
        (await findings({ ...each, goals }))
          .filter(({ code }) => !between.has(code))
          .map(({ code, goal: of, event }) => `${code} ${of?.name} ${event}`)
          .sort();
      expect(await told(named.toReversed())).toEqual(await told(named));
    }),
    { numRuns: 50 },
  );
});

/** Words as a POSIX shell makes them of what `shellWord` writes. */
function shellWords(line: string): string[] {
  return (line.match(/(?:[^\s'"\\]|\\.|'[^']*'|"[^"]*")+/gs) ?? []).map((word) =>
    word.replace(/'([^']*)'|"([^"]*)"|\\(.)/gs, (_, single, double, escaped) => single ?? double ?? escaped),
  );
}

/** What the parser has against a command line, or null. */
async function complaint(argv: readonly string[]): Promise<string | null> {
  const program = await buildProgram(() => async () => {});
  const quiet = (command: typeof program) => {
    command.exitOverride().configureOutput({ writeOut: () => {}, writeErr: () => {} });
    for (const child of command.commands) quiet(child as typeof program);
  };
  quiet(program);
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return null;
  } catch (error) {
    return (error as { exitCode?: number }).exitCode === 0 ? null : String(error);
  }
}
