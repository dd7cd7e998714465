import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectSettings } from '../../src/config/parse-project-file.js';
import { emptyFolder } from '../kit/bingctl.js';
import { refusal, usage } from './refusal.js';

const elsewhere = true;
const signedIn = {
  BINGCTL_ENV: 'production',
  BINGCTL_CUSTOMER_ID: '1001',
  BINGCTL_ACCOUNT_ID: '2002',
  BINGCTL_DEVELOPER_TOKEN: 'DEVELOPER',
  BINGCTL_ACCESS_TOKEN: 'ACCESS',
};

describe('variables', () => {
  test.each([
    ['BINGCTL_ENV', 'prod', '"prod" is not one of production, sandbox, local'],
    ['BINGCTL_ENV', 'sandbx', '"sandbx" is not one of production, sandbox, local; did you mean sandbox?'],
    ['BINGCTL_CUSTOMER_ID', 'abc', '"abc" is not the id of a customer: digits only'],
    ['BINGCTL_ACCOUNT_ID', '12\u001b34', '"12\u001b34" is not an account'],
    [
      'BINGCTL_TIMEOUT',
      'soon',
      '"soon" is not a duration: whole numbers with s, m, h, d or w, as in 90s, 30d or 1h30m',
    ],
    ['BINGCTL_MAX_RETRIES', '1e1', '"1e1" is not a whole number from 0 to 10'],
    ['BINGCTL_CONCURRENCY', '0', '"0" is not a whole number from 1 to 16'],
    ['BINGCTL_DEBUG', 'maybe', '"maybe" is not one of 1, true, yes, on, 0, false, no, off'],
    ['BINGCTL_BASE_URL', 'localhost:8700', '"localhost:8700" is neither http nor https'],
    ['BINGCTL_BASE_URL', 'not a url', 'this is not a URL; it is written as in http://127.0.0.1:4000'],
    ['BINGCTL_BASE_URL', 'https://me:SECRET@example.com', 'a URL with a user name or a password is not accepted'],
  ])('%s=%s', async (variable, value, says) => {
    expect(await refusal('tags list', { env: { [variable]: value } })).toEqual(usage(`${variable}: ${says}`));
  });

  test.each([
    ['BINGCTL_ACCESS_TOKEN', 'SECRET with a space'],
    ['BINGCTL_DEVELOPER_TOKEN', 'SECRET\u00fc'],
    ['BINGCTL_ACCESS_TOKEN', 'SECRET\r\nX-Evil: 1'],
  ])('%s with %j is not repeated', async (variable, value) => {
    const says = `${variable}: the token holds a space or another character that no token has; was it cut or pasted wrongly?`;
    expect(await refusal('tags list', { env: { ...signedIn, [variable]: value } })).toEqual(usage(says));
  });
});

describe('global flags', () => {
  const notAnId = 'is not the id of a customer: digits only';

  test.each([
    ['--env ""', '--env: "" is not one of production, sandbox, local'],
    ['--env locla', '--env: "locla" is not one of production, sandbox, local; did you mean local?'],
    ['--customer ""', `--customer: "" ${notAnId}`],
    ['--customer 0', `--customer: "0" ${notAnId}`],
    ['--customer -5', `--customer: "-5" ${notAnId}`],
    ['--customer 9223372036854775808', `--customer: "9223372036854775808" ${notAnId}`],
    ['--customer 12345678901234567890', `--customer: "12345678901234567890" ${notAnId}`],
    ['--account " "', '--account: " " is not an account'],
    ['--timeout 60', '--timeout: "60" is not a duration: the unit is missing, as in 60s, 60m, 60h or 60d'],
    ['--timeout 0s', '--timeout: "0s" is out of range: 1s to 1h'],
    ['--timeout 2h', '--timeout: "2h" is out of range: 1s to 1h'],
    ['--max-retries -1', '--max-retries: "-1" is not a whole number from 0 to 10'],
    ['--max-retries 11', '--max-retries: "11" is not a whole number from 0 to 10'],
    ['--concurrency 17', '--concurrency: "17" is not a whole number from 1 to 16'],
    ['--concurrency four', '--concurrency: "four" is not a whole number from 1 to 16'],
  ])('%s, before the verb and after it', async (flag, says) => {
    expect(await refusal(`${flag} tags list`)).toEqual(usage(says));
    expect(await refusal(`tags list ${flag}`)).toEqual(usage(says));
  });
});

describe('where calls go', () => {
  const tooMuch = 'has more than scheme, host and port; the paths are those of production';
  const inTheClear = (host: string) => `http://${host} would get credentials in clear text: http is for loopback only`;

  test.each([
    ['', '--base-url: this is not a URL; it is written as in http://127.0.0.1:4000'],
    ['ftp://127.0.0.1', '--base-url: "ftp://127.0.0.1" is neither http nor https'],
    ['file:///etc/passwd', '--base-url: "file:///etc/passwd" is neither http nor https'],
    ['http://127.0.0.1:1/api', `--base-url: "http://127.0.0.1:1/api" ${tooMuch}`],
    ['http://127.0.0.1:1/?q=1', `--base-url: "http://127.0.0.1:1/?q=1" ${tooMuch}`],
    ['http://me:SECRET@127.0.0.1:1', '--base-url: a URL with a user name or a password is not accepted'],
    ['http://127.0.0.1:99999', '--base-url: this is not a URL; it is written as in http://127.0.0.1:4000'],
    ['http://example.com', inTheClear('example.com')],
    ['http://127.0.0.1.example.com', inTheClear('127.0.0.1.example.com')],
    ['http://localhost.example.com:80', inTheClear('localhost.example.com')],
    ['http://10.0.0.1', inTheClear('10.0.0.1')],
  ])('--base-url %j', async (url, says) => {
    expect(await refusal(['tags', 'list', '--base-url', url], { elsewhere, env: signedIn })).toEqual(usage(says));
  });

  test('nothing listens there', async () => {
    const told = await refusal('tags list --base-url http://127.0.0.1:1 --max-retries 0', { elsewhere });
    expect(told).toEqual({
      exit: 6,
      kind: 'unreachable',
      says: 'cannot connect to 127.0.0.1:1 (ECONNREFUSED)',
      calls: [],
    });
  });
});

describe('not signed in', () => {
  const flags = '--customer or BINGCTL_CUSTOMER_ID, --account or BINGCTL_ACCOUNT_ID';

  test.each([
    ['production', {}, `${flags}, BINGCTL_DEVELOPER_TOKEN, BINGCTL_ACCESS_TOKEN`],
    ['sandbox', {}, `${flags}, BINGCTL_ACCESS_TOKEN`],
    ['production', { ...signedIn, BINGCTL_ACCESS_TOKEN: '' }, 'BINGCTL_ACCESS_TOKEN'],
    ['production', { ...signedIn, BINGCTL_CUSTOMER_ID: ' ' }, '--customer or BINGCTL_CUSTOMER_ID'],
  ])('to %s with %j: every missing one is named', async (environment, env, missing) => {
    const told = await refusal('goals list', { elsewhere, env: { ...env, BINGCTL_ENV: environment } });
    const says = `not signed in to ${environment}: set ${missing}`;
    expect(told).toEqual({ exit: 3, kind: 'signedOut', says, calls: [] });
  });
});

describe('bingctl.yaml', () => {
  const deep = `settings: ${'{a: '.repeat(3000)}`;

  test.each([
    [
      'a list that never ends',
      'settings: [',
      '1:12: Flow sequence in block collection must be sufficiently indented and end with a ]',
    ],
    ['a tab', 'settings:\n\ttimeout: 5s', '2:1: Tabs are not allowed as indentation'],
    ['a list', '- timeout: 5s', '1:1: this is not a mapping with `settings:` in it'],
    ['a sentence', 'just text', '1:1: this is not a mapping with `settings:` in it'],
    ['settings that are a number', 'settings: 5', '1:11: `settings` is not a mapping of names to values'],
    ['a misspelled name', 'settings:\n  timout: 5s', '2:3: "timout" is not a setting: did you mean timeout?'],
    [
      'a hidden name',
      'settings:\n  __proto__: 5',
      `2:3: "__proto__" is not a setting: a project can set ${projectSettings.join(', ')}`,
    ],
    ['a name twice', 'settings:\n  timeout: 5s\n  timeout: 6s', '3:3: timeout stands here twice'],
    ['a name twice, written apart', 'settings:\n  timeout: 5s\n  Time_Out: 6s', '3:3: timeout stands here twice'],
    ['a list for a value', 'settings:\n  concurrency: []', '2:3: concurrency must be one value'],
    ['an alias for a value', 'settings:\n  timeout: *other', '2:3: timeout must be one value'],
    [
      'a value out of range',
      'settings:\n  maxRetries: 99',
      '2:15 (maxRetries): "99" is not a whole number from 0 to 10',
    ],
    [
      'a duration without a unit',
      '# ours\nsettings:\n  timeout: 5',
      '3:12 (timeout): "5" is not a duration: the unit is missing, as in 5s, 5m, 5h or 5d',
    ],
    ['a second document', 'settings:\n---\nsettings:', '2:1: a second document begins here, and only one is read'],
    [
      'a token',
      'settings:\n  developerToken: SECRET',
      '2:3: developerToken: credentials are never read from a project file; use BINGCTL_DEVELOPER_TOKEN',
    ],
    [
      'a token by another spelling',
      'settings:\n  access-token: SECRET',
      '2:3: access-token: credentials are never read from a project file; use BINGCTL_ACCESS_TOKEN',
    ],
    [
      'a base URL',
      'settings:\n  baseUrl: https://evil.example',
      '2:3: baseUrl: a base URL is never read from a project file; use --base-url or BINGCTL_BASE_URL',
    ],
    [
      'a folder',
      'settings:\n  stateDir: /etc',
      '2:3: stateDir: folders are never read from a project file; use BINGCTL_STATE_DIR',
    ],
    [
      'settings that are not at the edge',
      'tags:\n  shop: {}\n settings:\n   environment: local\n',
      '3:1: All mapping items must start at the same column',
    ],
    ['a setting outside of settings', 'environment: sandbox\n', '1:1: environment belongs under `settings:`'],
    ['what is nested too deeply', deep, '1:1: it is nested too deeply'],
  ])('%s', async (_, text, says) => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'bingctl.yaml'), text);
    expect(await refusal('tags list', { cwd })).toEqual(usage(`bingctl.yaml:${says}`));
  });

  test('an environment that does not exist is named with its place', async () => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'bingctl.yaml'), 'settings:\n  environment: locla');
    const says =
      'bingctl.yaml:2:16 (environment): "locla" is not one of production, sandbox, local; did you mean local?';
    expect(await refusal('tags list', { cwd, env: { BINGCTL_ENV: undefined } })).toEqual(usage(says));
  });

  test('all mistakes are told at once', async () => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'bingctl.yaml'), 'settings:\n  timout: 5s\n  clientSecret: SECRET\n');
    expect(await refusal('tags list', { cwd })).toEqual(
      usage([
        '2 mistakes in bingctl.yaml; nothing was sent',
        'bingctl.yaml:2:3: "timout" is not a setting: did you mean timeout?',
        'bingctl.yaml:3:3: clientSecret: credentials are never read from a project file; use BINGCTL_CLIENT_SECRET',
      ]),
    );
  });

  test('bytes that are no text', async () => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'bingctl.yaml'), Buffer.from([0x73, 0xff, 0xfe]));
    expect(await refusal('tags list', { cwd })).toEqual(usage('bingctl.yaml cannot be read: it is not UTF-8'));
  });

  test('a folder of that name', async () => {
    const cwd = emptyFolder();
    mkdirSync(join(cwd, 'bingctl.yaml'));
    expect(await refusal('tags list', { cwd })).toEqual(usage('bingctl.yaml cannot be read: it is a folder'));
  });
});
