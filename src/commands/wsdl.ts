import type { Command } from 'commander';
import { choice, examples } from './declare.js';
import type { Lazily } from './lazily.js';

/** `bingctl wsdl`: the service's own contract beside the packaged one. */
export function wsdl(noun: Command, lazily: Lazily): void {
  noun
    .description('The contract that the service publishes, beside the packaged one that every call uses.')
    .addHelpText('after', examples('bingctl wsdl refresh && bingctl wsdl diff'));

  noun
    .command('refresh')
    .summary("fetch the service's own WSDL")
    .description("Fetch the service's own WSDL into the cache folder, whole or not at all. Calls do not use it.")
    .addHelpText('after', examples('bingctl wsdl refresh', 'bingctl wsdl refresh --env sandbox'))
    .action(lazily(() => import('./wsdl/refresh.js')));

  noun
    .command('diff')
    .summary('say where the fetched WSDL differs from the packaged one')
    .description('Say what differs between the fetched and the packaged contract for the operations in use.')
    .addOption(
      choice('--fail-on <severity>', 'exit 1 when a difference is at least this', ['info', 'warning', 'error']).default(
        'error',
        'error',
      ),
    )
    .addHelpText(
      'after',
      examples('bingctl wsdl refresh && bingctl wsdl diff', 'bingctl wsdl diff --fail-on warning --json'),
    )
    .action(lazily(() => import('./wsdl/diff.js')));
}
