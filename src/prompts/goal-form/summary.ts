import { formatMinutes } from '../../domain/duration.js';
import type { ExpressionOperator, Goal, GoalFields } from '../../domain/goal.js';
import { goalBaseFields, ownFieldsOf } from '../../domain/goal.js';
import { completeNewGoal } from '../../domain/goal-defaults.js';
import { goalCategoryWords, goalTypeWords, scopeWords } from '../../domain/goal-words.js';
import { quote } from '../../domain/quote.js';
import { wordOf } from '../../domain/words.js';
import { safeText } from '../../render/safe-text.js';
import { goalMatches } from '../../render/views/goal-matches.js';
import { wrap } from '../../render/width.js';
import type { GoalDraft, GoalWorld } from './draft.js';
import type { FormStep } from './form-step.js';

/** The goal in words, what comes with it, and whether it shall be made. */
export const summaryStep: FormStep = {
  needed: false,
  asks: ({ agreed }) => agreed === undefined,
  async ask(draft, prompter, world) {
    prompter.tell(['', ...summaryLines(draft, world, prompter.columns), ''].join('\n'));
    return { agreed: await prompter.confirm('Create this goal', true) };
  },
};

/** Cells of the words in front. */
const margin = 14;

/** What matters of the goal, a word in front of each thing, in lines that fit. */
export function summaryLines(draft: GoalDraft, world: GoalWorld, columns: number): string[] {
  const proposal = world.propose(draft);
  const fields = completeNewGoal({ ...draft.fields, ...proposal?.fields });
  const lines: [string, string | null][] = [
    ['goal', `${quote(fields.name ?? '')}, ${fields.type ? wordOf(goalTypeWords, fields.type) : ''}`],
    ['UET tag', tagLine(draft, world)],
    ['counts', goalMatches(asGoal(fields))],
    ['counts not', missesOf(fields)],
    ['category', fields.goalCategory ? wordOf(goalCategoryWords, fields.goalCategory) : null],
    ['how often', fields.countType === 'Unique' ? 'once per click' : 'every conversion'],
    ['window', fields.conversionWindowInMinutes ? formatMinutes(fields.conversionWindowInMinutes) : null],
    ['revenue', revenueLine(fields)],
    ['scope', fields.scope ? wordOf(scopeWords, fields.scope) : null],
    ...(proposal?.notes ?? []).map((note): [string, string] => ['note', note]),
    ...world.sideEffects(draft).map(({ message }): [string, string] => ['also', message]),
  ];
  return lines.flatMap(([word, text]) => {
    const wrapped = text === null ? [] : wrap(safeText(text), Math.max(columns - margin - 1, 20));
    return wrapped.map((line, at) => `  ${(at === 0 ? word : '').padEnd(margin - 2)}${line}`);
  });
}

function tagLine({ fields, newTag }: GoalDraft, { tags }: GoalWorld): string | null {
  if (newTag) return `${quote(newTag.name)}, which will be made`;
  const tag = tags.find(({ id }) => id === fields.tagId);
  return tag ? `${quote(tag.name ?? '')} (${tag.id})` : (fields.tagId ?? null);
}

function revenueLine({ revenue }: GoalFields): string | null {
  const currency = revenue?.currencyCode ?? 'in the currency of the account';
  switch (revenue?.type) {
    case 'FixedValue':
      return `${revenue.value} ${currency} each`;
    case 'VariableValue':
      return `what comes with the event${revenue.value ? `, else ${revenue.value}` : ''}; without a currency: ${currency}`;
    case 'NoValue':
      return 'none';
    default:
      return null;
  }
}

/** What looks like it and does not count: a blank is not an underscore. */
function missesOf(fields: GoalFields): string | null {
  if (fields.type !== 'Event') return null;
  const pair = (['label', 'action', 'category'] as const).find((each) => fields[`${each}Expression`]);
  if (!pair) return null;
  const name = fields[`${pair}Expression`] ?? '';
  const operator: ExpressionOperator = fields[`${pair}Operator`] ?? 'Equals';
  if (operator === 'RegularExpression') return null;
  const others = [name.replaceAll(' ', '_'), name.replaceAll('_', ' '), name.replaceAll(/[ _]/g, '')];
  const unlike = [...new Set(others)].filter((other) => other !== name && other !== '');
  const more = operator === 'Equals' ? [`${name} 2`] : operator === 'BeginsWith' ? [`my ${name}`] : [];
  return `${[...unlike, ...more].map(quote).join(', ')}; upper and lower case are the same`;
}

/** A goal with null for all that nothing is said of. */
function asGoal(fields: GoalFields): Goal {
  const members = fields.type ? [...goalBaseFields, ...ownFieldsOf(fields.type)] : goalBaseFields;
  const given = fields as Record<string, unknown>;
  return Object.fromEntries(members.map((member) => [member, given[member] ?? null])) as unknown as Goal;
}
