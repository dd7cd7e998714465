import type { Command } from 'commander';
import { examples } from './declare.js';
import type { Lazily } from './lazily.js';

/** `bingctl explain`: what an error code means and what cures it. */
export function explain(noun: Command, lazily: Lazily): void {
  noun
    .description('Say what causes an error of the service and what cures it, the undocumented ones too.')
    .argument('<code>', 'a number such as 5317, or a name such as InvalidGoalCategory')
    .addHelpText('after', examples('bingctl explain 5667', 'bingctl explain ConversionGoalNameAlreadyExists'))
    .action(lazily(() => import('./explain/explain.js')));
}
