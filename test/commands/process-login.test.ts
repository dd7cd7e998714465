import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { type Emulator, startEmulator } from '../../src/emulator/server.js';
import type { EmulatorState } from '../../src/emulator/state.js';
import { clientId, threeAccounts } from './desk.js';
import { home, run, start } from './process.js';
import { goneCodes, inTerminal } from './pty.js';

/* The built program: what a person types and sees in a real terminal, and one case of each command. */

let env: ReturnType<typeof home>;
let emulator: Emulator;

async function serve(account: EmulatorState = threeAccounts): Promise<void> {
  emulator = await startEmulator({ state: { memory: structuredClone(account) } });
  onTestFinished(() => emulator.close());
  env = home({
    BINGCTL_ENV: 'production',
    BINGCTL_BASE_URL: emulator.url,
    BINGCTL_CREDENTIAL_STORE: 'file',
    NO_COLOR: '1',
  });
  const folder = env.HOME ?? '';
  env.BINGCTL_CONFIG_DIR = join(folder, 'config');
  // A browser whose user agrees to everything.
  const browser = join(folder, 'browser');
  writeFileSync(browser, `#!${process.execPath}\nfetch(process.argv[2]);\n`);
  chmodSync(browser, 0o755);
  env.BROWSER = browser;
}

const signedIn = { BINGCTL_CLIENT_ID: clientId, BINGCTL_DEVELOPER_TOKEN: 'developer-token-of-ada' };
const secrets = () => JSON.parse(readFileSync(join(env.BINGCTL_CONFIG_DIR ?? '', 'credentials.json'), 'utf8')).profiles;

beforeEach(() => serve());

describe('a person at a terminal', () => {
  test('answers what is missing, and picks an account by typing', async () => {
    const terminal = inTerminal('login', env, 120);
    await terminal.says(/Client id of the application/);
    terminal.type(`${clientId}\r`);
    await terminal.says(/Developer token/);
    terminal.type('developer-token-of-ada\r');
    await terminal.says(/Ad account[\s\S]*Client \(X0002003, 2003\)/);
    terminal.type('shop eu');
    await terminal.says(/Ad account shop eu[\s\S]*Shop EU \(X0002002, 2002\)/);
    terminal.type('\r');
    const { code, screen, raw } = await terminal.ended;
    expect(code).toBe(0);
    expect(screen).toEqual(expect.arrayContaining([expect.stringMatching(/^account +Shop EU \(X0002002, 2002\)$/)]));
    expect(screen.at(-1)).toBe('next  bingctl tags list');
    expect(raw).not.toContain('developer-token-of-ada');
    expect(secrets().default).toMatchObject({ developerToken: 'developer-token-of-ada' });
  });

  test('pastes what the browser ended at', async () => {
    const terminal = inTerminal('login --no-browser --account 2001', { ...env, ...signedIn }, 400);
    await terminal.says(/Address, or the code in it/);
    const [address = ''] = /http:\S+authorize\S+/.exec(terminal.raw()) ?? [];
    const { headers } = await fetch(address, { redirect: 'manual' });
    terminal.type('http://localhost/?code=of-another-one&state=x\r');
    await terminal.says(/This address is of another sign-in/);
    terminal.type(`\u0015${headers.get('location')}\r`);
    const { code, screen } = await terminal.ended;
    expect([code, screen.at(-1)]).toEqual([0, 'next  bingctl tags list']);
  });

  test.each([
    ['Ctrl-C', '\u0003'],
    ['Ctrl-D', '\u0004'],
  ])('%s at a question saves nothing', async (_, keys) => {
    const terminal = inTerminal('login', { ...env, ...signedIn }, 120);
    await terminal.says(/Ad account/);
    terminal.type(keys);
    const { code, screen } = await terminal.ended;
    expect([code, screen.at(-1)]).toEqual([130, 'error: interrupted: nothing was done']);
    expect(() => secrets()).toThrow('ENOENT');
  });

  test('Ctrl-C while the browser is awaited', async () => {
    const terminal = inTerminal('login', { ...env, ...signedIn, BROWSER: '/nowhere/browser' }, 400);
    await terminal.says(/No browser can be opened here/);
    terminal.type('\u0003');
    const { code, screen } = await terminal.ended;
    // The terminal itself writes ^C.
    expect([code, screen.at(-1)]).toEqual([130, '^Cerror: interrupted: nobody was signed in']);
  });

  test.each([
    ['at a question', {}, /Ad account/],
    ['while the browser is awaited', { BROWSER: '/nowhere/browser' }, /No browser can be opened here/],
  ])('a terminal that goes away %s saves nothing', async (_, more, says) => {
    const terminal = inTerminal('login', { ...env, ...signedIn, ...more }, 400);
    await terminal.says(says);
    terminal.close();
    expect(goneCodes).toContain((await terminal.ended).code);
    expect(() => secrets()).toThrow('ENOENT');
  });

  test('is asked before a profile is forgotten', async () => {
    await inTerminal('login --account 2001', { ...env, ...signedIn }, 120).ended;
    const terminal = inTerminal('profiles delete default', env, 120);
    await terminal.says(/Forget profile "default" \(production, ada@example\.com, Shop\) and its secrets\? \(y\/N\)/);
    terminal.type('y\r');
    expect((await terminal.ended).code).toBe(0);
    expect(secrets()).toEqual({});
  });
});

test('each command, one after the other, from a code on another device to nothing', async () => {
  await serve({ ...threeAccounts, switches: { deviceCodeIntervalSeconds: 1 } });
  const device = start('login --device --account 2001', { ...env, ...signedIn });
  const [, userCode] = await device.says(/enter the code ([A-Z]{9})\./);
  const body = JSON.stringify({ userCode, decision: 'approve' });
  expect((await fetch(`${emulator.url}/_emulator/devices`, { method: 'POST', body })).status).toBe(200);
  expect(await device.ended).toMatchObject({ code: 0, stdout: expect.stringMatching(/^default\tyes\tproduction\t/) });

  const printed: string[] = [];
  for (const line of [
    'whoami --json',
    'accounts list -o id',
    'accounts use X0002002 -o csv',
    'profiles list -o csv',
    'profiles show -o yaml',
    'profiles use default',
    'logout',
    'profiles delete default --yes',
    'profiles list --json',
  ]) {
    const { code, stdout, stderr } = await run(line, env);
    expect({ line, code, stderr: code === 0 ? '' : stderr }).toEqual({ line, code: 0, stderr: '' });
    printed.push(stdout);
  }
  expect(JSON.parse(printed[0] ?? '')).toMatchObject({ userName: 'ada@example.com', accountName: 'Shop' });
  expect(printed[1]).toBe('2001\n2002\n2003\n');
  expect(printed[2]).toContain(',1001,2002,Shop EU,X0002002,');
  expect(printed[4]).toMatch(/^name: default$/m);
  expect(printed.at(-1)).toBe('[]\n');
});
