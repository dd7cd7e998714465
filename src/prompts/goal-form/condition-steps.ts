import { parseSeconds } from '../../domain/duration.js';
import type { GoalFields, GoalType } from '../../domain/goal.js';
import { appPlatformWords, expressionOperatorWords } from '../../domain/goal-words.js';
import { BingctlError } from '../../errors.js';
import { having, problemOf } from './draft.js';
import type { FormStep } from './form-step.js';

const isOf = (fields: GoalFields, ...types: GoalType[]) => types.some((type) => type === fields.type);

const urlStep: FormStep = {
  needed: true,
  asks: ({ fields }) => isOf(fields, 'Url') && !fields.urlExpression,
  async ask(draft, prompter) {
    const wrong = (urlExpression: string) => problemOf({ ...draft.fields, urlExpression }, 'urlExpression');
    return having(draft, { urlExpression: await prompter.input('The address, or a part of it', wrong) });
  },
};

const urlOperatorStep: FormStep = {
  needed: false,
  asks: ({ fields }) => isOf(fields, 'Url') && !fields.urlOperator,
  async ask(draft, prompter) {
    const choices = expressionOperatorWords.words.map(({ word, service }) => ({ value: service, name: word }));
    const whole = /^https?:\/\//.test(draft.fields.urlExpression ?? '');
    return having(draft, {
      urlOperator: await prompter.select('The address', choices, whole ? 'BeginsWith' : 'Contains'),
    });
  },
};

const durationStep: FormStep = {
  // The service has a default: any visit.
  needed: false,
  asks: ({ fields }) => isOf(fields, 'Duration') && fields.minimumDurationInSeconds === undefined,
  async ask(draft, prompter) {
    const wrong = (typed: string) =>
      reading(parseSeconds, typed, (minimumDurationInSeconds) =>
        problemOf({ ...draft.fields, minimumDurationInSeconds }, 'minimumDurationInSeconds'),
      );
    const typed = await prompter.input('The shortest visit that counts', wrong, '5m');
    return having(draft, { minimumDurationInSeconds: parseSeconds(typed) });
  },
};

const pagesStep: FormStep = {
  needed: true,
  asks: ({ fields }) => isOf(fields, 'PagesViewedPerVisit') && fields.minimumPagesViewed === undefined,
  async ask(draft, prompter) {
    const wrong = (typed: string) => {
      if (!/^\d{1,9}$/.test(typed)) return 'a whole number is needed';
      return problemOf({ ...draft.fields, minimumPagesViewed: Number(typed) }, 'minimumPagesViewed');
    };
    return having(draft, {
      minimumPagesViewed: Number(await prompter.input('The fewest pages of a visit', wrong, '3')),
    });
  },
};

const platformStep: FormStep = {
  needed: true,
  asks: ({ fields }) => isOf(fields, 'AppInstall', 'AppDownload') && !fields.appPlatform,
  async ask(draft, prompter) {
    const choices = appPlatformWords.words.map(({ word, service }) => ({ value: service, name: word }));
    return having(draft, { appPlatform: await prompter.select('The platform of the app', choices) });
  },
};

const appStep: FormStep = {
  needed: true,
  asks: ({ fields }) => isOf(fields, 'AppInstall', 'AppDownload') && !fields.appStoreId,
  async ask(draft, prompter) {
    const wrong = (appStoreId: string) => problemOf({ ...draft.fields, appStoreId }, 'appStoreId');
    return having(draft, { appStoreId: await prompter.input('The id of the app in its store', wrong) });
  },
};

const attributedStep: FormStep = {
  needed: false,
  asks: ({ fields }) => isOf(fields, 'OfflineConversion') && fields.isExternallyAttributed === undefined,
  async ask(draft, prompter) {
    const question = 'Does another system attribute the conversions';
    return having(draft, { isExternallyAttributed: await prompter.confirm(question, false) });
  },
};

/** When a conversion counts, for the types that are no Event goals. */
export const conditionSteps: readonly FormStep[] = [
  urlStep,
  urlOperatorStep,
  durationStep,
  pagesStep,
  platformStep,
  appStep,
  attributedStep,
];

/** What is wrong with a typed text: that it cannot be read, or what the rules say of what it says. */
export function reading<T>(
  parse: (text: string) => T,
  typed: string,
  check: (value: T) => string | null,
): string | null {
  try {
    return check(parse(typed));
  } catch (error) {
    if (error instanceof BingctlError) return error.message;
    throw error;
  }
}
