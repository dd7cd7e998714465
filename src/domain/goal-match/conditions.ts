import { type EventGoal, eventPairs, type Goal, type UrlGoal } from '../goal.js';
import { regexTest } from './regex-condition.js';
import type { RegexEngine } from './regex-engine.js';
import { addressTest, textTest } from './text-condition.js';
import { valueTest } from './value-condition.js';
import { type Finding, type MatchField, undetermined } from './verdict.js';

/** A condition of a goal, ready to look at events. */
export interface Condition {
  field: MatchField;
  operator: string;
  expected: string;
  /** Looks at what the event has in the field. */
  test(found: string): Finding;
}

/** The conditions of a Url or an Event goal, an expression without operator read as Equals; none of other types. */
export function conditionsOf(goal: Goal, regex: RegexEngine): Condition[] {
  if (goal.type === 'Url') return urlConditions(goal, regex);
  if (goal.type !== 'Event') return [];
  const texts = eventPairs.flatMap((field) => {
    const expected = goal[`${field}Expression`];
    if (expected === null || expected === undefined) return [];
    const operator = goal[`${field}Operator`] ?? 'Equals';
    const test = operator === 'RegularExpression' ? regexTest(expected, regex, false) : textTest(operator, expected);
    return [{ field, operator, expected, test: test ?? unknownOperator }];
  });
  return [...texts, ...valueConditions(goal)];
}

function urlConditions({ urlExpression: expected, urlOperator }: UrlGoal, regex: RegexEngine): Condition[] {
  if (expected === null || expected === undefined) return [];
  const operator = urlOperator ?? 'Equals';
  const test = operator === 'RegularExpression' ? regexTest(expected, regex, true) : addressTest(operator, expected);
  return [{ field: 'url', operator, expected, test: test ?? unknownOperator }];
}

function valueConditions({ value: expected, valueOperator }: EventGoal): Condition[] {
  if (expected === null || expected === undefined) return [];
  const operator = valueOperator ?? 'Equals';
  return [{ field: 'value', operator, expected, test: valueTest(operator, expected) ?? unknownOperator }];
}

const unknownOperator = (): Finding => undetermined('unknown-operator');
