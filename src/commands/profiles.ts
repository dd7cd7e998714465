import type { Command } from 'commander';
import { examples } from './declare.js';
import type { Lazily } from './lazily.js';

/** `bingctl profiles`: the named account settings on this machine. */
export function profiles(noun: Command, lazily: Lazily): void {
  noun
    .description('Named account settings on this machine: `bingctl login` makes them, `--profile` names one.')
    .addHelpText('after', examples('bingctl profiles list', 'bingctl profiles use shop'));

  noun
    .command('list')
    .summary('list the profiles')
    .description('List the profiles of this machine; the current one is marked.')
    .addHelpText('after', examples('bingctl profiles list', 'bingctl profiles list --json'))
    .action(lazily(() => import('./profiles/list.js')));

  noun
    .command('show')
    .summary('show a profile, or where every setting comes from')
    .description(
      'Show a profile, or with --sources every setting that counts and where it comes from. No secret is shown.',
    )
    .argument('[profile]', 'its name (default the one in use)')
    .option('--sources', 'every setting with the place it comes from')
    .addHelpText('after', examples('bingctl profiles show', 'bingctl profiles show shop --sources'))
    .action(lazily(() => import('./profiles/show.js')));

  noun
    .command('use')
    .summary('make a profile the current one')
    .description('Make a profile the current one: the one that is used where none is named.')
    .argument('<profile>', 'its name')
    .addHelpText('after', examples('bingctl profiles use shop'))
    .action(lazily(() => import('./profiles/use.js')));

  noun
    .command('delete')
    .summary('forget a profile and its secrets')
    .description('Forget a profile and its secrets. Nothing changes at Microsoft.')
    .argument('<profile>', 'its name')
    .option('-y, --yes', 'do not ask for consent')
    .addHelpText('after', examples('bingctl profiles delete shop --yes'))
    .action(lazily(() => import('./profiles/delete.js')));
}
