import type { Command } from 'commander';
import { examples } from './declare.js';
import { destinationOptions } from './destination-options.js';
import type { Lazily } from './lazily.js';

/** `bingctl events`: what the calls of analytics libraries become at Microsoft. */
export function events(noun: Command, lazily: Lazily): void {
  noun
    .description('Analytics events: what page and track calls become in UET and in the Conversions API.')
    .addHelpText(
      'after',
      examples(
        `echo '{"type":"track","event":"Lead"}' | bingctl events map --source segment`,
        'bingctl events map --source rudderstack calls.ndjson',
      ),
    );

  const map = noun
    .command('map')
    .summary('show what analytics calls become')
    .description(
      'Show what analytics calls become: the UET event that reaches Microsoft, the goal that counts it, and what is lost on\n' +
        'the way. Nothing is sent. One call as JSON, an array of them, or one a line, which leave as they come.',
    )
    .argument('[file]', 'the calls, or - for standard input', '-')
    .addHelpText(
      'after',
      examples(
        'bingctl events map --source segment call.json',
        'bingctl events map --source rudderstack calls.ndjson --json | jq .warnings',
        'bingctl events map --source rudderstack calls.ndjson --as documented',
        'bingctl events map --source amplitude --map "Value=event.order_total" --map "Email=user.email" calls.ndjson',
        'bingctl events map --source uet --page-url https://shop.example.com/thanks pushes.json',
      ),
    )
    .action(lazily(() => import('./events/map.js')));
  for (const option of destinationOptions()) map.addOption(option);
}
