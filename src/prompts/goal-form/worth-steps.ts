import { guessCategory } from '../../domain/category-guess.js';
import { parseDecimal } from '../../domain/decimal.js';
import { formatMinutes, parseMinutes } from '../../domain/duration.js';
import type { Goal, GoalCategory, GoalFields, Revenue, RevenueType } from '../../domain/goal.js';
import { kindOf } from '../../domain/goal-kinds.js';
import { countWords, goalCategoryWords } from '../../domain/goal-words.js';
import { wordOf } from '../../domain/words.js';
import type { Choice } from '../prompter.js';
import { reading } from './condition-steps.js';
import { type GoalDraft, having, problemOf } from './draft.js';
import type { FormStep } from './form-step.js';

/** What is a conversion of each of these, so that a click counts once however often it comes (UETv2CTGoalType). */
const oncePerClick: ReadonlySet<GoalCategory> = new Set(['SubmitLeadForm', 'Signup', 'Subscribe', 'BookAppointment']);

/** The service's own (conversiongoal.md). */
const usualWindow = 30 * 24 * 60;

const kindOfDraft = ({ fields }: GoalDraft) => (fields.type ? kindOf(fields.type) : null);

const categoryStep: FormStep = {
  needed: true,
  asks: (draft) => !draft.fields.goalCategory && kindOfDraft(draft)?.defaultCategory === null,
  async ask(draft, prompter) {
    const guess = guessCategory(draft.event ?? expressionOf(draft.fields));
    const categories = [...(kindOfDraft(draft)?.categories ?? [])].sort(
      (a, b) => Number(b === guess) - Number(a === guess),
    );
    const choices = categories.map((value) => ({ value, name: wordOf(goalCategoryWords, value) }));
    return having(draft, { goalCategory: await prompter.select('What kind of conversion', choices) });
  },
};

const countStep: FormStep = {
  needed: false,
  asks: (draft) => !draft.fields.countType && kindOfDraft(draft)?.countsUnique === true,
  async ask(draft, prompter) {
    const { goalCategory } = draft.fields;
    const names = { All: 'every conversion, as for sales', Unique: 'one per click, as for leads' };
    const choices = countWords.words.map(({ word, service }) => ({
      value: service,
      name: names[service],
      short: word,
    }));
    const usual = goalCategory && oncePerClick.has(goalCategory) ? 'Unique' : 'All';
    return having(draft, { countType: await prompter.select('Count', choices, usual) });
  },
};

const windowStep: FormStep = {
  needed: false,
  asks: ({ fields }) => fields.conversionWindowInMinutes === undefined,
  async ask(draft, prompter) {
    const member = 'conversionWindowInMinutes';
    const wrong = (typed: string) =>
      reading(parseMinutes, typed, (minutes) => problemOf({ ...draft.fields, [member]: minutes }, member));
    const typed = await prompter.input('How long after a click it counts', wrong, formatMinutes(usualWindow));
    return having(draft, { conversionWindowInMinutes: parseMinutes(typed) });
  },
};

const revenueStep: FormStep = {
  needed: false,
  asks: ({ fields }) => !fields.revenue?.type,
  async ask(draft, prompter, { events }) {
    const known = events.find(({ name }) => name === draft.event);
    const money = known?.properties.some((name) => /^(revenue|total|value|price|amount)$/i.test(name)) ?? false;
    const choices: Choice<RevenueType>[] = [
      ...(kindOfDraft(draft)?.variableRevenue
        ? [{ value: 'VariableValue' as const, name: 'variable: what comes with the event', short: 'variable' }]
        : []),
      { value: 'FixedValue', name: 'fixed: each conversion is worth the same', short: 'fixed' },
      { value: 'NoValue', name: 'none' },
    ];
    const isSale = money || draft.fields.goalCategory === 'Purchase';
    return withRevenue(draft, {
      type: await prompter.select('Revenue', choices, isSale ? 'VariableValue' : 'NoValue'),
    });
  },
};

const amountStep: FormStep = {
  needed: true,
  asks: ({ fields }) => fields.revenue?.type === 'FixedValue' && !fields.revenue.value,
  async ask(draft, prompter) {
    const wrong = (typed: string) =>
      reading(parseDecimal, typed, (value) => problemOf(withRevenue(draft, { value }).fields, 'revenue.value'));
    return withRevenue(draft, { value: parseDecimal(await prompter.input('What a conversion is worth', wrong)) });
  },
};

const defaultAmountStep: FormStep = {
  needed: false,
  asks: ({ fields }) => fields.revenue?.type === 'VariableValue' && fields.revenue.value === undefined,
  async ask(draft, prompter) {
    const wrong = (typed: string) =>
      typed === ''
        ? null
        : reading(parseDecimal, typed, (value) => problemOf(withRevenue(draft, { value }).fields, 'revenue.value'));
    const typed = await prompter.input('Worth of a conversion that comes without (Enter: none)', wrong);
    return withRevenue(draft, { value: typed === '' ? null : parseDecimal(typed) });
  },
};

const currencyStep: FormStep = {
  needed: false,
  asks: (draft) =>
    draft.fields.revenue?.type !== undefined &&
    draft.fields.revenue.type !== 'NoValue' &&
    draft.fields.revenue.currencyCode === undefined &&
    kindOfDraft(draft)?.revenueCurrency === true,
  async ask(draft, prompter, { goals }) {
    const wrong = (typed: string) => {
      const currencyCode = typed === '' ? null : typed.toUpperCase();
      return problemOf(withRevenue(draft, { currencyCode }).fields, 'revenue.currencyCode');
    };
    const usual = usualCurrency(goals);
    const message = `Currency, where none comes with it${usual ? '' : " (Enter: the account's)"}`;
    const typed = await prompter.input(message, wrong, usual);
    return withRevenue(draft, { currencyCode: typed === '' ? null : typed.toUpperCase() });
  },
};

/** What kind of conversion it is, how it is counted, and what it is worth. */
export const worthSteps: readonly FormStep[] = [
  categoryStep,
  countStep,
  windowStep,
  revenueStep,
  amountStep,
  defaultAmountStep,
  currencyStep,
];

function withRevenue(draft: GoalDraft, part: Partial<Revenue>): { fields: GoalFields } {
  return having(draft, { revenue: { ...draft.fields.revenue, ...part } });
}

/** What the other goals of the account use, if all that name a currency name the same. */
function usualCurrency(goals: readonly Goal[]): string | undefined {
  const [first, ...others] = new Set(goals.flatMap(({ revenue }) => revenue?.currencyCode ?? []));
  return others.length === 0 ? first : undefined;
}

function expressionOf(fields: GoalFields): string {
  return fields.labelExpression ?? fields.actionExpression ?? fields.urlExpression ?? '';
}
