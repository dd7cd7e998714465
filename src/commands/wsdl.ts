import type { Command } from 'commander';
import { choice, examples } from './declare.js';
import type { Lazily } from './lazily.js';

/** `bingctl wsdl`: the services' own contracts beside the packaged ones. */
export function wsdl(noun: Command, lazily: Lazily): void {
  noun
    .description('The contracts that the services publish, beside the packaged ones that every call uses.')
    .addHelpText('after', examples('bingctl wsdl refresh && bingctl wsdl diff'));

  noun
    .command('refresh')
    .summary("fetch the services' own WSDLs")
    .description(
      "Fetch the services' own WSDLs into the cache folder, each whole or not at all. Calls do not use them.",
    )
    .addHelpText('after', examples('bingctl wsdl refresh', 'bingctl wsdl refresh --env sandbox'))
    .action(lazily(() => import('./wsdl/refresh.js')));

  noun
    .command('diff')
    .summary('say where the fetched WSDLs differ from the packaged ones')
    .description('Say what differs between the fetched and the packaged contracts for the operations in use.')
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
