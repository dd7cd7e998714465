import type { Command } from 'commander';
import { examples } from './declare.js';
import type { Lazily } from './lazily.js';

/** `bingctl whoami`: who is signed in, and what calls are made for. */
export function whoami(noun: Command, lazily: Lazily): void {
  noun
    .description(
      'Ask the service who is signed in, and say which account calls are made for and where the token is from.',
    )
    .addHelpText('after', examples('bingctl whoami', 'bingctl whoami --profile shop --json'))
    .action(lazily(() => import('./whoami/whoami.js')));
}
