import type { Command } from 'commander';
import { faultSettings, faultTypes } from '../emulator/fault-types.js';
import { choice, examples, parsed, text } from './declare.js';
import type { Lazily } from './lazily.js';
import { port } from './port.js';

/** `bingctl emulator`: the service, played on this machine. */
export function emulator(noun: Command, lazily: Lazily): void {
  noun
    .description('A Microsoft Advertising service that runs on this machine: no account and no network needed.')
    .addHelpText('after', examples('bingctl emulator seed', 'bingctl emulator start --port 8700'));

  noun
    .command('start')
    .summary('run the emulator until it is stopped')
    .description(
      'Run the emulator on a loopback port until Ctrl-C: the service, and the sign-in of Microsoft and Google. It prints its address, which goes into --base-url.',
    )
    .addOption(parsed('--port <n>', 'the port to listen on (default any that is free)', port))
    .addOption(text('--state <file>', 'where it keeps its state, or memory (default that of --env local)'))
    .option(
      '--fault <spec...>',
      `a fault to play, as TYPE[:OPERATION][,SETTING=N]... TYPE is one of: ${names(faultTypes)}. SETTING is one of: ${names(faultSettings)}`,
    )
    .addOption(
      choice('--behaviour <seen>', 'which observed behaviour to play', [
        'soap-2026-07',
        'rest-2026-06',
        'rest-2026-10',
      ]),
    )
    .addHelpText(
      'after',
      examples(
        'bingctl emulator start --port 8700',
        'bingctl emulator start --state memory --fault lost:AddConversionGoals,count=1',
        'bingctl emulator start --state memory --fault lost:Token',
        'bingctl --env local --base-url http://127.0.0.1:8700 tags list',
      ),
    )
    .action(lazily(() => import('./emulator/start.js')));

  noun
    .command('reset')
    .summary('forget everything the emulator holds')
    .description('Forget all tags and goals that the emulator holds.')
    .addOption(text('--state <file>', 'the state to forget (default that of --env local)'))
    .option('-y, --yes', 'do not ask for consent')
    .addHelpText('after', examples('bingctl emulator reset --yes'))
    .action(lazily(() => import('./emulator/reset.js')));

  noun
    .command('seed')
    .summary('fill the emulator with a believable account')
    .description(
      'Fill the local account of the emulator with a shop: 3 UET tags and 12 conversion goals. Beside it there are two more accounts, one of them of another customer.',
    )
    .addOption(text('--state <file>', 'the state to fill (default that of --env local)'))
    .addHelpText('after', examples('bingctl emulator seed', 'bingctl --env local goals list'))
    .action(lazily(() => import('./emulator/seed.js')));
}

function names(table: object): string {
  return Object.keys(table).join(', ');
}
