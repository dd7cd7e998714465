import { Option } from 'commander';
import { parseWord, type WordList } from '../domain/words.js';
import { BingctlError, usage } from '../errors.js';

/** An option whose value is one of a list of words; the help names them, the value arrives in the service's spelling. */
export function word<W extends string>(flags: string, description: string, list: WordList<W>): Option {
  const words = list.words.map(({ word }) => word).join(', ');
  return parsed(flags, `${description}: ${words}`, (text, flag) => naming(flag, () => parseWord(list, text)));
}

/** An option whose value is one of a few words of our own. */
export function choice<W extends string>(flags: string, description: string, words: readonly W[]): Option {
  return word(flags, description, { what: 'a choice', words: words.map((each) => ({ word: each, service: each })) });
}

/** An option with a text that may not be given empty. */
export function text(flags: string, description: string): Option {
  return parsed(flags, description, (value, flag) => {
    if (value.trim() === '') throw usage(`${flag} must not be empty`);
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

/** What `read` finds wrong with the value of a flag, with the flag in front. */
export function naming<T>(flag: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof BingctlError) throw usage(`${flag}: ${error.message}`, { hint: error.hint });
    throw error;
  }
}

/** Commands to copy, under a heading of their own at the end of the help. */
export function examples(...lines: string[]): string {
  return `\nExamples:\n${lines.map((line) => `  ${line}`).join('\n')}`;
}

/** The flags that every write takes. */
export function writeOptions(): Option[] {
  return [
    new Option('--dry-run', 'check everything, write nothing, show what would be sent'),
    new Option('-y, --yes', 'do not ask for consent'),
    new Option('--from-file <file>', 'take all from a JSON or YAML file, or from - (standard input)'),
  ];
}

/** What to do when a name is taken already. */
export type IfExists = 'error' | 'skip' | 'update';

export function ifExists(): Option {
  return choice<IfExists>('--if-exists <deed>', 'when the name is taken', ['error', 'skip', 'update']).default(
    'error',
    'error',
  );
}
