import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { home, run as runProcess } from '../commands/process.js';
import { emptyFolder, type RunOptions, transport } from '../kit/bingctl.js';
import { configFolder } from '../kit/profiles.js';
import { inMinutes, service } from './service.js';

/*
 * A secret is in the store and in the requests that need it, and nowhere else: not on the screen, not in a trace, not in an
 * error, not in a file. All of them have one word in them; those that the emulator gives out have another.
 */
const secret = /HUSH|emulator-(refresh|access)-/;

const secrets = {
  refreshToken: 'HUSH-refresh',
  accessToken: 'HUSH-access',
  accessTokenExpiresAt: inMinutes(-1),
  developerToken: 'HUSH-developer',
};
const ids = { BINGCTL_CUSTOMER_ID: '1001', BINGCTL_ACCOUNT_ID: '2001' };
const job = {
  ...ids,
  BINGCTL_DEVELOPER_TOKEN: 'HUSH-dev',
  BINGCTL_CLIENT_ID: 'ci',
  BINGCTL_CLIENT_SECRET: 'HUSH-client',
};

/** Every file below a folder that holds a secret. */
function filesWithSecrets(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (file) => statSync(join(folder, file)).isFile() && secret.test(readFileSync(join(folder, file), 'latin1')),
  );
}

interface Situation {
  line?: string;
  env?: Record<string, string>;
  faults?: string[];
  secrets?: object;
  switches?: object;
  /** What the command comes to: otherwise a mistake in the test would look like a secret that is kept. */
  code: number;
  options?: RunOptions;
}

const situations: Record<string, Situation> = {
  'a call, renewed': { code: 0 },
  'a call over REST, renewed': { line: 'tags list --transport rest', code: 0 },
  'an answer that was lost': { faults: ['lost:Token'], code: 0 },
  'an answer in HTML': { faults: ['html:Token,count=9'], line: 'tags list --max-retries 0', code: 6 },
  'a refresh token that is refused': { switches: { refreshTokens: [] }, code: 3 },
  'the same as JSON': { switches: { refreshTokens: [] }, line: 'tags list --json', code: 3 },
  'a client secret that is refused': {
    secrets: { clientSecret: 'HUSH-client' },
    switches: { confidentialClients: { 'client-of-shop': 'another' } },
    code: 3,
  },
  'a developer token that is refused': { switches: { developerTokens: [] }, code: 3 },
  'a call that fails': {
    faults: ['internal-error:GetUetTagsByIds,count=9'],
    line: 'tags list --max-retries 0',
    code: 6,
  },
  'a stored token that no header can hold': {
    secrets: { accessToken: 'HUSH\u0001', accessTokenExpiresAt: null },
    code: 64,
  },
  'a renewal for a job': {
    env: { ...job, BINGCTL_REFRESH_TOKEN: 'HUSH-refresh' },
    switches: { confidentialClients: { ci: 'HUSH-client' } },
    code: 0,
  },
  'a token of a job that is over': {
    env: { ...job, BINGCTL_ACCESS_TOKEN: 'HUSH-access' },
    switches: { expiredTokens: ['HUSH-access'] },
    code: 3,
  },
  'a token that was cut': { env: { ...job, BINGCTL_REFRESH_TOKEN: 'HUSH refresh' }, code: 64 },
  'what settings there are': { line: 'profiles show --sources', env: job, code: 0 },
  'the profile': { line: 'profiles show --json', code: 0 },
  'the profiles': { line: 'profiles list', code: 0 },
  'who is signed in': { line: 'whoami --json', code: 0 },
};

test.each(Object.entries(situations))('%s', async (_, situation) => {
  const { line = 'tags list', code, env, faults, switches } = situation;
  const everything = emptyFolder();
  const folder = await configFolder({ shop: { secrets: { ...secrets, ...situation.secrets } } });
  const { run, turn } = await service(folder, faults);
  if (switches) await turn(switches);
  const cwd = join(everything, 'cwd');
  mkdirSync(cwd);
  const places = { BINGCTL_STATE_DIR: join(everything, 'state'), BINGCTL_CACHE_DIR: join(everything, 'cache') };
  for (const debug of ['', ' --debug']) {
    const { stdout, stderr, ...ended } = await run(line + debug, { cwd, env: { ...places, ...env } });
    expect({ ...ended, stdout, stderr }).toMatchObject({ code });
    expect(stdout + stderr).not.toMatch(secret);
  }
  expect(filesWithSecrets(everything)).toEqual([]);
  expect(filesWithSecrets(folder)).toEqual(['credentials.json']);
});

test('a file of secrets that is damaged or open to others', async () => {
  for (const [text, mode] of [
    ['{"refreshToken":"HUSH', 0o600],
    ['HUSH', 0o644],
  ] as const) {
    const folder = await configFolder({ shop: {} });
    writeFileSync(join(folder, 'credentials.json'), text, { mode });
    const { run } = await service(folder);
    const { code, stderr } = await run('tags list --debug');
    expect(code).toBe(1);
    expect(stderr).not.toMatch(secret);
  }
});

test('a crash in the middle of a call', async () => {
  const folder = await configFolder({ shop: { secrets: { ...secrets, accessTokenExpiresAt: null } } });
  const { emulator } = await service(folder, ['latency:GetUetTagsByIds,ms=5000']);
  const hook = join(folder, 'crash.cjs');
  writeFileSync(
    hook,
    `const { Socket } = require('node:net');
    const write = Socket.prototype.write;
    Socket.prototype.write = function (...args) { process.nextTick(() => { throw new Error('crashed'); }); return write.apply(this, args); };`,
  );
  const env = home({
    BINGCTL_ENV: undefined,
    BINGCTL_CONFIG_DIR: folder,
    BINGCTL_BASE_URL: emulator.url,
    BINGCTL_TRANSPORT: transport,
  });
  const { code, stdout, stderr } = await runProcess('tags list --debug', { ...env, NODE_OPTIONS: `--require ${hook}` });
  expect(code).not.toBe(0);
  expect(stderr).toContain('crashed');
  expect(stdout + stderr).not.toMatch(secret);
});
