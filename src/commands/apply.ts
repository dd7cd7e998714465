import { type Command, Option } from 'commander';
import { examples } from './declare.js';
import type { Lazily } from './lazily.js';
import { planOptions } from './plan.js';

/** `bingctl apply`: makes an account have what a file wants. */
export function apply(noun: Command, lazily: Lazily): void {
  noun
    .description(
      'Plan, show the plan, ask, and carry it out: the account has the UET tags and conversion goals of the file then. Running it again finishes what was left.',
    )
    .argument('[plan]', 'a plan that bingctl plan --out saved, in place of a new one')
    .addOption(new Option('--dry-run', 'check everything, write nothing, show what would be sent'))
    .addOption(new Option('-y, --yes', 'do not ask for consent'))
    .addHelpText(
      'after',
      examples(
        'bingctl apply',
        'bingctl apply --dry-run',
        'bingctl apply --yes --json',
        'bingctl plan --out plan.json && bingctl apply plan.json --yes',
      ),
    )
    .action(lazily(() => import('./apply/apply.js')));
  for (const option of planOptions()) noun.addOption(option);
}
