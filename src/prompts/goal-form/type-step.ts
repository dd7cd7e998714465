import type { GoalType } from '../../domain/goal.js';
import { goalTypeWords } from '../../domain/goal-words.js';
import { having } from './draft.js';
import type { FormStep } from './form-step.js';

const meanings: Record<GoalType, string> = {
  Event: 'something a page or a server reports, such as an order',
  Url: 'a page that is reached, such as /thank-you',
  Duration: 'a visit of some length',
  PagesViewedPerVisit: 'a visit of some pages',
  AppInstall: 'an app that is installed',
  AppDownload: 'an app that is downloaded',
  OfflineConversion: 'conversions that are uploaded',
  InStoreTransaction: 'purchases in a store, uploaded',
};

/** What people come for, first. */
const order = [
  'Event',
  ...goalTypeWords.words.map(({ service }) => service).filter((type) => type !== 'Event'),
] as const;

export const typeStep: FormStep = {
  needed: true,
  asks: ({ fields }) => fields.type === undefined,
  async ask(draft, prompter) {
    const word = (type: GoalType) => goalTypeWords.words.find(({ service }) => service === type)?.word ?? type;
    const choices = (order as readonly GoalType[]).map((value) => ({
      value,
      name: `${word(value).padEnd(13)} ${meanings[value]}`,
      short: word(value),
    }));
    return having(draft, { type: await prompter.select('What counts as a conversion', choices) });
  },
};
