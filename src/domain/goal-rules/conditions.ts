import { isAmountWithin } from '../decimal.js';
import type { Problem } from '../diagnostic.js';
import { type EventPair, eventPairs, type GoalType } from '../goal.js';
import { isGiven } from '../goal-defaults.js';
import { goalFlags } from '../goal-flags.js';
import { appPlatforms, appPlatformWords } from '../goal-words.js';
import { goalProblem } from '../problems.js';
import { quote } from '../quote.js';
import { nameProblem, textProblem } from '../text-length.js';
import { isWithin } from './common.js';
import type { Question } from './question.js';

/** When a conversion counts: the members that only one type has. Regular expressions are .NET's, and not judged here. */
export function checkConditions(asked: Question): Problem[] {
  // Of a type that came after this program the service alone knows the conditions.
  return Object.hasOwn(checks, asked.type) ? checks[asked.type](asked) : [];
}

const checks: Readonly<Record<GoalType, (asked: Question) => Problem[]>> = {
  Url: checkUrl,
  Duration: checkDuration,
  PagesViewedPerVisit: checkPages,
  Event: checkEvent,
  AppInstall: checkApp,
  AppDownload: checkApp,
  OfflineConversion: () => [],
  InStoreTransaction: () => [],
};

/** urlgoal.md; the longest expression is not documented. */
function checkUrl({ named, after, fresh }: Question): Problem[] {
  if (!isGiven(after.urlExpression)) {
    if (!fresh && !isGiven(named.urlOperator)) return [];
    return [goalProblem('urlExpression', 'a url goal needs an expression', 'UrlGoalUrlExpressionNotPassed')];
  }
  const wrong = isGiven(named.urlExpression) && textProblem('the expression', named.urlExpression, null);
  return wrong ? [goalProblem('urlExpression', wrong, 'InvalidUrlGoalUrlExpression')] : [];
}

/** durationgoal.md; 0 when left out. */
function checkDuration({ named }: Question): Problem[] {
  const seconds = named.minimumDurationInSeconds;
  if (!isGiven(seconds) || isWithin(seconds, 0, 86_399)) return [];
  const message = 'a visit is 0s to 23h59m59s, in whole seconds';
  return [goalProblem('minimumDurationInSeconds', message, 'InvalidDurationGoalDurationTime')];
}

/** pagesviewedpervisitgoal.md; the upper end stands in hlp_BA_CONC_UETv2CTGoalType.md. */
function checkPages({ named, after, fresh }: Question): Problem[] {
  const pages = named.minimumPagesViewed;
  const message = 'the number of pages in a visit is a whole number, 0 to 9999999';
  const isWrong = isGiven(pages) ? !isWithin(pages, 0, 9_999_999) : fresh && !isGiven(after.minimumPagesViewed);
  return isWrong ? [goalProblem('minimumPagesViewed', message, 'InvalidMinimumPagesViewedForGoal')] : [];
}

const longestExpression = 100;

const pairCodes = {
  action: 'InvalidEventGoalActionExpression',
  category: 'InvalidEventGoalCategoryExpression',
  label: 'InvalidEventGoalLabelExpression',
} as const;

/** eventgoal.md: at least one expression with its operator, and never half a pair. */
function checkEvent(asked: Question): Problem[] {
  const { after } = asked;
  const problems = [...eventPairs.flatMap((pair) => checkPair(asked, pair)), ...checkEventValue(asked)];
  const hasPair = eventPairs.some((pair) => isGiven(after[`${pair}Expression`])) || isGiven(after.value);
  if (hasPair || problems.length > 0) return problems;
  const flags = [...eventPairs.map((pair) => goalFlags[`${pair}Expression`]), goalFlags.value].join(', ');
  const message = `an event goal needs at least one of ${flags}`;
  return [goalProblem('actionExpression', message, 'EventGoalExpressionWithOperatorNotPassed')];
}

function checkPair({ named, after }: Question, pair: EventPair): Problem[] {
  const expression = named[`${pair}Expression`];
  if (isGiven(expression)) {
    const wrong = textProblem(`the event ${pair}`, expression, longestExpression);
    return wrong ? [goalProblem(`${pair}Expression`, wrong, pairCodes[pair])] : [];
  }
  if (!isGiven(named[`${pair}Operator`]) || isGiven(after[`${pair}Expression`])) return [];
  const message = `the operator of the event ${pair} needs ${goalFlags[`${pair}Expression`]}`;
  return [goalProblem(`${pair}Operator`, message, pairCodes[pair])];
}

function checkEventValue({ named, after }: Question): Problem[] {
  if (isGiven(named.value)) {
    if (isAmountWithin(named.value, '9999999', 3)) return [];
    return [goalProblem('value', 'an event value is 0 to 9999999, at most 3 decimals', 'InvalidEventGoalValue')];
  }
  if (!isGiven(named.valueOperator) || isGiven(after.value)) return [];
  const message = `the operator of the event value needs ${goalFlags.value}`;
  return [goalProblem('valueOperator', message, 'InvalidEventGoalValue')];
}

/** appinstallgoal.md. */
function checkApp({ named, after, fresh }: Question): Problem[] {
  const problems: Problem[] = [];
  const platforms = appPlatformWords.words.map(({ word }) => word).join(', ');
  if (fresh && !isGiven(after.appPlatform)) {
    const message = `an app goal needs the platform: one of ${platforms}`;
    problems.push(goalProblem('appPlatform', message, 'InvalidAppInstallGoalAppPlatform'));
  }
  const isKnown = appPlatforms.some((platform) => platform === named.appPlatform);
  if (isGiven(named.appPlatform) && !isKnown) {
    const message = `${quote(named.appPlatform)} is not an app platform: one of ${appPlatforms.join(', ')}`;
    problems.push(goalProblem('appPlatform', message, 'InvalidAppInstallGoalAppPlatform'));
  }
  if (fresh && !isGiven(after.appStoreId)) {
    const message = 'an app goal needs the id of the app in its store';
    problems.push(goalProblem('appStoreId', message, 'AppInstallGoalStoreIdNotPassed'));
  }
  const wrong = isGiven(named.appStoreId) && nameProblem('the app id', named.appStoreId, null);
  if (wrong) problems.push(goalProblem('appStoreId', wrong, 'InvalidAppInstallGoalStoreId'));
  return problems;
}
