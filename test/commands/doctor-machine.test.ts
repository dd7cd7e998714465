import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Finding } from '../../src/doctor/finding.js';
import { startEmulator } from '../../src/emulator/server.js';
import { anAccount } from '../kit/account.js';
import { bingctl, emptyFolder, quickClock, transport } from '../kit/bingctl.js';
import { aDeadPort, aService, listen } from '../wire/service.js';
import { doctor, lineOf } from './doctor-lines.js';

const day = (text: string) => ({ clock: quickClock(Date.parse(`${text}T12:00:00Z`)) });

describe('node', () => {
  const cure = 'install a release of Node.js with long-term support: https://nodejs.org';

  test.each([
    ['24.11.1', '2026-11-23', ['ok', 'node', 'Node.js 24.11.1', '']],
    ['20.19.0', '2025-11-23', ['ok', 'node', 'Node.js 20.19.0', '']],
    ['22.12.0', '2027-02-01', ['info', 'node', 'Node.js 22.12.0 gets security fixes until 2027-04-30', cure]],
    ['22.12.0', '2027-04-30', ['warning', 'node', 'Node.js 22.12.0 has got no security fixes since 2027-04-30', cure]],
    ['28.0.0', '2026-11-23', ['ok', 'node', 'Node.js 28.0.0', '']],
    ['20.18.3', '2025-11-23', ['error', 'node', 'Node.js 20.18.3 is too old: bingctl needs 20.19 or newer', cure]],
  ])('%s on %s', async (nodeVersion, on, line) => {
    expect(await doctor('--check node', { nodeVersion, ...day(on) })).toEqual([line]);
  });
});

describe('settings', () => {
  test('says where each came from', async () => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'bingctl.yaml'), 'settings:\n  timeout: 2m\n');
    const env = { BINGCTL_ACCOUNT_ID: '4001', BINGCTL_TRANSPORT: 'auto' };
    expect(await doctor('--check settings --customer 3001', { env, cwd })).toEqual([
      [
        'ok',
        'settings',
        'environment local (BINGCTL_ENV), transport auto (BINGCTL_TRANSPORT), customerId 3001 (--customer), ' +
          'accountId 4001 (BINGCTL_ACCOUNT_ID), timeout 2m (bingctl.yaml:2:12 (timeout))',
        '',
      ],
    ]);
  });

  test('shows no secret', async () => {
    const env = { BINGCTL_ENV: 'production', BINGCTL_ACCESS_TOKEN: 'top-secret', BINGCTL_TRANSPORT: 'rest' };
    expect(await doctor('--check settings', { env })).toEqual([
      [
        'ok',
        'settings',
        'environment production (BINGCTL_ENV), transport rest (BINGCTL_TRANSPORT), accessToken set (BINGCTL_ACCESS_TOKEN)',
        '',
      ],
    ]);
  });

  test('names everything that cannot be read, and nothing goes on from there', async () => {
    const env = { BINGCTL_TIMEOUT: 'soon', BINGCTL_MAX_RETRIES: '99' };
    expect(await doctor('--check transport', { env })).toEqual([
      [
        'error',
        'settings',
        'BINGCTL_TIMEOUT: "soon" is not a duration: whole numbers with s, m, h, d or w, as in 90s, 30d or 1h30m; ' +
          'BINGCTL_MAX_RETRIES: "99" is not a whole number from 0 to 10',
        'correct BINGCTL_TIMEOUT, or leave it out',
      ],
      ['skipped', 'transport', 'a setting cannot be read', ''],
    ]);
  });
});

describe('a bingctl.yaml that cannot be read', () => {
  const inFolder = (text: string | Buffer) => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'bingctl.yaml'), text);
    return { cwd, ...day('2025-11-23'), nodeVersion: '20.19.0' };
  };
  const cure = 'correct bingctl.yaml, or leave its settings out';

  test('is told with the rest that can be looked at; nothing is asked of a service that the file may not mean', async () => {
    const options = inFolder('settings:\n  timeuot: 2m\n  environmnt: sandbox\n');
    const { code, stdout, stderr } = await bingctl('doctor --json', options);
    const told = JSON.parse(stdout).map(({ check, status, message }: Finding) => [check, status, message]);
    expect([code, told.slice(0, 3), JSON.parse(stderr).error.kind]).toEqual([
      1,
      [
        ['node', 'ok', 'Node.js 20.19.0'],
        [
          'settings',
          'error',
          'bingctl.yaml:2:3: "timeuot" is not a setting: did you mean timeout?; ' +
            'bingctl.yaml:3:3: "environmnt" is not a setting: did you mean environment?',
        ],
        ['store', 'skipped', 'a setting cannot be read'],
      ],
      'finding',
    ]);
    expect(JSON.parse(stdout)[1].cure).toBe(cure);
    expect(new Set(told.slice(2).map(([, status]: string[]) => status))).toEqual(new Set(['skipped']));
  });

  test.each([
    [
      'settings: [',
      'bingctl.yaml:1:12: Flow sequence in block collection must be sufficiently indented and end with a ]',
    ],
    [Buffer.from('settings: \xff', 'latin1'), 'bingctl.yaml cannot be read: it is not UTF-8'],
  ])('%s', async (text, says) => {
    expect(await doctor('--check settings', inFolder(text))).toEqual([['error', 'settings', says, cure]]);
  });

  test('does not keep what needs no setting from being looked at', async () => {
    expect(await doctor('--check node', inFolder('settings: ['))).toEqual([['ok', 'node', 'Node.js 20.19.0', '']]);
  });

  test('beside a variable that is wrong, too: both are told', async () => {
    const options = { ...inFolder('settings: 5'), env: { BINGCTL_TIMEOUT: 'soon' } };
    expect(await lineOf('settings', '', options)).toEqual([
      'error',
      'settings',
      expect.stringMatching(/^bingctl\.yaml:1:11: `settings` is not a mapping .*; BINGCTL_TIMEOUT: "soon" is not/),
      cure,
    ]);
  });
});

test('what keeps every command from starting keeps doctor from it, too', async () => {
  expect(await bingctl('doctor', { env: { BINGCTL_ENV: 'prod' } })).toEqual({
    code: 64,
    stdout: '',
    stderr: 'error: BINGCTL_ENV: "prod" is not one of production, sandbox, local\n  try  bingctl doctor --help\n',
  });
});

test('a profile that is not there', async () => {
  expect(await doctor('--check store --profile nope --env production')).toEqual([
    ['error', 'settings', '--profile: there is no profile "nope"', 'bingctl login --profile nope'],
    ['skipped', 'store', 'a setting cannot be read', ''],
  ]);
});

describe('transport', () => {
  const cure = 'leave the transport out, or set it to auto: bingctl goes over to REST by itself';

  test.each([
    [
      'soap',
      '2026-11-30',
      ['ok', 'SOAP is set (--transport); Microsoft switches SOAP off on 2027-01-31, in 62 days', ''],
    ],
    [
      'soap',
      '2026-12-02',
      ['warning', 'SOAP is set (--transport), and Microsoft switches SOAP off on 2027-01-31, in 60 days', cure],
    ],
    [
      'soap',
      '2027-01-30',
      ['warning', 'SOAP is set (--transport), and Microsoft switches SOAP off on 2027-01-31, in 1 day', cure],
    ],
    ['soap', '2027-01-31', ['error', 'SOAP is set (--transport), which Microsoft switched off on 2027-01-31', cure]],
    [
      'auto',
      '2026-11-30',
      ['ok', 'SOAP: it is served until 31 January 2027; Microsoft switches SOAP off on 2027-01-31, in 62 days', ''],
    ],
    [
      'auto',
      '2026-12-24',
      [
        'info',
        'SOAP: it is served until 31 January 2027; Microsoft switches SOAP off on 2027-01-31, in 38 days',
        'nothing has to be done; to see that all works on that day: bingctl tags list --transport rest',
      ],
    ],
    ['auto', '2027-01-31', ['ok', 'REST: SOAP ended on 31 January 2027', '']],
    ['rest', '2026-12-24', ['ok', 'REST is set (--transport)', '']],
  ])('%s on %s', async (setting, on, [status, message, then]) => {
    expect(await doctor(`--check transport --transport ${setting}`, day(on))).toEqual([
      [status, 'transport', message, then],
    ]);
  });
});

describe('endpoint', () => {
  const at = (url: string, env = {}) => lineOf('endpoint', `--base-url ${url}`, { env });

  test('answers, and gets no credential', async () => {
    const service = await aService({ status: 404 });
    expect(await at(service.url.origin)).toEqual(['ok', 'endpoint', `${service.url.host} answers`, '']);
    const path =
      transport === 'soap'
        ? '/Api/Advertiser/CampaignManagement/v13/CampaignManagementService.svc'
        : '/CampaignManagement/v13';
    expect(service.heard).toEqual([
      {
        method: 'GET',
        path,
        headers: {
          host: service.url.host,
          connection: 'keep-alive',
          'user-agent': 'bingctl',
          'accept-encoding': 'identity',
        },
        body: '',
      },
    ]);
  });

  test('nobody listens', async () => {
    const port = await aDeadPort();
    expect(await at(`http://127.0.0.1:${port}`)).toEqual([
      'error',
      'endpoint',
      `cannot connect to 127.0.0.1:${port} (ECONNREFUSED)`,
      `nobody listens there: bingctl emulator start --port ${port}`,
    ]);
  });

  test('the certificate is not to be trusted', async () => {
    const file = (name: string) => readFileSync(new URL(`../wire/tls/${name}.pem`, import.meta.url));
    const port = await listen(createTlsServer({ cert: file('cert'), key: file('key') }));
    expect(await at(`https://127.0.0.1:${port}`)).toEqual([
      'error',
      'endpoint',
      `cannot connect to 127.0.0.1:${port} (DEPTH_ZERO_SELF_SIGNED_CERT)`,
      'a proxy that inspects TLS needs its certificate in NODE_EXTRA_CA_CERTS; a clock that is wrong makes certificates look expired',
    ]);
  });

  test('the proxy refuses', async () => {
    const refusing = createServer().on('connect', (_, socket) => socket.end('HTTP/1.1 403 Forbidden\r\n\r\n'));
    const proxy = `127.0.0.1:${await listen(refusing)}`;
    expect(await at('https://service.test', { HTTPS_PROXY: proxy })).toEqual([
      'error',
      'endpoint',
      'the proxy refused to connect to service.test (HTTP 403)',
      `the proxy must let service.test through: check HTTPS_PROXY (${proxy}) and NO_PROXY`,
    ]);
  });

  test('the proxy is not there', async () => {
    const port = await aDeadPort();
    expect(await at('https://service.test', { HTTPS_PROXY: `http://127.0.0.1:${port}` })).toEqual([
      'error',
      'endpoint',
      `cannot connect to service.test through the proxy 127.0.0.1:${port} (ECONNREFUSED)`,
      `check HTTPS_PROXY (127.0.0.1:${port}), and NO_PROXY for hosts that need no proxy`,
    ]);
  });

  test('something on the way sends elsewhere', async () => {
    const portal = await aService({ status: 302, headers: { location: 'https://sign-in.test/' } });
    expect(await at(portal.url.origin)).toEqual([
      'error',
      'endpoint',
      `${portal.url.host} answered with a redirect to sign-in.test, which is not followed`,
      'check the base URL; a network that wants you to sign in answers like this, too',
    ]);
  });

  test('the service is out of order', async () => {
    const service = await aService({ status: 503 });
    expect(await at(service.url.origin)).toEqual([
      'warning',
      'endpoint',
      `${service.url.host} answers HTTP 503`,
      'wait, and run it again; https://status.ads.microsoft.com tells of outages',
    ]);
  });

  test('the connection breaks off', async () => {
    const service = await aService((response) => response.destroy());
    expect(await at(service.url.origin)).toEqual([
      'error',
      'endpoint',
      expect.stringContaining(`${service.url.host} broke off the connection`),
      `check what lies between here and ${service.url.host}: a proxy, a firewall`,
    ]);
  });
});

describe('clock', () => {
  const now = Date.parse('2026-11-23T12:00:00Z');
  const cure = 'set the clock by the network: timedatectl set-ntp true, or your system’s date and time settings';

  test.each([
    [0, ['ok', 'clock', 'the clock of this machine agrees with the service’s', '']],
    [59_000, ['ok', 'clock', 'the clock of this machine agrees with the service’s', '']],
    [95_000, ['warning', 'clock', 'the clock of this machine is 1m35s behind the service’s', cure]],
    [-95_000, ['warning', 'clock', 'the clock of this machine is 1m35s ahead of the service’s', cure]],
    [
      3_700_000,
      ['error', 'clock', 'the clock of this machine is 1h1m40s behind the service’s: tokens may be refused', cure],
    ],
  ])('when the service is %i ms ahead', async (advanceMs, line) => {
    const emulator = await startEmulator({ state: { memory: anAccount() }, clock: { now: () => now } });
    onTestFinished(() => emulator.close());
    await fetch(`${emulator.url}/_emulator/clock`, { method: 'POST', body: JSON.stringify({ advanceMs }) });
    expect(await lineOf('clock', '', { emulator, clock: quickClock(now) })).toEqual(line);
  });

  test('nobody says what time it is', async () => {
    const service = await aService((response) => {
      response.sendDate = false;
      response.end();
    });
    expect(await lineOf('clock', `--base-url ${service.url.origin}`)).toEqual([
      'skipped',
      'clock',
      'no answer says what time it is',
      '',
    ]);
  });
});
