import { expect, test } from 'vitest';
import type { Environment } from '../../src/domain/environment.js';
import { isLoopback } from '../../src/domain/hosts.js';
import { soapAddress } from '../../src/transports/endpoint.js';

const path = '/Api/Advertiser/CampaignManagement/v13/CampaignManagementService.svc';

test.each<[Environment, string | undefined, string]>([
  ['production', undefined, `https://campaign.api.bingads.microsoft.com${path}`],
  ['sandbox', undefined, `https://campaign.api.sandbox.bingads.microsoft.com${path}`],
  ['local', 'http://127.0.0.1:8080', `http://127.0.0.1:8080${path}`],
  ['production', 'http://127.0.0.1:8080/', `http://127.0.0.1:8080${path}`],
  ['sandbox', 'http://localhost', `http://localhost${path}`],
  ['production', 'http://[::1]:1', `http://[::1]:1${path}`],
  ['production', 'http://127.9.9.9', `http://127.9.9.9${path}`],
  ['production', 'https://replay.example', `https://replay.example${path}`],
])('%s with base URL %s listens at %s', (environment, baseUrl, address) => {
  expect(soapAddress({ environment, baseUrl }).href).toBe(address);
});

test.each([
  'http://replay.example',
  'http://127.0.0.1.example',
  'http://localhost.example',
  'http://10.0.0.1',
  'http://[::2]',
])('base URL %s is refused: credentials would go there in clear text', (baseUrl) => {
  const address = () => soapAddress({ environment: 'production', baseUrl });
  expect(address).toThrow(expect.objectContaining({ kind: 'usage', message: expect.stringContaining('clear text') }));
});

test('local needs an emulator', () => {
  expect(() => soapAddress({ environment: 'local' })).toThrow(/address of an emulator/);
});

test.each(['127.0.0.1', '127.255.0.3', 'localhost', '[::1]'])('%s is loopback', (host) => {
  expect(isLoopback(host)).toBe(true);
});

test.each(['128.0.0.1', '0.0.0.0', '[::]', '127.0.0.1.nip.io', 'example.com'])('%s is not loopback', (host) => {
  expect(isLoopback(host)).toBe(false);
});
