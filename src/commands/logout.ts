import type { Command } from 'commander';
import { examples } from './declare.js';
import type { Lazily } from './lazily.js';

/** `bingctl logout`: forgets the secrets of a profile. */
export function logout(noun: Command, lazily: Lazily): void {
  noun
    .description(
      'Forget the tokens and other secrets of a profile. The profile stays, so that `bingctl login` signs in to the same ' +
        'account again; `bingctl profiles delete` forgets it too.',
    )
    .addHelpText('after', examples('bingctl logout', 'bingctl logout --profile shop'))
    .action(lazily(() => import('./logout/logout.js')));
}
