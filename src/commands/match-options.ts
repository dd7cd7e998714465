import type { Command } from 'commander';
import { quote } from '../domain/quote.js';
import { usage } from '../errors.js';
import { parsed, text } from './declare.js';
import { destinationOptions } from './destination-options.js';
import { amount, wholeNumber } from './goals/values.js';

/** A property of a call, as `--property` gives it. */
export type Property = readonly [name: string, value: unknown];

/** The flags of `goals match`. */
export function matchOptions(command: Command): void {
  const event = [
    text('--event <name>', 'the name of the event, as the source has it; with --source'),
    parsed<Property[]>('--property <name=value>', 'a property of the event; may be repeated', property),
    parsed('--event-action <action>', 'the action that reaches Microsoft', (value) => value),
    parsed('--event-category <category>', 'the category', (value) => value),
    parsed('--event-label <label>', 'the label', (value) => value),
    parsed('--event-value <amount>', 'the event value', amount),
    text('--url <url>', 'the address of the page; alone: a page load'),
  ];
  const others = [
    text('--events <file>', 'events or calls as JSON, one a line, or - (standard input)'),
    text('--goals <file>', 'take the goals from what `goals list --json` printed, and ask nobody'),
    text('--tag <tag>', 'the UET tag that the events were sent with, by id or name'),
    parsed('--misses <n>', 'how many goals that are missed a table shows', wholeNumber).default(10, '10'),
  ];
  for (const option of event) command.addOption(option.helpGroup('One event:'));
  for (const option of others) command.addOption(option);
  for (const option of destinationOptions()) command.addOption(option);
}

/** `revenue=25` is a number, `revenue="25"` a text, as in JSON; what is no JSON is text. */
function property(text: string, flag: string, before: Property[] | undefined): Property[] {
  const [, name = '', value = ''] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
  if (name === '') throw usage(`${flag} takes name=value, not ${quote(text)}`);
  return [...(before ?? []), [name, jsonOrText(value)]];
}

function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
