import { type Command, Option } from 'commander';
import { examples, parsed, text } from './declare.js';
import { port } from './emulator/port.js';
import type { Lazily } from './lazily.js';

/** `bingctl emulator`: the service, played on this machine. */
export function emulator(program: Command, lazily: Lazily): void {
  const noun = program
    .command('emulator')
    .summary('the service, played on this machine')
    .description('A Microsoft Advertising service that runs on this machine: no account and no network needed.');

  noun
    .command('start')
    .summary('run the emulator until it is stopped')
    .description('Run the emulator on a loopback port until Ctrl-C. It prints the address to use as --base-url.')
    .addOption(parsed('--port <n>', 'the port to listen on (default: any that is free)', port))
    .addOption(text('--state <file>', 'where it keeps its state, or memory (default: where --env local keeps it)'))
    .option('--fault <spec...>', 'a fault to play: TYPE[:OPERATION][,count=N][,skip=N][,ms=N][,status=N]')
    .addOption(
      new Option('--behaviour <date>', 'which of the observed behaviours to play').choices([
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
        'BINGCTL_BASE_URL=http://127.0.0.1:8700 bingctl --env local tags list',
      ),
    )
    .action(lazily(() => import('./emulator/start.js')));

  noun
    .command('reset')
    .summary('forget everything the emulator holds')
    .description('Forget all tags and goals that the emulator holds.')
    .addOption(text('--state <file>', 'the state to forget (default: that of --env local)'))
    .option('-y, --yes', 'do not ask')
    .addHelpText('after', examples('bingctl emulator reset --yes'))
    .action(lazily(() => import('./emulator/reset.js')));

  noun
    .command('seed')
    .summary('fill the emulator with a believable account')
    .description('Fill the local account of the emulator with a shop: 3 UET tags and 12 conversion goals.')
    .addOption(text('--state <file>', 'the state to fill (default: that of --env local)'))
    .addHelpText('after', examples('bingctl emulator seed', 'bingctl --env local goals list'))
    .action(lazily(() => import('./emulator/seed.js')));
}
