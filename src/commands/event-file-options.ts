import type { Option } from 'commander';
import { type PlanFormat, planFormatWords } from '../domain/plan-format.js';
import { usage } from '../errors.js';
import { text, word } from './declare.js';

/** A file of events, as `--events`, `--events-format` and `--events-column` name it. */
export interface EventFileFlags {
  events: string;
  eventsFormat?: PlanFormat | undefined;
  eventsColumn?: string | undefined;
}

/** The flags that name a file of events. @param file what it may be, for the help */
export function eventFileOptions(file: string): Option[] {
  return [
    text('--events <file>', file),
    word('--events-format <format>', 'where its content does not tell', planFormatWords),
    text('--events-column <name>', 'the column of a CSV file that has the names'),
  ];
}

/** The file that the flags name; null when they name none. @throws BingctlError `usage` for what says how to read none */
export function eventFileIn(flags: Partial<EventFileFlags>): EventFileFlags | null {
  const { events, eventsFormat, eventsColumn } = flags;
  if (events !== undefined) return { events, eventsFormat, eventsColumn };
  const flag = eventsFormat !== undefined ? '--events-format' : eventsColumn !== undefined ? '--events-column' : null;
  if (flag !== null) throw usage(`${flag} needs --events: the file of events`);
  return null;
}
