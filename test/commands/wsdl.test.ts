import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packagedWsdlPath } from '../../src/contract/contract.js';
import { bingctl, emptyFolder } from '../kit/bingctl.js';
import { aService } from '../wire/service.js';

const paths = {
  CampaignManagement: '/Api/Advertiser/CampaignManagement/v13/CampaignManagementService.svc',
  CustomerManagement: '/Api/CustomerManagement/v13/CustomerManagementService.svc',
};
const packaged = {
  CampaignManagement: readFileSync(packagedWsdlPath('CampaignManagement'), 'utf8'),
  CustomerManagement: readFileSync(packagedWsdlPath('CustomerManagement'), 'utf8'),
};

/** Services whose contracts are these, null for one that is out of order; and a way to run commands against them. */
async function publishing(contracts: Record<keyof typeof paths, string | null>) {
  const { url } = await aService((response, { path }) => {
    const service = path.includes('Customer') ? 'CustomerManagement' : 'CampaignManagement';
    const wsdl = path === `${paths[service]}?singleWsdl` ? contracts[service] : null;
    response.writeHead(wsdl === null ? 404 : 200).end(wsdl ?? '');
  });
  const env = { BINGCTL_BASE_URL: url.origin, BINGCTL_CACHE_DIR: emptyFolder() };
  const file = (service: string) =>
    join(env.BINGCTL_CACHE_DIR, 'wsdl', `http_127.0.0.1_${url.port}`, `${service}Service.wsdl`);
  return { origin: url.origin, file, run: (line: string) => bingctl(line, { env }) };
}

test('refresh fetches the contract of each service, and diff compares them', async () => {
  const { origin, file, run } = await publishing(packaged);
  const row = (service: keyof typeof paths) => ({
    service,
    url: `${origin}${paths[service]}?singleWsdl`,
    path: file(service),
    bytes: Buffer.byteLength(packaged[service]),
    changed: true,
  });
  const refreshed = await run('wsdl refresh --json');
  expect({ ...refreshed, stdout: JSON.parse(refreshed.stdout) }).toEqual({
    code: 0,
    stdout: [row('CampaignManagement'), row('CustomerManagement')],
    stderr: '',
  });
  expect(readFileSync(file('CustomerManagement'), 'utf8')).toBe(packaged.CustomerManagement);
  expect(await run('wsdl diff --json')).toEqual({ code: 0, stdout: '[]\n', stderr: '' });
});

test('differences of both are told, the gravest first, each with its service', async () => {
  const { run } = await publishing({
    CampaignManagement: packaged.CampaignManagement.replace(
      '<xs:enumeration value="Contact"/>',
      '<xs:enumeration value="Contact"/><xs:enumeration value="StoreVisit"/>',
    ),
    CustomerManagement: packaged.CustomerManagement.replace('soapAction="GetUser"', 'soapAction="GetPerson"'),
  });
  await run('wsdl refresh');
  const { code, stdout } = await run('wsdl diff --json');
  expect([code, JSON.parse(stdout)]).toEqual([
    1,
    [
      {
        severity: 'error',
        service: 'CustomerManagement',
        subject: 'GetUser',
        packaged: 'GetUser',
        live: 'GetPerson',
        message: 'its SOAPAction is another',
        meaning: 'calls could be refused: report it',
      },
      {
        severity: 'info',
        service: 'CampaignManagement',
        subject: 'ConversionGoalCategory',
        packaged: null,
        live: 'StoreVisit',
        message: 'a new word StoreVisit',
        meaning: 'shown where the service sends it; bingctl offers it after an update',
      },
    ],
  ]);
});

test('what one service gives is kept when the other gives nothing', async () => {
  const { file, run } = await publishing({ ...packaged, CustomerManagement: null });
  const { code, stdout, stderr } = await run('wsdl refresh --json');
  expect(code).toBe(6);
  expect(JSON.parse(stdout)).toMatchObject([{ service: 'CampaignManagement', changed: true }]);
  expect(JSON.parse(stderr)).toMatchObject({ error: { kind: 'unreachable' } });
  expect(readFileSync(file('CampaignManagement'), 'utf8')).toBe(packaged.CampaignManagement);
  // Half a comparison would pass for a whole one.
  expect(await run('wsdl diff')).toMatchObject({ code: 4, stdout: '', stderr: expect.stringContaining('Customer') });
});

test('nothing at all is an error and no empty list', async () => {
  const { run } = await publishing({ CampaignManagement: null, CustomerManagement: null });
  expect(await run('wsdl refresh --json')).toMatchObject({ code: 6, stdout: '' });
});
