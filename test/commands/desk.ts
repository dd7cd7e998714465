import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Secrets } from '../../src/config/credential-store.js';
import type { Profile, Profiles } from '../../src/config/profiles.js';
import { type Emulator, startEmulator } from '../../src/emulator/server.js';
import type { EmulatorState } from '../../src/emulator/state.js';
import type { Switches } from '../../src/emulator/switches.js';
import { anAccount, aRole, aTag, aUser, together } from '../kit/account.js';
import { bingctl, emptyFolder, type Run, type RunOptions } from '../kit/bingctl.js';
import { visit } from '../kit/browser.js';

export const clientId = '3f2504e0-4f89-11d3-9a0c-0305e82c3301';

/** What signing in writes. */
interface Files {
  'profiles.json': Omit<Profiles, 'profiles'> & { version: number; profiles: Record<string, Profile> };
  'credentials.json': { version: number; profiles: Record<string, Secrets> };
}

/** One person with one account, at a machine on which nobody has signed in. */
export interface Desk {
  emulator: Emulator;
  /** The config folder. */
  folder: string;
  /** Runs a command at a terminal of 100 columns, for production; the browser agrees to everything. */
  run(line: string, options?: RunOptions): Promise<Run>;
  /** Signs in, which is expected to work. */
  login(line?: string, options?: RunOptions): Promise<Run>;
  /** A file of the config folder as it is. @throws Error when there is none */
  file<Name extends keyof Files>(name: Name): Files[Name];
  /** The files of the config folder that are there, of those that signing in writes. */
  files(): (keyof Files)[];
  modes(): Record<string, string>;
  turn(switches: Partial<Switches>): Promise<void>;
  /** Requests for tokens by the grant that they offered. */
  grants(): (string | null)[];
}

export const oneAccount = anAccount({
  account: { name: 'Shop', number: 'X0002001' },
  tags: [aTag({ id: '5012', name: 'shop' })],
  users: [aUser()],
});

/** Two accounts of the customer 1001, and one that an agency, 1001, uses of the customer 1002. */
export const threeAccounts = together(
  oneAccount,
  anAccount({ accountId: '2002', account: { name: 'Shop EU', number: 'X0002002' } }),
  anAccount({ customerId: '1002', accountId: '2003', account: { name: 'Client', number: 'X0002003' } }),
);
threeAccounts.users = [aUser({ roles: [aRole({ linkedAccountIds: ['2003'] })] })];

export async function aDesk(account: EmulatorState = oneAccount, faults: string[] = []): Promise<Desk> {
  const emulator = await startEmulator({ state: { memory: structuredClone(account) }, faults });
  onTestFinished(() => emulator.close());
  const folder = join(emptyFolder(), 'config');
  const run: Desk['run'] = (line, { env, ...options } = {}) =>
    bingctl(line, {
      emulator,
      columns: 100,
      browser: async (url) => void (await visit(url)),
      env: {
        BINGCTL_ENV: undefined,
        BINGCTL_CONFIG_DIR: folder,
        BINGCTL_CREDENTIAL_STORE: 'file',
        BINGCTL_CLIENT_ID: clientId,
        BINGCTL_DEVELOPER_TOKEN: 'developer-token-of-ada',
        NO_COLOR: '1',
        ...env,
      },
      ...options,
    });
  return {
    emulator,
    folder,
    run,
    async login(line = 'login', options) {
      const ran = await run(line, options);
      if (ran.code !== 0) throw new Error(`${line} ended with ${ran.code}:\n${ran.stderr}`);
      return ran;
    },
    file: (name) => JSON.parse(readFileSync(join(folder, name), 'utf8')),
    files: () => (['profiles.json', 'credentials.json'] as const).filter((name) => existsSync(join(folder, name))),
    modes: () =>
      Object.fromEntries(
        ['', 'credentials.json'].map((name) => [name, (statSync(join(folder, name)).mode & 0o777).toString(8)]),
      ),
    async turn(switches) {
      const init = { method: 'POST', body: JSON.stringify(switches) };
      const answer = await fetch(`${emulator.url}/_emulator/switches`, init);
      if (!answer.ok) throw new Error(await answer.text());
    },
    grants: () =>
      emulator.requests
        .filter(({ operation }) => operation === 'Token')
        .map(({ body }) => new URLSearchParams(body).get('grant_type')),
  };
}

/** The answer of a command that ran with --json. */
export function json<T extends object = Record<string, unknown>>({ stdout }: Run): T {
  return JSON.parse(stdout);
}

/** The variables of a sign-in left out, as where a profile has to do. */
export const withoutVariables = { BINGCTL_CLIENT_ID: undefined, BINGCTL_DEVELOPER_TOKEN: undefined };
