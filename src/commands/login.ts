import { type Command, Option } from 'commander';
import { identityProviders } from '../domain/identity-provider.js';
import { usage } from '../errors.js';
import { choice, examples, parsed, text } from './declare.js';
import { seconds } from './goals/values.js';
import type { Lazily } from './lazily.js';
import { port } from './port.js';

/** `bingctl login`: from a person at a browser to a profile. */
export function login(noun: Command, lazily: Lazily): void {
  noun
    .description(
      'Sign in to Microsoft Advertising at a browser, pick an ad account, and save both as a profile. Signing in again ' +
        'replaces the tokens of the profile and keeps the account. A job signs in with variables instead: docs/sign-in.md.',
    )
    .addOption(text('--client-id <id>', 'application to sign in with (default BINGCTL_CLIENT_ID, or as before)'))
    .addOption(choice('--identity <provider>', 'who knows you (default microsoft)', identityProviders))
    .addOption(text('--tenant <tenant>', 'id or domain of the one organisation that the application is for'))
    .addOption(
      new Option('--device', 'sign in on another device, by a code that is typed there').conflicts(['browser', 'port']),
    )
    .addOption(new Option('--no-browser', 'print the address to open, and take the one it ends at'))
    .addOption(
      parsed(
        '--port <n>',
        'where the browser brings the answer: http://localhost:PORT (default any that is free)',
        port,
      ),
    )
    .addOption(
      choice('--redirect <address>', 'with --no-browser, the address that the application has registered', [
        'localhost',
        'nativeclient',
      ]).default('localhost', 'localhost'),
    )
    .addOption(parsed('--wait <duration>', 'how long the browser is waited for, 1s to 1h', patience).default(300, '5m'))
    .addHelpText(
      'after',
      examples(
        'bingctl login --client-id 11111111-2222-3333-4444-555555555555',
        'bingctl login --profile shop --account X0123456',
        'bingctl login --env sandbox',
        'bingctl login --no-browser',
      ),
    )
    .action(lazily(() => import('./login/login.js')));
}

function patience(text: string, flag: string): number {
  const wait = seconds(text, flag);
  if (wait >= 1 && wait <= 3600) return wait;
  throw usage(`${flag}: ${text} is out of range: 1s to 1h`);
}
