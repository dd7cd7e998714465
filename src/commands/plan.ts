import { type Command, Option } from 'commander';
import { examples, text } from './declare.js';
import type { Lazily } from './lazily.js';

/** `bingctl plan`: what a file wants beside what the account has. */
export function plan(noun: Command, lazily: Lazily): void {
  noun
    .description(
      'Show what has to be done so that the account has the UET tags and conversion goals of a file. Nothing is written.',
    )
    .option('--detailed-exitcode', 'exit 2 when there are changes')
    .addOption(text('--out <file>', 'save the plan for bingctl apply'))
    .addOption(
      new Option('--schema', 'print the JSON Schema of the file, for editors').conflicts([
        'detailedExitcode',
        'file',
        'out',
        'prune',
        'target',
      ]),
    )
    .addHelpText(
      'after',
      examples(
        'bingctl plan',
        'bingctl plan --detailed-exitcode --json',
        'bingctl plan -o markdown > comment.md',
        'bingctl plan --prune --out plan.json && bingctl apply plan.json',
        'bingctl plan --schema > bingctl.schema.json',
      ),
    )
    .action(lazily(() => (noun.opts().schema ? import('./plan/schema.js') : import('./plan/plan.js'))));
  for (const option of planOptions()) noun.addOption(option);
}

/** The flags that `plan` and `apply` take alike. */
export function planOptions(): Option[] {
  return [
    text('-f, --file <file>', 'the file (default bingctl.yaml)'),
    new Option('--target <name...>', 'only these accounts of the file'),
    new Option('--prune', 'pause active goals that the file does not hold'),
  ];
}
