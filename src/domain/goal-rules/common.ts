import type { Problem } from '../diagnostic.js';
import { formatMinutes } from '../duration.js';
import { isGiven } from '../goal-defaults.js';
import { attributionWords, goalCategoryWords, goalStatusWords } from '../goal-words.js';
import { goalProblem } from '../problems.js';
import { nameProblem } from '../text-length.js';
import { wordOf } from '../words.js';
import { aGoal, isNamed, type Question } from './question.js';

/** What all goal types have: name, tag, category, scope, status, count, windows, attribution (conversiongoal.md). */
export function checkCommon(asked: Question): Problem[] {
  return [
    ...checkName(asked),
    ...checkTag(asked),
    ...checkCategory(asked),
    ...checkScope(asked),
    ...checkStatusAndCount(asked),
    ...checkWindow(asked),
    ...checkViewThrough(asked),
    ...checkAttribution(asked),
  ];
}

const longestName = 100;

/** conversiongoal.md: at most 100 characters; unique among the customer's goals, which only the service can tell. */
export function checkName({ named, after, fresh }: Pick<Question, 'named' | 'after' | 'fresh'>): Problem[] {
  if (!isGiven(after.name)) {
    return fresh ? [goalProblem('name', 'a goal needs a name', 'ConversionGoalNameNotPassed')] : [];
  }
  const wrong = isGiven(named.name) && nameProblem('the name', named.name, longestName);
  return wrong ? [goalProblem('name', wrong, 'InvalidConversionGoalName')] : [];
}

function checkTag({ type, kind, named, after, fresh }: Question): Problem[] {
  if (!kind.usesTag) {
    const message = `${aGoal(type)} does not use a UET tag`;
    return isGiven(named.tagId) ? [goalProblem('tagId', message, null)] : [];
  }
  if (!isGiven(after.tagId)) {
    const hint = 'bingctl tags list';
    return fresh ? [goalProblem('tagId', `${aGoal(type)} needs a UET tag`, null, hint)] : [];
  }
  // An id or a name: which tag it means is found out where the account is read.
  return isGiven(named.tagId) && named.tagId.trim() === '' ? [goalProblem('tagId', 'the UET tag is empty', null)] : [];
}

/** The page of each goal type; the refusals are not in Microsoft's list (seen live, 2026-07). */
function checkCategory({ type, kind, named, after, fresh }: Question): Problem[] {
  const words = kind.categories.map((category) => wordOf(goalCategoryWords, category)).join(', ');
  if (!isGiven(named.goalCategory) && kind.defaultCategory === null) {
    if (fresh && !isGiven(after.goalCategory)) {
      return [goalProblem('goalCategory', `${aGoal(type)} needs a category: one of ${words}`, 'InvalidGoalCategory')];
    }
    if (after.goalCategory === 'None') {
      const message = `the goal was made without a category, and the service takes no update without one`;
      return [
        goalProblem('goalCategory', message, 'InvalidGoalCategory', `give it one with --category: one of ${words}`),
      ];
    }
  }
  const matters = isGiven(named.goalCategory) || fresh;
  if (!matters || !isGiven(after.goalCategory) || kind.categories.includes(after.goalCategory)) return [];
  const word = wordOf(goalCategoryWords, after.goalCategory);
  const can = `${kind.categories.length > 1 ? 'one of ' : 'only '}${words}`;
  const message = `the category of ${aGoal(type)} cannot be ${word}: ${can}`;
  return [goalProblem('goalCategory', message, 'InvalidCategoryForGoalType')];
}

function checkScope({ type, kind, named, fresh }: Question): Problem[] {
  // An update cannot change the scope at all, which is another problem.
  if (!fresh || !kind.customerOnly || named.scope !== 'Account') return [];
  const code = type === 'InStoreTransaction' ? 'InStoreTransactionGoalScopeInvalid' : 'InvalidAppInstallGoalScope';
  return [goalProblem('scope', `the scope of ${aGoal(type)} can only be customer`, code)];
}

function checkStatusAndCount({ type, kind, named }: Question): Problem[] {
  const problems: Problem[] = [];
  if (named.status === 'Deleted') {
    const message = `a goal cannot be deleted, only ${wordOf(goalStatusWords, 'Paused')}`;
    problems.push(goalProblem('status', message, 'InvalidConversionGoalStatus', 'bingctl goals pause'));
  }
  if (!kind.countsUnique && named.countType === 'Unique') {
    problems.push(goalProblem('countType', `${aGoal(type)} counts all conversions`, 'InvalidAppInstallGoalCountType'));
  }
  return problems;
}

function checkWindow({ named }: Question): Problem[] {
  const minutes = named.conversionWindowInMinutes;
  return isGiven(minutes) && !isWithin(minutes, 1, 129_600)
    ? [goalProblem('conversionWindowInMinutes', windowRange(129_600), 'InvalidConversionGoalConversionWindow')]
    : [];
}

function checkViewThrough(asked: Question): Problem[] {
  const minutes = asked.named.viewThroughConversionWindowInMinutes;
  if (!isGiven(minutes)) return [];
  const field = 'viewThroughConversionWindowInMinutes';
  if (!asked.kind.viewThrough) {
    const message = `${aGoal(asked.type)} has no view-through conversions`;
    return [goalProblem(field, message, 'ViewThroughConversionNotApplicableToGoalType')];
  }
  return isWithin(minutes, 1, 43_200)
    ? []
    : [goalProblem(field, windowRange(43_200), 'InvalidViewThroughConversionWindowInMinutes')];
}

function checkAttribution(asked: Question): Problem[] {
  if (asked.kind.attribution || !isNamed(asked, 'attributionModelType')) return [];
  const known = attributionWords.words.map(({ word }) => word).join(', ');
  const message = `${aGoal(asked.type)} has no attribution model (${known})`;
  return [goalProblem('attributionModelType', message, null)];
}

function windowRange(most: number): string {
  return `a window is whole minutes, from ${formatMinutes(1)} to ${formatMinutes(most)}`;
}

/** A whole number in a range, both ends included. */
export function isWithin(number: number, least: number, most: number): boolean {
  return Number.isSafeInteger(number) && number >= least && number <= most;
}
