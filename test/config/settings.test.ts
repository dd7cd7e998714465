import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Flags } from '../../src/config/lookup.js';
import { resolveSettings, type Settings } from '../../src/config/settings.js';
import { bingctl } from '../kit/bingctl.js';

let cwd = '';
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'bingctl-settings-'));
});
afterEach(() => rm(cwd, { recursive: true }));

interface Sources {
  flags?: Flags;
  env?: Record<string, string>;
  /** Of bingctl.yaml. */
  file?: string | Buffer;
}

async function settingsOf({ flags = {}, env = {}, file }: Sources): Promise<Settings> {
  if (file !== undefined) await writeFile(join(cwd, 'bingctl.yaml'), file);
  return resolveSettings({ flags, env, cwd, platform: 'linux', home: '/home/ada' });
}

/** The settings with every one of them looked at, as a verb that uses them all does. */
async function allOf(where: Sources): Promise<Omit<Settings, 'sources' | 'withProfile' | 'withoutProfile'>> {
  const { sources, withProfile, withoutProfile, ...values } = await settingsOf(where);
  return values;
}

test('without anything there are the defaults', async () => {
  expect(await allOf({})).toEqual({
    environment: 'production',
    transport: 'auto',
    transportFrom: 'default',
    baseUrl: null,
    profile: null,
    profileNamed: null,
    customerId: null,
    customerIdFrom: 'default',
    account: null,
    accountId: null,
    developerToken: null,
    developerTokenFrom: 'default',
    accessToken: null,
    refreshToken: null,
    tokenFile: null,
    clientId: null,
    clientSecret: null,
    identityProvider: 'microsoft',
    tenant: null,
    credentialStore: 'auto',
    timeoutMs: 60_000,
    maxRetries: 3,
    concurrency: 4,
    debug: false,
    format: null,
    quiet: false,
    noInput: false,
    projectProblem: null,
    folders: {
      config: '/home/ada/.config/bingctl',
      state: '/home/ada/.local/state/bingctl',
      cache: '/home/ada/.cache/bingctl',
    },
  });
});

describe('where a setting comes from', () => {
  const file =
    'settings:\n  environment: sandbox\n  customerId: 1\n  account-id: "2"\n  timeout: 10s\n  max_retries: 0\n  transport: soap\n';
  const env = {
    BINGCTL_ENV: 'production',
    BINGCTL_CUSTOMER_ID: '11',
    BINGCTL_ACCOUNT_ID: '12',
    BINGCTL_TIMEOUT: '1m30s',
    BINGCTL_MAX_RETRIES: '5',
    BINGCTL_CONCURRENCY: '2',
    BINGCTL_TRANSPORT: 'rest',
    BINGCTL_BASE_URL: 'http://127.0.0.1:4000/',
    BINGCTL_DEVELOPER_TOKEN: 'dev',
    BINGCTL_ACCESS_TOKEN: 'acc\n',
    BINGCTL_DEBUG: '1',
  };
  const flags: Flags = {
    env: 'Sandbox',
    customer: '21',
    account: '22',
    timeout: '2m',
    maxRetries: '7',
    concurrency: '1',
    transport: 'Auto',
    baseUrl: 'https://localhost:1',
  };

  test('the file', async () => {
    expect(await settingsOf({ file })).toMatchObject({
      environment: 'sandbox',
      customerId: '1',
      accountId: '2',
      timeoutMs: 10_000,
      maxRetries: 0,
      transport: 'soap',
      developerToken: 'BBD37VB98',
      transportFrom: 'project file',
    });
  });

  test('a variable before the file', async () => {
    expect(await settingsOf({ file, env })).toMatchObject({
      environment: 'production',
      customerId: '11',
      accountId: '12',
      timeoutMs: 90_000,
      maxRetries: 5,
      concurrency: 2,
      transport: 'rest',
      baseUrl: 'http://127.0.0.1:4000',
      developerToken: 'dev',
      accessToken: 'acc',
      debug: true,
      transportFrom: 'environment variable',
    });
  });

  test('a flag before both', async () => {
    expect(await settingsOf({ file, env, flags })).toMatchObject({
      environment: 'sandbox',
      customerId: '21',
      accountId: '22',
      timeoutMs: 120_000,
      maxRetries: 7,
      concurrency: 1,
      transport: 'auto',
      baseUrl: 'https://localhost:1',
      developerToken: 'dev',
      transportFrom: 'flag',
    });
  });

  test('a variable set to nothing is not set', async () => {
    const empty = Object.fromEntries(Object.keys(env).map((name) => [name, name.endsWith('ID') ? '  ' : '']));
    expect(await settingsOf({ file, env: empty })).toMatchObject({
      environment: 'sandbox',
      customerId: '1',
      debug: false,
    });
  });
});

describe('the local environment', () => {
  const ids = { customerId: '1001', accountId: '2001', developerToken: 'local-developer-token' };

  test('has ids of its own, whatever a project file or a credential variable says', async () => {
    const file = 'settings: { environment: local, customerId: 1, accountId: 2 }';
    const env = { BINGCTL_DEVELOPER_TOKEN: 'mine', BINGCTL_ACCESS_TOKEN: 'mine' };
    expect(await settingsOf({ file, env })).toMatchObject({ ...ids, accessToken: 'local-access-token' });
  });

  test('takes ids from flags and variables', async () => {
    const settings = await settingsOf({ flags: { env: 'local', account: '5' }, env: { BINGCTL_CUSTOMER_ID: '6' } });
    expect(settings).toMatchObject({ ...ids, customerId: '6', accountId: '5' });
  });
});

test.each<[Flags, Partial<Settings>]>([
  [{ json: true }, { format: 'json' }],
  [{ output: 'CSV' }, { format: 'csv' }],
  [{ output: 'json', json: true }, { format: 'json' }],
  [
    { input: false, quiet: true, debug: true },
    { noInput: true, quiet: true, debug: true },
  ],
  [{ input: true }, { noInput: false }],
])('%j', async (flags, expected) => {
  expect(await settingsOf({ flags })).toMatchObject(expected);
});

test.each(['', '\n', '# nothing\n', 'settings:\n', 'settings: {}\n', 'null', 'tags: []\n', 'settings:\n  timeout:\n'])(
  'a project file of %j counts as none',
  async (file) => {
    expect(await allOf({ file })).toEqual(await allOf({}));
  },
);

const account = 'the id of an account: digits only, not its number or name';
describe('what cannot be meant is refused with its place', () => {
  test.each<[string, Sources, string]>([
    [
      'environment',
      { flags: { env: 'lokal' } },
      '--env: "lokal" is not one of production, sandbox, local; did you mean local?',
    ],
    ['empty flag', { flags: { env: '' } }, '--env: "" is not one of production, sandbox, local'],
    [
      'environment variable',
      { env: { BINGCTL_ENV: 'test' } },
      'BINGCTL_ENV: "test" is not one of production, sandbox, local',
    ],
    [
      'format',
      { flags: { output: 'xml' } },
      '--output: "xml" is not one of table, json, yaml, csv, ndjson, id, markdown',
    ],
    [
      'format',
      { flags: { output: 'markdwn' } },
      '--output: "markdwn" is not one of table, json, yaml, csv, ndjson, id, markdown; did you mean markdown?',
    ],
    ['two formats', { flags: { output: 'yaml', json: true } }, '--json and --output yaml ask for two formats'],
    ['account name', { flags: { account: 'My shop' } }, `--account: "My shop" is not ${account}`],
    ['account number', { flags: { account: 'F107ABCD' } }, `--account: "F107ABCD" is not ${account}`],
    ['id zero', { flags: { customer: '0' } }, `--customer: "0" is not the id of a customer: digits only`],
    [
      'id beyond 64 bits',
      { env: { BINGCTL_CUSTOMER_ID: '9223372036854775808' } },
      `BINGCTL_CUSTOMER_ID: "9223372036854775808" is not the id of a customer: digits only`,
    ],
    [
      'timeout without unit',
      { flags: { timeout: '60' } },
      '--timeout: "60" is not a duration: the unit is missing, as in 60s, 60m, 60h or 60d',
    ],
    ['timeout zero', { flags: { timeout: '0s' } }, '--timeout: "0s" is out of range: 1s to 1h'],
    ['timeout too long', { env: { BINGCTL_TIMEOUT: '2h' } }, 'BINGCTL_TIMEOUT: "2h" is out of range: 1s to 1h'],
    ['retries', { flags: { maxRetries: '11' } }, '--max-retries: "11" is not a whole number from 0 to 10'],
    [
      'retries below zero',
      { env: { BINGCTL_MAX_RETRIES: '-1' } },
      'BINGCTL_MAX_RETRIES: "-1" is not a whole number from 0 to 10',
    ],
    [
      'transport',
      { flags: { transport: 'soup' } },
      '--transport: "soup" is not one of auto, soap, rest; did you mean soap?',
    ],
    ['concurrency', { flags: { concurrency: '1.5' } }, '--concurrency: "1.5" is not a whole number from 1 to 16'],
    [
      'debug',
      { env: { BINGCTL_DEBUG: 'perhaps' } },
      'BINGCTL_DEBUG: "perhaps" is not one of 1, true, yes, on, 0, false, no, off',
    ],
    [
      'base URL',
      { flags: { baseUrl: 'localhost' } },
      '--base-url: this is not a URL; it is written as in http://127.0.0.1:4000',
    ],
    ['base URL scheme', { flags: { baseUrl: 'ftp://x' } }, '--base-url: "ftp://x" is neither http nor https'],
    [
      'base URL path',
      { flags: { baseUrl: 'http://x/y' } },
      '--base-url: "http://x/y" has more than scheme, host and port; the paths are those of production',
    ],
    [
      'base URL password',
      { env: { BINGCTL_BASE_URL: 'http://u:hush@x' } },
      'BINGCTL_BASE_URL: a URL with a user name or a password is not accepted',
    ],
    [
      'token',
      { env: { BINGCTL_ACCESS_TOKEN: 'hush hush' } },
      'BINGCTL_ACCESS_TOKEN: the token holds a space or another character that no token has; was it cut or pasted wrongly?',
    ],
    [
      'in the file',
      { file: '\nsettings:\n  timeout: 60\n' },
      'bingctl.yaml:3:12 (timeout): "60" is not a duration: the unit is missing, as in 60s, 60m, 60h or 60d',
    ],
    [
      'unknown setting',
      { file: 'settings:\n  time-out-s: 1s\n' },
      'bingctl.yaml:2:3: "time-out-s" is not a setting: did you mean timeout?',
    ],
    [
      'far from any',
      { file: 'settings:\n  colour: red\n' },
      'bingctl.yaml:2:3: "colour" is not a setting: a project can set environment, profile, transport, customerId, accountId, timeout, maxRetries, concurrency',
    ],
    ['a list for a value', { file: 'settings:\n  timeout: [1s]\n' }, 'bingctl.yaml:2:3: timeout must be one value'],
    [
      'an alias for a value',
      { file: 'a: &a 1s\nsettings:\n  timeout: *a\n' },
      'bingctl.yaml:3:3: timeout must be one value',
    ],
    [
      'twice',
      { file: 'settings:\n  customerId: 1\n  customer-id: 2\n' },
      'bingctl.yaml:3:3: customerId stands here twice',
    ],
    [
      'a list for settings',
      { file: 'settings: [a]\n' },
      'bingctl.yaml:1:11: `settings` is not a mapping of names to values',
    ],
    ['a file of text', { file: 'hello' }, 'bingctl.yaml:1:1: this is not a mapping with `settings:` in it'],
    ['no UTF-8', { file: Buffer.from([0xff, 0x41]) }, 'bingctl.yaml cannot be read: it is not UTF-8'],
  ])('%s', async (_, sources, message) => {
    await expect(allOf(sources)).rejects.toMatchObject({ kind: 'usage', exit: 64, message });
  });

  test('broken YAML, with line and column', async () => {
    await expect(allOf({ file: 'settings:\n  timeout: "1s\n' })).rejects.toThrow(
      /^bingctl\.yaml:\d+:\d+: Missing closing/,
    );
    await expect(allOf({ file: 'settings: {}\nsettings: {}\n' })).rejects.toThrow(/^bingctl\.yaml:2:1: /);
  });

  test.each([
    'baseUrl',
    'configDir',
    'state-dir',
    'cacheDir',
    'developerToken',
    'access_token',
    'refreshToken',
    'clientSecret',
  ])('%s in a project file, by name and without its value', async (key) => {
    const error = await allOf({ file: `settings:\n  ${key}: hush\n` }).catch((thrown: Error) => thrown);
    expect(error).toMatchObject({ kind: 'usage' });
    expect(String(error)).toContain(`bingctl.yaml:2:3: ${key}: `);
    expect(String(error)).toMatch(/never read from a project file; use (--base-url or )?BINGCTL_[A-Z_]+$/);
    expect(String(error)).not.toContain('hush');
  });

  test('all mistakes of a project file at once', async () => {
    const file = 'settings:\n  accessToken: hush\n  timeot: 1s\n  environment: sandbox\n';
    const error = await allOf({ file }).catch((thrown: Error) => thrown);
    expect(error).toMatchObject({
      message: '2 mistakes in bingctl.yaml; nothing was sent',
      items: [
        {
          message:
            'bingctl.yaml:2:3: accessToken: credentials are never read from a project file; use BINGCTL_ACCESS_TOKEN',
        },
        { message: 'bingctl.yaml:3:3: "timeot" is not a setting: did you mean timeout?' },
      ],
    });
  });

  test('no secret is ever part of a message', async () => {
    for (const variable of ['BINGCTL_ACCESS_TOKEN', 'BINGCTL_DEVELOPER_TOKEN']) {
      const error = await allOf({ env: { [variable]: 'hush\u0000hush' } }).catch((thrown: Error) => thrown);
      expect(JSON.stringify([error, String(error)])).not.toContain('hush');
    }
  });
});

describe('the sandbox, which takes one call at a time,', () => {
  const tooMany = (place: string, many: number) =>
    `${place}: the sandbox takes one call at a time, so ${many} is too many: leave it out, or set 1`;

  test('gets one unless told so', async () => {
    expect(await settingsOf({ flags: { env: 'sandbox' } })).toMatchObject({ concurrency: 1 });
    expect(await settingsOf({ flags: { env: 'sandbox', concurrency: '1' } })).toMatchObject({ concurrency: 1 });
  });

  test.each<[Sources, string]>([
    [{ flags: { env: 'sandbox', concurrency: '2' } }, tooMany('--concurrency', 2)],
    [{ flags: { env: 'sandbox' }, env: { BINGCTL_CONCURRENCY: '4' } }, tooMany('BINGCTL_CONCURRENCY', 4)],
    [{ file: 'settings: { environment: sandbox, concurrency: 16 }' }, tooMany('bingctl.yaml:1:48 (concurrency)', 16)],
    [{ flags: { env: 'sandbox', concurrency: '17' } }, '--concurrency: "17" is not a whole number from 1 to 16'],
  ])('refuses %j', async (sources, message) => {
    await expect(allOf(sources)).rejects.toMatchObject({ kind: 'usage', message });
  });
});

test('a setting that is not asked for is not checked', async () => {
  const env = {
    BINGCTL_MAX_RETRIES: '99',
    BINGCTL_TIMEOUT: 'soon',
    BINGCTL_CONCURRENCY: '0',
    BINGCTL_TRANSPORT: 'soup',
    BINGCTL_BASE_URL: 'nowhere',
    BINGCTL_CUSTOMER_ID: 'me',
    BINGCTL_ACCOUNT_ID: 'mine',
    BINGCTL_DEVELOPER_TOKEN: 'a b',
    BINGCTL_ACCESS_TOKEN: 'a b',
  };
  const settings = await settingsOf({ env });
  expect(settings.environment).toBe('production');
  for (const name of ['maxRetries', 'timeoutMs', 'concurrency', 'transport', 'baseUrl', 'customerId'] as const) {
    expect(() => settings[name], name).toThrow(expect.objectContaining({ kind: 'usage' }));
  }
});

test.each([
  ['explain 5317', { BINGCTL_MAX_RETRIES: '99', BINGCTL_ACCESS_TOKEN: 'a b', BINGCTL_CUSTOMER_ID: 'me' }],
  ['emulator seed --state seeded.json', { BINGCTL_TIMEOUT: 'soon', BINGCTL_BASE_URL: 'nowhere' }],
  ['emulator reset --state seeded.json --yes', { BINGCTL_CONCURRENCY: '0', BINGCTL_TRANSPORT: 'soup' }],
])('%s calls nothing, and does not mind %j', async (line, env) => {
  expect(await bingctl(line, { env, cwd })).toMatchObject({ code: 0 });
});
