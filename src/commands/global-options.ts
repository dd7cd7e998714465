import { type Command, Option } from 'commander';

/** What the global flags hold, as commander collects them: words not yet checked. */
export interface GlobalFlags {
  env?: string;
  account?: string;
  customer?: string;
  baseUrl?: string;
  output?: string;
  json?: boolean;
  input?: boolean;
  quiet?: boolean;
  debug?: boolean;
  timeout?: string;
  maxRetries?: string;
  concurrency?: string;
}

/** Flags that every command takes, before or after the verb. */
export function globalOptions(program: Command): void {
  program
    .addOption(new Option('--env <environment>', 'production, sandbox, or local for the embedded emulator'))
    .addOption(new Option('--account <id>', 'the ad account'))
    .addOption(new Option('--customer <id>', 'the customer (manager account)'))
    .addOption(new Option('--base-url <url>', 'send every call to this origin, such as a running emulator'))
    .addOption(new Option('-o, --output <format>', 'table, json, yaml, csv, ndjson or id'))
    .addOption(new Option('--json', 'short for -o json'))
    .addOption(new Option('--no-input', 'never ask'))
    .addOption(new Option('-q, --quiet', 'no notes and no progress'))
    .addOption(new Option('--debug', 'trace every call to stderr, credentials masked'))
    .addOption(new Option('--timeout <duration>', 'how long one attempt may take (default 60s)'))
    .addOption(new Option('--max-retries <n>', 'how often a call is tried again (default 3)'))
    .addOption(new Option('--concurrency <n>', 'how many calls may be in flight at once (default 4)'));
}
