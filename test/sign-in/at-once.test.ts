import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { fileStore } from '../../src/config/file-store.js';
import { type Emulator, startEmulator } from '../../src/emulator/server.js';
import { type Ended, home, type Running, start } from '../commands/process.js';
import { anAccount, aTag } from '../kit/account.js';
import { configFolder, storedSecrets } from '../kit/profiles.js';

/*
 * Processes as users start them, all on one profile whose access token has expired, against a sign-in service that takes a
 * refresh token once.
 */

const expired = { accessToken: 'access-0', accessTokenExpiresAt: '2020-01-01T00:00:00.000Z' };

interface SignedIn {
  emulator: Emulator;
  folder: string;
  env: ReturnType<typeof home>;
}

async function signIn(refreshTokenGraceSeconds: number, faults: string[] = []): Promise<SignedIn> {
  const switches = { accessTokens: [], refreshTokens: ['refresh-0'], refreshTokenGraceSeconds };
  const account = anAccount({ tags: [aTag({ id: '5012', name: 'shop' })], switches });
  const emulator = await startEmulator({ state: { memory: account }, faults });
  onTestFinished(() => emulator.close());
  const folder = await configFolder({ shop: { secrets: { ...expired, refreshToken: 'refresh-0' } } });
  const env = home({ BINGCTL_ENV: undefined, BINGCTL_CONFIG_DIR: folder, BINGCTL_BASE_URL: emulator.url });
  return { emulator, folder, env };
}

function renewals({ requests }: Emulator): string[] {
  return requests
    .filter(({ operation }) => operation === 'Token')
    .map(({ body }) => new URLSearchParams(body).get('refresh_token') ?? '');
}

const listed: Ended = { code: 0, signal: null, stdout: '5012\n', stderr: '' };

test('twenty at once: one renews, all go on with what it got', async () => {
  const { emulator, folder, env } = await signIn(0);
  const all = await Promise.all(Array.from({ length: 20 }, () => start('tags list -o id', env).ended));
  expect(all).toEqual(all.map(() => listed));
  expect(renewals(emulator)).toEqual(['refresh-0']);
  // What is stored is good, and so is the refresh token in it: without grace the old one would be refused.
  expect(await start('tags list -o id', env).ended).toEqual(listed);
  expect(renewals(emulator)).toHaveLength(1);
  const kept = await storedSecrets(folder);
  expect(kept?.refreshToken).not.toBe('refresh-0');
});

/** When a process is killed: so long after its start, or after the service has spent the refresh token that it sent. */
interface Moment {
  since: 'start' | 'token';
  ms: number;
}

const stepped = (since: Moment['since'], count: number, stepMs: number): Moment[] =>
  Array.from({ length: count }, (_, index) => ({ since, ms: index * stepMs }));

/** The profile as it is left, with an access token that has expired again. */
async function expireAgain(folder: string, refreshToken?: string): Promise<void> {
  const kept = await storedSecrets(folder);
  if (kept === null) throw new Error('the store has lost the profile');
  await fileStore(folder).write('shop', { ...kept, ...expired, refreshToken: refreshToken ?? kept.refreshToken });
}

function granted({ requests }: Emulator): number {
  return requests.filter(({ operation, status }) => operation === 'Token' && status === 200).length;
}

/** Waits until the service has spent another refresh token, or the process has ended without. */
async function spent(emulator: Emulator, victim: Running): Promise<void> {
  const before = granted(emulator);
  let over = false;
  void victim.ended.then(() => {
    over = true;
  });
  while (!over && granted(emulator) === before) await sleep(1);
}

/** Kills one process at the moment, while others want the same token, and says how they ended. */
async function killed(
  { emulator, env }: SignedIn,
  moment: Moment,
  others: number,
): Promise<{ victim: Ended; rest: Ended[] }> {
  const victim = start('tags list -o id', env);
  if (moment.since === 'token') await spent(emulator, victim);
  const rest = Array.from({ length: others }, () => start('tags list -o id', env).ended);
  await sleep(moment.ms);
  victim.kill('SIGKILL');
  return { victim: await victim.ended, rest: await Promise.all(rest) };
}

test('killed in the middle, fifty times: within the grace time nothing is lost', async () => {
  const there = await signIn(30);
  const ends: (NodeJS.Signals | null)[] = [];
  for (const [round, moment] of [...stepped('start', 30, 4), ...stepped('token', 20, 0.5)].entries()) {
    const { victim, rest } = await killed(there, moment, round % 5 === 0 ? 3 : 1);
    expect({ moment, rest }).toEqual({ moment, rest: rest.map(() => listed) });
    ends.push(victim.signal);
    await expireAgain(there.folder);
  }
  // Some were killed and some were not in time: the moments lie on both sides of what matters.
  expect(ends.filter((signal) => signal === 'SIGKILL').length).toBeGreaterThan(20);
});

test('without grace a token that was spent and not kept is lost, with the sentence that says so; the store is good', async () => {
  // The first to be killed has its answer on the way: what was in it is lost for certain.
  const there = await signIn(0, ['latency:Token,ms=300,count=1']);
  const ends = new Set<number | null>();
  for (const [round, moment] of [...stepped('token', 10, 0.5), ...stepped('start', 5, 25)].entries()) {
    const { rest } = await killed(there, moment, 1);
    for (const { code, stderr, stdout } of rest) {
      ends.add(code);
      if (code === 0) expect({ stderr, stdout }).toEqual({ stderr: '', stdout: '5012\n' });
      else
        expect({ code, stderr }).toEqual({
          code: 3,
          stderr: expect.stringContaining('try  bingctl login --profile shop'),
        });
    }
    await expireAgain(there.folder, rest[0]?.code === 3 ? await anotherToken(there, round) : undefined);
  }
  expect([...ends].sort()).toEqual([0, 3]);
});

/** Signs in again. */
async function anotherToken({ emulator }: SignedIn, round: number): Promise<string> {
  const refreshTokens = [`refresh-${round + 1}`];
  await fetch(`${emulator.url}/_emulator/switches`, { method: 'POST', body: JSON.stringify({ refreshTokens }) });
  return `refresh-${round + 1}`;
}
