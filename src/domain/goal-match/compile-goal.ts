import type { Goal } from '../goal.js';
import { type Condition, conditionsOf } from './conditions.js';
import type { RegexEngine } from './regex-engine.js';
import type { MatchRule } from './rules.js';
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

/**
 * Compiles a goal once, to match many events (docs/matching.md). Whether the goal is paused or its tag inactive is not
 * looked at: that does not change what it matches.
 */
export function compileGoal(goal: Goal, regex: RegexEngine): GoalMatcher {
  const conditions = conditionsOf(goal, regex);
  const fixed = fixedVerdict(goal, conditions);
  if (fixed) return () => fixed;
  const match = goal.type === 'Event' ? matchEvent : matchAddress;
  return (event) => {
    if (goal.tagId !== null && event.tagId !== undefined && event.tagId !== goal.tagId) return no('other-tag');
    return match(event, conditions);
  };
}

/** The types that an event does not decide about: they count visits, installations and what is reported later. */
const otherTypes: readonly string[] = [
  'Duration',
  'PagesViewedPerVisit',
  'AppInstall',
  'AppDownload',
  'OfflineConversion',
  'InStoreTransaction',
];

/** The verdict on a goal that is the same whatever the event; null of a goal that looks at events. */
export function fixedVerdict({ type }: Goal, conditions: readonly Condition[]): Verdict | null {
  if (otherTypes.includes(type)) return no('not-by-event');
  if (type !== 'Event' && type !== 'Url') return verdictOf(undetermined('unknown-type'));
  return conditions.length > 0 ? null : { ...verdictOf(undetermined('no-condition')), certainty: 'documented' };
}

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
