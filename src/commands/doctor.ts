import type { Command } from 'commander';
import { type CheckName, checkNames } from '../doctor/check-names.js';
import { parseWord, type WordList } from '../domain/words.js';
import { choice, examples, naming, parsed } from './declare.js';
import type { Lazily } from './lazily.js';

const checks: WordList<CheckName> = {
  what: 'a check',
  words: checkNames.map((name) => ({ word: name, service: name })),
};

/** `bingctl doctor`: what is in order, what is not, and what cures it. */
export function doctor(noun: Command, lazily: Lazily): void {
  noun
    .description(
      'Look at the machine, the sign-in and the account, and say what is not in order and what cures it. It changes nothing.',
    )
    .addOption(
      parsed<CheckName[]>(
        '--check <name...>',
        `only these, and what is wrong with those that they need: ${checkNames.join(', ')}`,
        (text, flag, before) => [...(before ?? []), naming(flag, () => parseWord(checks, text))],
      ),
    )
    .addOption(
      choice('--fail-on <severity>', 'exit 1 when a finding is at least this', ['info', 'warning', 'error']).default(
        'error',
        'error',
      ),
    )
    .addHelpText(
      'after',
      examples(
        'bingctl doctor',
        'bingctl doctor --env sandbox --json',
        'bingctl doctor --check tags goals --fail-on warning',
      ),
    )
    .action(lazily(() => import('./doctor/doctor.js')));
}
