import { type Command, Option } from 'commander';

/** Flags that every command takes, before or after the verb. */
export function globalOptions(program: Command): void {
  program
    .addOption(new Option('--env <environment>', 'production (default), sandbox, or local: the emulator'))
    .addOption(
      new Option('--profile <name>', 'account settings that `bingctl login` saved (default: the current ones)'),
    )
    .addOption(new Option('--account <account>', 'ad account: its id, number or name'))
    .addOption(new Option('--customer <id>', 'id of the customer (manager account)'))
    .addOption(new Option('--transport <transport>', 'auto (default), soap or rest'))
    .addOption(new Option('--base-url <url>', 'send every call there, such as to a running emulator'))
    .addOption(
      new Option('-o, --output <format>', 'table, json, yaml, csv, ndjson or id; bingctl plan has markdown too'),
    )
    .addOption(new Option('--json', 'short for -o json'))
    .addOption(new Option('--no-input', 'never ask'))
    .addOption(new Option('-q, --quiet', 'no notes and no progress'))
    .addOption(new Option('--debug', 'trace every call to stderr, credentials masked'))
    .addOption(new Option('--timeout <duration>', 'longest time for one attempt (default 60s)'))
    .addOption(new Option('--max-retries <n>', 'how often a failed call is tried again (default 3)'))
    .addOption(new Option('--concurrency <n>', 'how many calls are made at once (default 4; 1 in the sandbox)'));
}
