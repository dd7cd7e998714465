import { Option } from 'commander';
import { parseWord, type WordList } from '../domain/words.js';
import { usage } from '../errors.js';

/** An option whose value is one of a list of words; the help names them, the value arrives in the service's spelling. */
export function word<W extends string>(flags: string, description: string, list: WordList<W>): Option {
  const words = list.words.map(({ word }) => word).join(', ');
  return new Option(flags, `${description}: ${words}`).argParser((text) => parseWord(list, text));
}

/** An option with a text that may not be given empty. */
export function text(flags: string, description: string): Option {
  return new Option(flags, description).argParser((value) => {
    if (value.trim() === '') throw usage(`${flags.split(' ')[0]} must not be empty`);
    return value;
  });
}

/** An option whose value `parse` reads; what is wrong with it names the flag. */
export function parsed<T>(
  flags: string,
  description: string,
  parse: (text: string, flag: string, before: T | undefined) => T,
): Option {
  const flag = flags.split(' ')[0] ?? flags;
  return new Option(flags, description).argParser<T>((value, before) => parse(value, flag, before));
}

/** Commands to copy, under a heading of their own at the end of the help. */
export function examples(...lines: string[]): string {
  return `\nExamples:\n${lines.map((line) => `  ${line}`).join('\n')}\n`;
}

/** The flags that every write takes. */
export function writeOptions(): Option[] {
  return [
    new Option('--dry-run', 'read and check everything, write nothing, show what would be sent'),
    new Option('-y, --yes', 'do not ask'),
    new Option('--from-file <file>', 'take the fields from a JSON or YAML file (- for standard input)'),
  ];
}

/** What to do when a name is taken already. */
export type IfExists = 'error' | 'skip' | 'update';

export function ifExists(): Option {
  return new Option('--if-exists <deed>', 'when the name is taken')
    .choices(['error', 'skip', 'update'])
    .default('error');
}
