import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { packagedWsdlPath } from '../../src/contract/contract.js';
import type { Service } from '../../src/contract/services.js';
import { aService } from '../wire/service.js';
import { lineOf } from './doctor-lines.js';

/** A server that gives the packaged contracts, changed. */
async function publishing(change: (wsdl: string, service: Service) => string): Promise<string> {
  const service = await aService((response, { path }) => {
    if (!path.endsWith('?singleWsdl')) return response.writeHead(404).end();
    const of = path.includes('CustomerManagement') ? 'CustomerManagement' : 'CampaignManagement';
    return response.end(change(readFileSync(packagedWsdlPath(of), 'utf8'), of));
  });
  return `--base-url ${service.url.origin}`;
}

test('the services say what the packaged contracts say', async () => {
  expect(await lineOf('contract')).toEqual([
    'ok',
    'contract',
    'the services’ own contracts say the same as the packaged ones',
    '',
  ]);
});

test('an operation is gone', async () => {
  const at = await publishing((wsdl) => wsdl.replaceAll('GetUser', 'GetUserLater'));
  expect(await lineOf('contract', at)).toEqual([
    'error',
    'contract',
    '3 differences between the services’ own contracts and the packaged ones: CustomerManagement, GetUser: the operation GetUser is gone; commands that need it fail: look for an update of bingctl',
    'bingctl wsdl refresh && bingctl wsdl diff',
  ]);
});

test('an enumeration has a new word', async () => {
  const at = await publishing((wsdl) =>
    wsdl.replace('<xs:enumeration value="Retail"', '<xs:enumeration value="Toys"/>$&'),
  );
  expect(await lineOf('contract', at)).toEqual([
    'info',
    'contract',
    '1 difference between the services’ own contracts and the packaged ones: CampaignManagement, UetTagIndustry: a new word Toys; shown where the service sends it; bingctl offers it after an update',
    'bingctl wsdl refresh && bingctl wsdl diff',
  ]);
});

test('the contracts cannot be had', async () => {
  const service = await aService({ status: 404 });
  expect(await lineOf('contract', `--base-url ${service.url.origin}`)).toEqual([
    'skipped',
    'contract',
    `a service’s own contract is not to be had: ${service.url.host} answered HTTP 404: it does not give what was asked for`,
    'bingctl wsdl refresh',
  ]);
});
