import { isCurrency, outdatedCurrency } from '../currencies.js';
import { isAmountWithin } from '../decimal.js';
import type { Problem } from '../diagnostic.js';
import type { Revenue } from '../goal.js';
import { isGiven } from '../goal-defaults.js';
import { goalProblem } from '../problems.js';
import { quote } from '../quote.js';
import { aGoal, type Question } from './question.js';

/**
 * Type, value and currency of the revenue, which belong together (conversiongoalrevenue.md). They are looked at when one
 * of them is named, and when the goal becomes another type.
 */
export function checkRevenue(asked: Question): Problem[] {
  const { named, after, fresh } = asked;
  if (!isGiven(after.revenue) || (!isGiven(named.revenue) && !fresh)) return [];
  return [
    ...checkType(asked, after.revenue),
    ...checkValue(after.revenue),
    ...checkCurrency(asked, after.revenue, named.revenue ?? {}),
  ];
}

function checkType({ type, kind }: Question, revenue: Partial<Revenue>): Problem[] {
  if (revenue.type !== 'VariableValue' || kind.variableRevenue) return [];
  const message = `the revenue of ${aGoal(type)} cannot be variable: none or fixed`;
  return [goalProblem('revenue.type', message, 'InvalidConversionGoalRevenueType')];
}

function checkValue({ type, value }: Partial<Revenue>): Problem[] {
  const refused = (message: string): Problem[] => [
    goalProblem('revenue.value', message, 'InvalidConversionGoalRevenueValue'),
  ];
  if (!isGiven(value)) return type === 'FixedValue' ? refused('a fixed revenue needs a value') : [];
  if (!isGiven(type)) return refused('a revenue value needs --revenue fixed or --revenue variable');
  if (type === 'NoValue') return refused('without revenue there is no value');
  // The API's pages print the upper end as "999,9999"; hlp_BA_CONC_UET_TagHelper.md tells the range in full.
  return isAmountWithin(value, '9999999', 3) ? [] : refused('a revenue value is 0 to 9999999, at most 3 decimals');
}

function checkCurrency({ type, kind, after }: Question, revenue: Partial<Revenue>, named: Partial<Revenue>): Problem[] {
  const code = revenue.currencyCode;
  if (isGiven(named.currencyCode) && !kind.revenueCurrency) {
    const message = `the revenue of ${aGoal(type)} has no currency`;
    return [goalProblem('revenue.currencyCode', message, 'GoalCurrencyCodeNotSupported')];
  }
  if (isGiven(named.currencyCode) && isGiven(code) && !isCurrency(code)) {
    return [unknownCurrency(code)];
  }
  const hasAmount = revenue.type === 'FixedValue' || revenue.type === 'VariableValue';
  if (isGiven(code) || !hasAmount || !kind.revenueCurrency || after.scope !== 'Customer') return [];
  const message = `the revenue of ${aGoal(type)} for all accounts of the customer needs a currency`;
  return [goalProblem('revenue.currencyCode', message, 'GoalCurrencyCodeIsNull')];
}

function unknownCurrency(code: string): Problem {
  const listed = outdatedCurrency(code) ?? (isCurrency(code.toUpperCase()) ? code.toUpperCase() : null);
  const message = `${quote(code)} is not a currency that goals know${listed ? `: did you mean ${listed}?` : ''}`;
  const hint = listed ? undefined : 'three capital letters as in ISO 4217, such as USD or EUR';
  return goalProblem('revenue.currencyCode', message, 'InvalidGoalCurrencyCode', hint);
}
