import type { Command } from 'commander';
import { examples } from './declare.js';
import type { Lazily } from './lazily.js';

/** `bingctl accounts`: the ad accounts of who is signed in. */
export function accounts(noun: Command, lazily: Lazily): void {
  noun
    .description('The ad accounts that you may use, and which of them the profile is for.')
    .addHelpText('after', examples('bingctl accounts list', 'bingctl accounts use X0123456'));

  noun
    .command('list')
    .summary('list the ad accounts that you may use')
    .description('List the ad accounts that you may use; the current one is marked.')
    .addHelpText('after', examples('bingctl accounts list', `bingctl accounts list --json | jq -r '.[].number'`))
    .action(lazily(() => import('./accounts/list.js')));

  noun
    .command('use')
    .summary('make an account the one of the profile')
    .description(
      'Save an account, and the customer that it is used through, in the profile: later commands are for it.',
    )
    .argument('<account>', 'id, number or name')
    .addHelpText('after', examples('bingctl accounts use X0123456', 'bingctl accounts use "Shop EU" --profile shop'))
    .action(lazily(() => import('./accounts/use.js')));
}
