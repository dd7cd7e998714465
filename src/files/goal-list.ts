import { parseDecimal } from '../domain/decimal.js';
import { eventPairs, type Goal } from '../domain/goal.js';
import { expressionOperatorWords, goalStatusWords, goalTypeWords, valueOperatorWords } from '../domain/goal-words.js';
import { quote } from '../domain/quote.js';
import { parseWord, type WordList } from '../domain/words.js';
import { usage } from '../errors.js';
import { NumberText, parseObjects } from './objects.js';

type Members = Record<string, unknown>;

/**
 * Goals to match events against, from a JSON or YAML text in the shape that `goals list --json` prints or `goals create`
 * takes. Only what matching looks at is read: what a newer service added is no mistake here, and a type or an operator that
 * is not known makes that goal undetermined.
 * @throws BingctlError `usage` when it is no list of goals, or a member is not what it must be
 */
export async function readGoalList(source: string): Promise<Goal[]> {
  const objects = jsonObjects(source) ?? (await parseObjects(source, 'conversion goals')).objects.map(({ value }) => value);
  return objects.map(goalOf);
}

/** YAML is a hundred times slower to read, and most lists are what `goals list --json` wrote. */
function jsonObjects(source: string): Members[] | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(quotedNumbers(source.replace(/^\ufeff/, '')));
  } catch {
    return null;
  }
  const objects: unknown[] = Array.isArray(parsed) ? parsed : [parsed];
  return objects.every(isMembers) ? objects : null;
}

/** Every number as text: ids have 64 bits and amounts are decimal, a double holds neither. */
function quotedNumbers(source: string): string {
  return source.replace(/"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g, (token) => (token.startsWith('"') ? token : `"${token}"`));
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function goalOf(members: Members, index: number): Goal {
  const textOf = (name: string): string | null => {
    const value = members[name] instanceof NumberText ? members[name].source : members[name];
    if (value === undefined || value === null) return null;
    if (typeof value === 'string') return value;
    throw usage(`goal ${index + 1} of the list: ${name} must be text`);
  };
  const wordIn = <W extends string>(list: WordList<W>, name: string) => spelled(list, textOf(name));
  const type = wordIn(goalTypeWords, 'type');
  if (type === null) throw usage(`goal ${index + 1} of the list has no type`);
  const goal: Members = {
    ...members,
    id: textOf('id'),
    name: textOf('name'),
    type,
    tagId: textOf('tagId'),
    status: wordIn(goalStatusWords, 'status'),
    trackingStatus: textOf('trackingStatus'),
  };
  for (const field of [...eventPairs, 'url']) {
    goal[`${field}Expression`] = textOf(`${field}Expression`);
    goal[`${field}Operator`] = wordIn(expressionOperatorWords, `${field}Operator`);
  }
  goal.value = amountOf(textOf('value'), index);
  goal.valueOperator = wordIn(valueOperatorWords, 'valueOperator');
  return goal as unknown as Goal;
}

/** The service's spelling of a word, however it is written; a word that is not known stays as it is. */
function spelled<W extends string>(list: WordList<W>, text: string | null): string | null {
  if (text === null) return null;
  try {
    return parseWord(list, text);
  } catch {
    return text;
  }
}

function amountOf(text: string | null, index: number): string | null {
  if (text === null) return null;
  try {
    return parseDecimal(text);
  } catch {
    throw usage(`goal ${index + 1} of the list: the value ${quote(text)} is not an amount`);
  }
}
