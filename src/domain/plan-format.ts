import type { WordList } from './words.js';

/** The files that names of events are read from (docs/tracking-plans.md). */
export const planFormats = [
  'segment-rules',
  'segment-legacy',
  'rudderstack-yaml',
  'rudderstack-catalog',
  'amplitude-csv',
  'gtm-container',
  'gtm-script',
  'ndjson',
  'csv',
  'list',
] as const;
export type PlanFormat = (typeof planFormats)[number];

export const planFormatWords: WordList<PlanFormat> = {
  what: 'a format of event files',
  words: planFormats.map((format) => ({ word: format, service: format })),
};
