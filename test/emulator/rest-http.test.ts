import { gunzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { anAccount, aTag } from '../kit/account.js';
import { type OperationFault, postRest, restAddresses, restBase, restHeaders } from './rest-wire.js';
import { anEmulator, http, stopEmulators } from './wire.js';

afterEach(stopEmulators);

const shop = anAccount({ tags: [aTag({ id: '5', name: 'shop' })] });

describe('what is served', () => {
  test.each(Object.entries(restAddresses))('%s at %s', async (operation, address) => {
    const [method = '', path = ''] = address.split(' ');
    const emulator = await anEmulator(shop);
    const { status, headers } = await postRest(emulator, path, '{"UetTagId":5}', { method });
    expect([200, 400]).toContain(status);
    expect(headers['content-type']).toBe('application/json; charset=utf-8');
    expect(emulator.requests).toMatchObject([{ number: 1, transport: 'rest', operation, status }]);
  });

  test.each([
    ['GET', 'UetTags', 'POST, PUT'],
    ['DELETE', 'UetTags', 'POST, PUT'],
    ['DELETE', 'ConversionGoals', 'POST, PUT'],
    ['PATCH', 'ConversionGoals', 'POST, PUT'],
    ['GET', 'UetTags/QueryByIds', 'POST'],
    ['PUT', 'ConversionGoals/QueryByIds', 'POST'],
    ['OPTIONS', 'AccountProperties/Query', 'POST'],
  ])('%s %s: 405, and what there is', async (method, path, allow) => {
    const { status, headers } = await postRest(await anEmulator(), path, '', { method });
    expect([status, headers.allow]).toEqual([405, allow]);
  });

  test.each([
    ['an operation in the manner of SOAP', `${restBase}UetTags/AddUetTags`],
    ['the operation alone', `${restBase}GetUetTagsByIds`],
    ['another resource', `${restBase}Campaigns`],
    ['the tags one by one', `${restBase}UetTags/5`],
    ['another query', `${restBase}UetTags/Query`],
    ['the service alone', restBase],
    ['the name of a method', `${restBase}constructor`],
    ['another case', '/campaignmanagement/v13/uettags'],
    ['a slash too many', `${restBase}UetTags/`],
    ['another version', '/CampaignManagement/v12/UetTags'],
    ['an operation of another service', '/CustomerManagement/v13/UetTags'],
    ['customers', '/CustomerManagement/v13/CustomersInfo/Query'],
    ['reports', '/Reporting/v13/GenerateReport/Submit'],
    ['bulk', '/Bulk/v13/Campaigns/DownloadByAccountIds'],
    ['nothing', '/'],
  ])('404: %s', async (_, path) => {
    const emulator = await anEmulator();
    expect((await http(emulator.url + path, { method: 'POST', headers: restHeaders(), body: '{}' })).status).toBe(404);
    expect(emulator.requests).toEqual([]);
  });

  test('what stands behind a question mark does not matter', async () => {
    expect((await postRest(await anEmulator(), 'UetTags/QueryByIds?x=1', '{}')).status).toBe(200);
  });
});

describe('who calls', () => {
  const outcome = async (headers: Record<string, string>) => {
    const { status, text } = await postRest(await anEmulator(shop), 'UetTags/QueryByIds', '{}', { headers });
    const { Errors, OperationErrors } = JSON.parse(text) as OperationFault;
    return [status, ...(Errors ?? OperationErrors ?? []).map(({ Code }) => Code)];
  };

  test.each([
    ['any bearer', { authorization: 'Bearer x' }, [200]],
    ['a scheme in another case', { authorization: 'bearer x' }, [200]],
    ['no authorization', { authorization: '' }, [400, 116]],
    ['another scheme', { authorization: 'Basic eDp5' }, [400, 116]],
    ['a token without a scheme', { authorization: 'x' }, [400, 116]],
    ['a bearer of nothing', { authorization: 'Bearer ' }, [400, 116]],
    ['a bearer of None', { authorization: 'Bearer None' }, [400, 116]],
    ["SOAP's header", { authorization: '', authenticationtoken: 'x' }, [400, 116]],
    ['no developer token', { developertoken: '' }, [400, 116]],
    ['None for a developer token', { developertoken: 'None' }, [400, 116]],
    ['no customer', { customerid: '' }, [400, 1029]],
    ['None for a customer', { customerid: 'None' }, [400, 1029]],
    ['two customers', { customerid: '1001, 1002' }, [403, 106]],
    ['no account, for tags', { customeraccountid: '' }, [200]],
    ['None for an account, for tags', { customeraccountid: 'None' }, [200]],
    ['headers that are of no use', { username: '', password: '', identityprovider: 'Google' }, [200]],
  ])('%s', async (_, headers, expected) => {
    expect(await outcome(headers)).toEqual(expected);
  });

  test('is looked at before what is asked', async () => {
    const emulator = await anEmulator(shop);
    const { status } = await postRest(emulator, 'UetTags', '{', { caller: { customer: 'x' } });
    expect(status).toBe(403);
  });
});

describe('bodies', () => {
  test.each([
    ['application/json', 200],
    ['application/json; charset=utf-8', 200],
    ['Application/JSON;charset=UTF-8', 200],
    ['text/plain', 415],
    ['text/xml', 415],
    ['application/x-www-form-urlencoded', 415],
    ['application/jsonp', 415],
    ['', 415],
  ])('as %s: %i', async (type, status) => {
    const reply = await postRest(await anEmulator(shop), 'UetTags/QueryByIds', '{}', {
      headers: { 'content-type': type },
    });
    expect(reply.status).toBe(status);
  });

  test('over 32 MB are refused by their length', async () => {
    const headers = { 'content-length': String(33 * 1024 * 1024) };
    expect((await postRest(await anEmulator(), 'UetTags', '', { headers })).status).toBe(413);
  });

  test('answers and faults are compressed for those who ask', async () => {
    const emulator = await anEmulator(shop);
    for (const [path, status] of [
      ['UetTags/QueryByIds', 200],
      ['UetTags', 400],
    ] as const) {
      const reply = await postRest(emulator, path, '{}', { headers: { 'accept-encoding': 'gzip, deflate, br' } });
      expect([reply.status, reply.headers['content-encoding']]).toEqual([status, 'gzip']);
      expect(() => JSON.parse(gunzipSync(reply.body).toString('utf8'))).not.toThrow();
    }
  });
});

test.each([
  ['a foreign host', { host: 'evil.example.com' }],
  ['a page in a browser', { origin: 'https://evil.example.com' }],
])('not for %s: 403', async (_, headers) => {
  const emulator = await anEmulator(shop);
  expect((await postRest(emulator, 'UetTags/QueryByIds', '{}', { headers })).status).toBe(403);
  expect(emulator.requests).toEqual([]);
});
