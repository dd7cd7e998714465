import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { contractOf, packagedWsdlPath } from '../../src/contract/contract.js';
import { cachedContract, cachedWsdlPath, refreshContract } from '../../src/contract/refresh.js';
import { type Service, services } from '../../src/contract/services.js';
import { download } from '../../src/transports/download.js';
import { aQuickClock } from '../wire/connection.js';
import { aService, type Reply } from '../wire/service.js';

const wsdl = readFileSync(packagedWsdlPath('CampaignManagement'), 'utf8');
const older = wsdl.replace('Retail', 'Shops');

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'bingctl-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A refresh of the Campaign Management contract. */
const refresh = (folder: string, ...replies: Reply[]) => refreshOf('CampaignManagement', folder, ...replies);

/** A refresh into this folder from a service that answers so. */
async function refreshOf(service: Service, folder: string, ...replies: Reply[]) {
  const { url, heard } = await aService(...replies);
  const path = cachedWsdlPath(folder, { environment: 'sandbox', baseUrl: null }, service);
  const address = new URL(`/${service}Service.svc`, url);
  const { clock, slept } = aQuickClock();
  const traced: string[] = [];
  const trace = (line: string) => traced.push(line);
  const options = { timeoutMs: 2000, maxRetries: 1, clock, tell: () => {}, trace, env: {} };
  const result = await refreshContract({ service, address, path, download: (from) => download(from, options) }).catch(
    (error: unknown) => error,
  );
  return { path, result, heard, slept, traced };
}

test.each(services)('fetches the contract of %s into the folder of its environment, bare', async (service) => {
  const folder = aFolder();
  const packaged = readFileSync(packagedWsdlPath(service), 'utf8');
  const { path, result, heard } = await refreshOf(service, folder, { body: packaged });
  expect(path).toBe(join(folder, 'wsdl', 'sandbox', `${service}Service.wsdl`));
  expect(readFileSync(path, 'utf8')).toBe(packaged);
  expect(result).toMatchObject({ service, path, changed: true, bytes: Buffer.byteLength(packaged) });
  expect(heard).toMatchObject([{ method: 'GET', path: `/${service}Service.svc?singleWsdl`, body: '' }]);
  expect(Object.keys(heard[0]?.headers ?? {})).not.toEqual(
    expect.arrayContaining([expect.stringMatching(/auth|token|cookie/)]),
  );
  expect(await cachedContract(service, path)).toEqual(await contractOf(service));
});

test('tries again, and traces every try', async () => {
  const { result, heard, slept, traced } = await refresh(aFolder(), { status: 503 }, { body: wsdl });
  expect(result).toMatchObject({ changed: true });
  expect(heard).toHaveLength(2);
  expect(slept).toEqual([500]);
  expect(traced.filter((line) => /^[><] (GET|HTTP)/.test(line))).toEqual([
    expect.stringMatching(/^> GET .*\?singleWsdl \(attempt 1\)$/),
    expect.stringMatching(/^< HTTP 503 /),
    expect.stringMatching(/^> GET .* \(attempt 2\)$/),
    expect.stringMatching(/^< HTTP 200 /),
  ]);
});

test('keeps what another server gives apart from the contract of the environment', () => {
  const path = (baseUrl: string | null) =>
    cachedWsdlPath('cache', { environment: 'production', baseUrl }, 'CampaignManagement');
  const file = 'CampaignManagementService.wsdl';
  expect(path(null)).toBe(join('cache', 'wsdl', 'production', file));
  expect(path('http://127.0.0.1:4000')).toBe(join('cache', 'wsdl', 'http_127.0.0.1_4000', file));
  expect(path('https://production')).toBe(join('cache', 'wsdl', 'https_production', file));
});

test('says whether anything changed', async () => {
  const folder = aFolder();
  await refresh(folder, { body: older });
  expect((await refresh(folder, { body: wsdl })).result).toMatchObject({ changed: true });
  expect((await refresh(folder, { body: wsdl })).result).toMatchObject({ changed: false });
});

describe('leaves the old file alone', () => {
  test.each<[string, Reply, string]>([
    ['an error page', { status: 503, body: wsdl }, 'HTTP 503'],
    ['nothing', { body: '' }, 'it is empty'],
    ['half of it', { body: wsdl.slice(0, wsdl.length / 2) }, 'cut off'],
    ['all but the end', { body: wsdl.trimEnd().slice(0, -1) }, 'cut off'],
    ['a page', { body: '<html><p>Sign in</html>' }, 'unexpected closing tag'],
    [
      'another service',
      { body: wsdl.replaceAll('CampaignManagement/v13', 'Reporting/v13') },
      'not the WSDL of this service',
    ],
    [
      'no operation of ours',
      { body: wsdl.replaceAll(/name="(Get|Add|Update)/g, 'name="Old') },
      'none of the operations',
    ],
    [
      'schemas elsewhere',
      { body: wsdl.replace(/<wsdl:types>[\s\S]*<\/wsdl:types>/, '<wsdl:types/>') },
      'its schemas are not in it',
    ],
    [
      'the contract of our other service',
      { body: readFileSync(packagedWsdlPath('CustomerManagement'), 'utf8') },
      'not the WSDL of this service',
    ],
    ['a redirect', { status: 302, headers: { Location: 'https://sign-in.example/' } }, 'sign-in.example'],
  ])('when the service answers with %s', async (_, reply, says) => {
    const folder = aFolder();
    const { path } = await refresh(folder, { body: older });
    const { result } = await refresh(folder, reply);
    expect(result).toMatchObject({ kind: 'unreachable', exit: 6, message: expect.stringContaining(says) });
    expect(readFileSync(path, 'utf8')).toBe(older);
    expect(readdirSync(join(folder, 'wsdl', 'sandbox'))).toEqual(['CampaignManagementService.wsdl']);
  });
});

test('without a refresh there is nothing to compare with', async () => {
  await expect(
    cachedContract(
      'CustomerManagement',
      cachedWsdlPath(aFolder(), { environment: 'production', baseUrl: null }, 'CustomerManagement'),
    ),
  ).rejects.toMatchObject({
    kind: 'notFound',
    hint: 'bingctl wsdl refresh',
  });
});

test('a contract that cannot be read is not one that was never fetched', async () => {
  const folder = aFolder();
  await expect(cachedContract('CampaignManagement', folder)).rejects.toMatchObject({
    message: expect.stringContaining(folder),
  });
  await expect(cachedContract('CampaignManagement', folder)).rejects.not.toMatchObject({ kind: 'notFound' });
});
