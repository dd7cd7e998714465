import { type Command, Option } from 'commander';
import { eventSources } from '../domain/event-source.js';
import { choice, examples, text } from './declare.js';
import type { Lazily } from './lazily.js';

/** `bingctl export`: the account as a file for plan and apply; or a file to begin with. */
export function exportNoun(noun: Command, lazily: Lazily): void {
  noun
    .description(
      'Print the UET tags and conversion goals of the account as a bingctl.yaml that plans to nothing. The account is only read.',
    )
    .addOption(text('-f, --file <file>', 'write to this file (.json: as JSON), with bingctl.lock.json beside it'))
    .addOption(new Option('--force', 'write over the file where there is one'))
    .addOption(text('--merge <file>', 'bring this file up to date, keeping its comments and its order'))
    .addOption(
      choice('--recipe <kind>', 'a commented file to begin with, of no account: the goals of', [
        'shop',
        'lead-gen',
        'saas',
      ]),
    )
    .addOption(choice('--source <source>', 'who sends the events of the recipe (default uet)', eventSources))
    .addHelpText(
      'after',
      examples(
        'bingctl export > bingctl.yaml',
        'bingctl export --file bingctl.yaml',
        'bingctl export --merge bingctl.yaml && git diff',
        'bingctl export --json | jq ".goals | keys"',
        'bingctl export --recipe shop --source segment > bingctl.yaml',
      ),
    )
    .action(lazily(() => import('./export/export.js')));
}
