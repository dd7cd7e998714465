import type { Command, Option } from 'commander';
import { nearest } from '../domain/nearest.js';
import { quote } from '../domain/quote.js';
import { usage } from '../errors.js';

export interface CommandLine {
  /** What commander is to parse. */
  words: string[];
  /** The command that is meant, as far as it is named. */
  command: Command;
}

/**
 * Ties every value to its flag, `--name shop` to `--name=shop`, before commander sees them. Left alone it looks for global
 * flags in values too, so that `--name -quick` is a -q and another name, and takes the next flag for a value that was
 * forgotten: `tags create --name --yes` makes a tag that is called --yes for ever.
 * @throws BingctlError `usage` for a value that is missing and a command that does not exist
 */
export function tieValues(argv: readonly string[], program: Command): CommandLine {
  const words: string[] = [];
  let command = program;
  let help = false;
  for (let at = 0; at < argv.length; at++) {
    const word = argv[at] ?? '';
    if (word === '--') {
      words.push(...argv.slice(at));
      break;
    }
    const option = takesNext(word, command);
    if (option) {
      at += 1;
      words.push(...tied(word, option, givenTo(option, argv[at], command)));
    } else if (word.startsWith('-') || command.commands.length === 0) {
      words.push(word);
    } else if (word === 'help') {
      help = true;
    } else {
      command = subcommand(command, word);
      words.push(word);
    }
  }
  if (help || (words.length === 0 && command === program)) words.push('--help');
  return { words, command };
}

/** Such as `goals create`. */
export function pathOf(command: Command): string {
  const names: string[] = [];
  for (let at: Command | null = command; at?.parent; at = at.parent) names.unshift(at.name());
  return names.join(' ');
}

/** The flag whose value the next word is: of a group such as `-qo` the last one. */
function takesNext(word: string, command: Command): Option | undefined {
  const flags = word.startsWith('--') ? [word] : /^-\w+$/.test(word) ? Array.from(word.slice(1), (c) => `-${c}`) : [];
  const options = flags.map((flag) => optionsOf(command).find(({ long, short }) => flag === long || flag === short));
  const last = options.at(-1);
  return last?.required && options.slice(0, -1).every((option) => option && !option.required) ? last : undefined;
}

function givenTo(option: Option, value: string | undefined, command: Command): string {
  const flag = value?.replace(/=.*$/s, '');
  const isFlag =
    flag === '--' ||
    flag === '--help' ||
    flag === '-h' ||
    optionsOf(command).some(({ long, short }) => flag === long || flag === short);
  if (value !== undefined && !isFlag) return value;
  const found =
    value === undefined ? '' : `, and ${value} is a flag; if it is the value, write ${option.long}=${value}`;
  throw usage(`${option.long} needs a value${found}`, { hint: helpOf(command) });
}

function tied(word: string, option: Option, value: string): string[] {
  const alone = word === option.long || word === option.short;
  return alone && !option.variadic ? [`${option.long}=${value}`] : [word, value];
}

function subcommand(command: Command, word: string): Command {
  const found = command.commands.find((one) => one.name() === word);
  if (found) return found;
  const near = nearest(
    word,
    command.commands.map((one) => one.name()),
  );
  const whose = command.parent ? `bingctl ${pathOf(command)} has no command` : 'there is no command';
  throw usage(`${whose} ${quote(word)}${near === null ? '' : `: did you mean ${near}?`}`, { hint: helpOf(command) });
}

function optionsOf(command: Command): readonly Option[] {
  return [...command.options, ...(command.parent ? optionsOf(command.parent) : [])];
}

function helpOf(command: Command): string {
  return ['bingctl', pathOf(command), '--help'].filter((part) => part !== '').join(' ');
}
