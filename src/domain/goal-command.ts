import { formatMinutes, formatSeconds } from './duration.js';
import type { EventSource } from './event-source.js';
import type { ExpressionOperator, GoalFields } from './goal.js';
import { goalFlags } from './goal-flags.js';
import {
  appPlatformWords,
  attributionWords,
  countWords,
  expressionOperatorWords,
  goalCategoryWords,
  goalStatusWords,
  goalTypeWords,
  revenueTypeWords,
  scopeWords,
  valueOperatorWords,
} from './goal-words.js';
import { shellWord } from './shell-word.js';
import { type WordList, wordOf } from './words.js';

/** The condition of an Event goal by who sends the event, in place of its pairs. */
export interface ShortForm {
  source: EventSource;
  event: string;
  operator?: ExpressionOperator | undefined;
  labelMapped?: boolean | undefined;
}

const wordLists: Readonly<Record<string, WordList<string>>> = {
  type: goalTypeWords,
  goalCategory: goalCategoryWords,
  scope: scopeWords,
  countType: countWords,
  attributionModelType: attributionWords,
  status: goalStatusWords,
  'revenue.type': revenueTypeWords,
  urlOperator: expressionOperatorWords,
  actionOperator: expressionOperatorWords,
  categoryOperator: expressionOperatorWords,
  labelOperator: expressionOperatorWords,
  valueOperator: valueOperatorWords,
  appPlatform: appPlatformWords,
};

/**
 * The command line that makes a goal like this without asking, for a POSIX shell.
 * @param fields what was decided; what is left out or null has no flag
 * @param short takes the place of the pairs of an Event goal
 */
export function createCommand(fields: GoalFields, short: ShortForm | null): string {
  const { revenue, ...others } = fields;
  const members = {
    ...others,
    ...Object.fromEntries(Object.entries(revenue ?? {}).map(([part, value]) => [`revenue.${part}`, value])),
  };
  const given = new Map<string, unknown>(
    Object.entries(members).filter(([, value]) => value !== null && value !== undefined),
  );
  const flags = Object.keys(goalFlags).flatMap((member) => {
    const isPair = /^(action|category|label)(Expression|Operator)$/.test(member);
    return given.has(member) && !(short && isPair) ? flagOf(member, given.get(member)) : [];
  });
  return ['bingctl', 'goals', 'create', ...flags, ...(short ? shortFlags(short) : [])].map(shellWord).join(' ');
}

function flagOf(member: string, value: unknown): string[] {
  const flag = goalFlags[member] ?? '';
  if (typeof value === 'boolean') return [value ? flag : flag.replace(/^--/, '--no-')];
  return valued(flag, textOf(member, value));
}

function textOf(member: string, value: unknown): string {
  const words = wordLists[member];
  if (words) return wordOf(words, String(value));
  if (member === 'minimumDurationInSeconds') return formatSeconds(Number(value));
  return member.endsWith('InMinutes') ? formatMinutes(Number(value)) : String(value);
}

function shortFlags({ source, event, operator, labelMapped }: ShortForm): string[] {
  return [
    '--source',
    source,
    ...valued('--event', event),
    ...(operator && operator !== 'Equals' ? ['--event-operator', wordOf(expressionOperatorWords, operator)] : []),
    ...(labelMapped ? ['--label-mapped'] : []),
  ];
}

/** A value that looks like a flag has to be tied to its own. */
function valued(flag: string, value: string): string[] {
  return value.startsWith('-') ? [`${flag}=${value}`] : [flag, value];
}
