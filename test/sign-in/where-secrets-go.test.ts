import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { mayHaveSecrets } from '../../src/domain/hosts.js';
import { bingctl, emptyFolder, quickClock } from '../kit/bingctl.js';
import { configFolder, storedSecrets } from '../kit/profiles.js';
import { aService, listen } from '../wire/service.js';
import { inMinutes, nowMs } from './service.js';

const tls = join(import.meta.dirname, '..', 'wire', 'tls');
const expired = { refreshToken: 'refresh-0', accessToken: 'access-0', accessTokenExpiresAt: inMinutes(-1) };
const good = { ...expired, accessTokenExpiresAt: inMinutes(60) };
const job = {
  BINGCTL_CUSTOMER_ID: '1001',
  BINGCTL_ACCOUNT_ID: '2001',
  BINGCTL_DEVELOPER_TOKEN: 'developer',
  BINGCTL_CLIENT_ID: 'ci',
};

async function tagsList(baseUrl: string, { secrets = {}, env = {} }: { secrets?: object; env?: object }) {
  const folder = await configFolder({ shop: { secrets } });
  const at = { BINGCTL_ENV: undefined, BINGCTL_CONFIG_DIR: folder, BINGCTL_BASE_URL: baseUrl, ...env };
  const run = await bingctl('tags list --max-retries 0', { env: at, clock: quickClock(nowMs) });
  return { ...run, kept: await storedSecrets(folder) };
}

describe('http without encryption', () => {
  const clearText = (host: string) =>
    `error: http://${host} would get credentials in clear text: http is for loopback only\n`;

  test.each([
    ['a renewal', { ...job, BINGCTL_REFRESH_TOKEN: 'refresh' }],
    ['a call', { ...job, BINGCTL_ACCESS_TOKEN: 'access' }],
  ])('gets nothing of %s', async (_, env) => {
    const run = await tagsList('http://api.microsoft.com', { env });
    expect(run).toMatchObject({
      code: 64,
      stdout: '',
      stderr: expect.stringContaining(clearText('api.microsoft.com')),
    });
  });

  test.each([expired, good])('gets nothing of what is stored: %j', async (secrets) => {
    const { code, stderr, kept } = await tagsList('http://api.microsoft.com', { secrets });
    expect({ code, kept }).toMatchObject({ code: 64, kept: secrets });
    expect(stderr).toContain(clearText('api.microsoft.com'));
  });
});

describe('a base URL', () => {
  const mayHaveIt = (url: string) => mayHaveSecrets(new URL(url).hostname);

  test.each([
    'http://127.0.0.1:4000',
    'http://localhost',
    'https://[::1]:1',
    'https://api.ads.microsoft.com',
    'https://microsoft.com',
    'https://CAMPAIGN.api.bingads.MICROSOFT.com',
    'https://login.microsoftonline.com',
  ])('%s may have what is stored', (url) => {
    expect(mayHaveIt(url)).toBe(true);
  });

  test.each([
    'https://example.com',
    'https://notmicrosoft.com',
    'https://microsoft.com.example.com',
    'https://microsoft.com.',
    'https://microsoft.example',
    'https://ads-microsoft.com',
    'https://localhost.example.com',
    'https://127.0.0.1.example.com',
    'https://10.0.0.1',
    'https://microsoftonline.com@example.com',
  ])('%s may not', (url) => {
    expect(mayHaveIt(url)).toBe(false);
  });

  test('that may not gets nothing, and the message says what it could be given', async () => {
    expect(await tagsList('https://api.example.com', { secrets: good })).toMatchObject({
      code: 3,
      stdout: '',
      stderr:
        "error: api.example.com is neither this machine nor Microsoft's, so it gets nothing of what profile shop has stored\n" +
        '  if it may have your credentials, set BINGCTL_ACCESS_TOKEN and BINGCTL_DEVELOPER_TOKEN\n',
    });
  });

  test('that may not does not get the stored developer token beside a token of a variable', async () => {
    const env = { BINGCTL_ACCESS_TOKEN: 'access' };
    const run = await tagsList('https://api.example.com', { secrets: good, env });
    expect(run).toMatchObject({ code: 3, stderr: expect.stringContaining('set BINGCTL_DEVELOPER_TOKEN') });
  });
});

describe('a redirect', () => {
  test.each([
    ['of a renewal', expired],
    ['of a call', good],
  ])('%s is not followed', async (_, secrets) => {
    const thief = await aService({ body: '{}' });
    const service = await aService((response, { path }) =>
      response.writeHead(307, { location: thief.url + path }).end(),
    );
    const { code, stderr, kept } = await tagsList(service.url.origin, { secrets });
    expect({ code, kept }).toMatchObject({ code: 6, kept: secrets });
    expect([service.heard.length, thief.heard]).toEqual([1, []]);
    expect(stderr).toContain('answered with a redirect to 127.0.0.1');
  });
});

describe('a certificate that nobody vouches for', () => {
  test.each([
    ['a renewal', { secrets: expired }],
    ['a renewal for a job', { env: { ...job, BINGCTL_REFRESH_TOKEN: 'refresh' } }],
    ['a call', { secrets: good }],
  ])('gets nothing of %s', async (_, given) => {
    const seen: string[] = [];
    const keys = { key: readFileSync(join(tls, 'key.pem')), cert: readFileSync(join(tls, 'cert.pem')) };
    const server = createServer(keys, (request, response) => {
      seen.push(request.url ?? '');
      response.end('{}');
    });
    const { code, stderr } = await tagsList(`https://127.0.0.1:${await listen(server)}`, given);
    expect({ code, seen }).toEqual({ code: 6, seen: [] });
    expect(stderr).toContain('NODE_EXTRA_CA_CERTS');
  });
});

test('a token of a variable goes to the host of the base URL, and to no other', async () => {
  const service = await aService({ status: 400, body: '{}' });
  const env = { ...job, BINGCTL_REFRESH_TOKEN: 'refresh', BINGCTL_CONFIG_DIR: emptyFolder() };
  expect(await tagsList(service.url.origin, { env })).toMatchObject({ code: 6 });
  expect(service.heard.map(({ path }) => path)).toEqual(['/common/oauth2/v2.0/token']);
});
