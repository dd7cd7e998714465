import { type EventGoal, eventPairs, type Goal, type UrlGoal } from '../goal.js';
import { regexTest } from './regex-condition.js';
import type { RegexEngine } from './regex-engine.js';
import type { MatchRule } from './rules.js';
import { addressTest, textTest } from './text-condition.js';
import { valueTest } from './value-condition.js';
import {
  type Certainty,
  type ConditionVerdict,
  type Finding,
  finding,
  type Matchable,
  type MatchField,
  undetermined,
  type Verdict,
} from './verdict.js';

/** Says whether an event counts for the goal. */
export type GoalMatcher = (event: Matchable) => Verdict;

/** A condition of a goal, ready to look at events. */
export interface Condition {
  field: MatchField;
  operator: string;
  expected: string;
  /** Looks at what the event has in the field. */
  test(found: string): Finding;
}

/**
 * Compiles a goal once, to match many events (docs/matching.md). Whether the goal is paused or its tag inactive is not
 * looked at: that does not change what it matches.
 */
export function compileGoal(goal: Goal, regex: RegexEngine): GoalMatcher {
  const conditions = conditionsOf(goal, regex);
  if (goal.type !== 'Event' && goal.type !== 'Url') {
    const fixed = verdictOf(notByEvent(goal));
    return () => fixed;
  }
  if (conditions.length === 0) {
    const fixed: Verdict = { matches: null, certainty: 'documented', rule: 'no-condition', why: [] };
    return () => fixed;
  }
  const match = goal.type === 'Event' ? matchEvent : matchAddress;
  return (event) => {
    if (goal.tagId !== null && event.tagId !== undefined && event.tagId !== goal.tagId) return no('other-tag');
    return match(event, conditions);
  };
}

function notByEvent({ type }: Goal): Finding {
  const known = ['Duration', 'PagesViewedPerVisit', 'AppInstall', 'AppDownload', 'OfflineConversion'];
  const isKnown = [...known, 'InStoreTransaction'].includes(type);
  return isKnown ? finding(false, 'documented', 'not-by-event') : undetermined('unknown-type');
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

/** eventgoal.md; hlp_BA_CONC_UETv2CTGoalType.md. */
function matchEvent(event: Matchable, conditions: readonly Condition[]): Verdict {
  if (event.evt !== 'custom') return no('needs-custom-event');
  const looked = conditions.map((condition) => look(event, condition));
  const against = looked.filter(({ holds }) => holds === false);
  const [first] = against;
  if (first) {
    // That one failing condition is enough is said of audiences, and only thought to be so of goals.
    if (against.length < looked.length) return no('not-all-conditions', 'inferred', against);
    const isSure = against.every(({ certainty }) => certainty === 'documented');
    return no(first.rule, isSure ? 'documented' : 'inferred', against);
  }
  const open = looked.filter(({ holds }) => holds === null);
  if (open[0]) return verdictOf(open[0], open);
  const isSure = looked.every(({ certainty }) => certainty === 'documented');
  return verdictOf(finding(true, isSure ? 'documented' : 'inferred', 'conditions-hold'));
}

/** urlgoal.md describes page loads; a custom event has an address as well, and what that does is said nowhere. */
function matchAddress(event: Matchable, conditions: readonly Condition[]): Verdict {
  const isLoad = event.evt === 'pageLoad';
  if (event.url === undefined) return isLoad ? verdictOf(undetermined('address-unknown')) : no('needs-page-load');
  const looked = conditions.map((condition) => look(event, condition));
  const [only] = looked;
  if (!only || only.holds === false || isLoad) return verdictOf(only ?? undetermined('no-condition'), looked);
  return verdictOf(undetermined('custom-event-address'), looked);
}

function look(event: Matchable, { field, operator, expected, test }: Condition): ConditionVerdict {
  const found = foundIn(event, field);
  return { field, operator, expected, found, ...(found === null ? missing(event, field) : test(found)) };
}

function foundIn(event: Matchable, field: MatchField): string | null {
  const found = event[field];
  return found === undefined ? null : String(found);
}

function missing(event: Matchable, field: MatchField): Finding {
  const isMoney = field === 'value' && event.revenue !== undefined;
  return isMoney ? finding(false, 'documented', 'value-is-not-revenue') : finding(false, 'inferred', 'field-missing');
}

function no(rule: MatchRule, certainty: Certainty = 'documented', why: ConditionVerdict[] = []): Verdict {
  return { matches: false, certainty, rule, why };
}

function verdictOf({ holds, certainty, rule, detail }: Finding, why: readonly ConditionVerdict[] = []): Verdict {
  const decisive = why.filter((each) => each.holds !== true);
  return { matches: holds, certainty, rule, ...(detail !== undefined && { detail }), why: decisive };
}
