import { expect, test } from 'vitest';
import { type Environment, isLoopback, mayGetStoredCredentials, soapAddress } from '../../src/transports/endpoint.js';

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
  ['http://replay.example', 'clear text'],
  ['http://127.0.0.1.example', 'clear text'],
  ['http://localhost.example', 'clear text'],
  ['http://10.0.0.1', 'clear text'],
  ['http://[::2]', 'clear text'],
  ['ftp://127.0.0.1', 'must be http or https'],
  ['127.0.0.1:8080', 'not a URL'],
  ['', 'not a URL'],
  ['https://user:secret@replay.example', 'user name'],
  ['https://replay.example/v13', 'without a path'],
  ['https://replay.example/?x=1', 'without a path'],
])('base URL %s is refused: %s', (baseUrl, says) => {
  const address = () => soapAddress({ environment: 'production', baseUrl });
  expect(address).toThrow(expect.objectContaining({ kind: 'usage', message: expect.stringContaining(says) }));
  expect(address).not.toThrow(/secret/);
});

test('local needs an emulator', () => {
  expect(() => soapAddress({ environment: 'local' })).toThrow(/address of an emulator/);
});

test.each([
  ['https://campaign.api.bingads.microsoft.com', true],
  ['https://login.microsoftonline.com', true],
  ['http://127.0.0.1:9', true],
  ['https://localhost', true],
  ['http://campaign.api.bingads.microsoft.com', false],
  ['https://bingads.microsoft.com.example', false],
  ['https://notmicrosoft.com', false],
  ['https://example.com/.microsoft.com', false],
])('stored credentials may go to %s: %s', (url, may) => {
  expect(mayGetStoredCredentials(url)).toBe(may);
});

test.each(['127.0.0.1', '127.255.0.3', 'localhost', '[::1]'])('%s is loopback', (host) => {
  expect(isLoopback(host)).toBe(true);
});

test.each(['128.0.0.1', '0.0.0.0', '[::]', '127.0.0.1.nip.io', 'example.com'])('%s is not loopback', (host) => {
  expect(isLoopback(host)).toBe(false);
});
