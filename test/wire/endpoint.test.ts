import { describe, expect, test } from 'vitest';
import type { Service } from '../../src/contract/services.js';
import type { Environment } from '../../src/domain/environment.js';
import { isLoopback } from '../../src/domain/hosts.js';
import { restAddress, soapAddress } from '../../src/transports/endpoint.js';

const campaign = '/Api/Advertiser/CampaignManagement/v13/CampaignManagementService.svc';
const customer = '/Api/CustomerManagement/v13/CustomerManagementService.svc';

describe.each<[Service, string, string, string]>([
  ['CampaignManagement', 'campaign', campaign, '/CampaignManagement/v13'],
  ['CustomerManagement', 'clientcenter', customer, '/CustomerManagement/v13'],
])('%s', (service, host, soapPath, restPath) => {
  // A base URL takes the place of the origin only: the path stays that of the service.
  test.each<[Environment, string | undefined, string]>([
    ['production', undefined, `https://${host}.api.bingads.microsoft.com`],
    ['sandbox', undefined, `https://${host}.api.sandbox.bingads.microsoft.com`],
    ['local', 'http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
    ['production', 'http://127.0.0.1:8080/', 'http://127.0.0.1:8080'],
    ['sandbox', 'http://localhost', 'http://localhost'],
    ['production', 'http://[::1]:1', 'http://[::1]:1'],
    ['production', 'http://127.9.9.9', 'http://127.9.9.9'],
    ['production', 'https://replay.example', 'https://replay.example'],
    ['production', 'https://replay.example/with/a/path?and=more', 'https://replay.example'],
  ])('%s with base URL %s listens at %s', (environment, baseUrl, origin) => {
    expect(soapAddress(service, { environment, baseUrl }).href).toBe(origin + soapPath);
    expect(restAddress(service, { environment, baseUrl }).href).toBe(origin + restPath);
  });
});

test.each([
  'http://replay.example',
  'http://127.0.0.1.example',
  'http://localhost.example',
  'http://10.0.0.1',
  'http://[::2]',
])('base URL %s is refused: credentials would go there in clear text', (baseUrl) => {
  const address = () => soapAddress('CampaignManagement', { environment: 'production', baseUrl });
  expect(address).toThrow(expect.objectContaining({ kind: 'usage', message: expect.stringContaining('clear text') }));
});

test('local needs an emulator', () => {
  expect(() => soapAddress('CampaignManagement', { environment: 'local' })).toThrow(/address of an emulator/);
});

test.each(['127.0.0.1', '127.255.0.3', 'localhost', '[::1]'])('%s is loopback', (host) => {
  expect(isLoopback(host)).toBe(true);
});

test.each(['128.0.0.1', '0.0.0.0', '[::]', '127.0.0.1.nip.io', 'example.com'])('%s is not loopback', (host) => {
  expect(isLoopback(host)).toBe(false);
});
