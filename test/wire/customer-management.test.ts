import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { operationNamed } from '../../src/contract/contract.js';
import type { OperationName, Request } from '../../src/service/operations.js';
import { elementsOf } from '../../src/transports/soap/encode.js';
import { soapWriter } from '../../src/transports/soap/writer.js';
import { hostileTexts } from './arbitraries.js';
import { aConnection, accessToken, developerToken, type Wire } from './connection.js';
import { trackingId } from './envelopes.js';
import { descend, plain, readRequest } from './read-request.js';
import { schemaErrors } from './schemas.js';
import { aService, type Reply } from './service.js';

const v13 = 'https://bingads.microsoft.com/Customer/v13';
const credentials = new Map([
  ['AuthenticationToken', 'tok&en'],
  ['DeveloperToken', '<dev>'],
]);

const envelope = (body: string) =>
  `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Header/><s:Body>${body}</s:Body></s:Envelope>`;

/** A request as it is written for SOAP. */
async function written<O extends OperationName>(name: O, request: Request<O>): Promise<string> {
  const found = await operationNamed(name);
  if (!found) throw new Error(name);
  let message = '';
  const elements = elementsOf(found.contract, found.operation.request, request);
  const writer = soapWriter(found.contract, new URL('http://127.0.0.1:1/'));
  await writer.write(found.operation, credentials, elements, async (_, body) => {
    message = body;
  });
  return message;
}

const pageInfo = { index: 0, size: 100 };
const search = (value: string): Request<'SearchAccounts'> => ({
  predicates: [{ field: 'AccountName', operator: 'Equals', value }],
  ordering: null,
  pageInfo,
});

test('every request is valid by the contract', async () => {
  const operator = fc.constantFrom('Equals', 'Contains', 'In');
  const predicate = fc.record({
    field: fc.constantFrom('AccountId', 'AccountName', 'AccountNumber', 'UserId'),
    operator,
    value: fc.string({ unit: fc.constantFrom('a', 'ß', '<', '&', ']]>', ' ', '🎯') }),
  });
  const searches = await Promise.all(
    fc
      .sample(fc.record({ predicates: fc.array(predicate, { maxLength: 3 }), index: fc.nat(), size: fc.nat() }), 60)
      .map(({ predicates, ...page }) => written('SearchAccounts', { predicates, ordering: null, pageInfo: page })),
  );
  const others = [
    await written('GetUser', { userId: null }),
    await written('GetUser', { userId: '9223372036854775807' }),
    await written('GetAccountsInfo', { customerId: null, onlyParentAccounts: true }),
    await written('GetAccountsInfo', { customerId: '1', onlyParentAccounts: false }),
  ];
  expect(await schemaErrors([...searches, ...others], 'CustomerManagement')).toEqual([]);
});

test('the schemas do refuse what is wrong', async () => {
  const good = await written('SearchAccounts', search('Shop'));
  for (const [from, to] of [
    [/(<n\d:Field>.*<\/n\d:Field>)(<n\d:Operator>.*<\/n\d:Operator>)/, '$2$1'],
    [/n\d:Predicate>/g, 'v13:Predicate>'],
    ['>Equals<', '>Same<'],
  ] as const) {
    const wrong = good.replace(from, to);
    expect(wrong).not.toBe(good);
    expect(await schemaErrors([wrong], 'CustomerManagement')).not.toEqual([]);
  }
});

test.each(hostileTexts)('the name %j is searched for as it is', async (name) => {
  const sent = descend(readRequest(await written('SearchAccounts', search(name))), 'Body', 'SearchAccountsRequest');
  expect(plain(sent)).toEqual({
    predicates: { predicate: { field: 'AccountName', operator: 'Equals', value: name } },
    ordering: null,
    pageInfo: { index: '0', size: '100' },
  });
});

describe('no account and no customer goes with a call', () => {
  test('over SOAP', async () => {
    const { url, heard } = await aService({ body: envelope(`<GetUserResponse xmlns="${v13}"/>`) });
    await aConnection(url, {}, 'soap').call('GetUser', { userId: null });
    const header = descend(readRequest(heard[0]?.body ?? ''), 'Header');
    expect(header.children.map(({ name, namespace, text }) => [name, namespace, text])).toEqual([
      ['AuthenticationToken', v13, accessToken],
      ['DeveloperToken', v13, developerToken],
    ]);
    expect(heard[0]).toMatchObject({
      method: 'POST',
      path: '/Api/CustomerManagement/v13/CustomerManagementService.svc',
      headers: { soapaction: '"GetUser"' },
    });
  });

  test('over REST', async () => {
    const { url, heard } = await aService({ body: '{"User":null,"CustomerRoles":[]}' });
    await aConnection(url, {}, 'rest').call('GetUser', { userId: null });
    const ours = Object.keys(heard[0]?.headers ?? {}).filter((name) => /auth|token|customer/.test(name));
    expect(ours.sort()).toEqual(['authorization', 'developertoken']);
  });
});

/** Customer Management has its own fault: its errors have a number, and no symbol. */
const refusals: Record<Wire, Reply> = {
  soap: {
    status: 500,
    body: envelope(
      '<s:Fault><faultcode>s:Server</faultcode><faultstring>Invalid client data.</faultstring><detail>' +
        `<ApiFault xmlns="${v13}/Exception"><TrackingId xmlns="https://adapi.microsoft.com">${trackingId}</TrackingId>` +
        '<OperationErrors><OperationError><Code>1001</Code><Details>of this customer</Details>' +
        '<Message>The user may not.</Message></OperationError></OperationErrors></ApiFault></detail></s:Fault>',
    ),
  },
  rest: {
    status: 403,
    body: JSON.stringify({
      Type: 'ApiFault',
      TrackingId: trackingId,
      OperationErrors: [{ Code: 1001, Details: 'of this customer', Message: 'The user may not.' }],
    }),
  },
};

describe.each(['soap', 'rest'] as const)('over %s', (over) => {
  test('a refusal is read from the fault of this service', async () => {
    const { url } = await aService(refusals[over]);
    await expect(aConnection(url, {}, over).call('GetUser', { userId: null })).rejects.toMatchObject({
      kind: 'forbidden',
      exit: 3,
      message: 'the service does not permit GetUser: The user may not. (of this customer)',
      code: 1001,
      errorCode: null,
      trackingId,
    });
  });

  test('a reason to pause that is no number is not guessed at', async () => {
    const { url } = await aService({
      body:
        over === 'soap'
          ? envelope(
              `<SearchAccountsResponse xmlns="${v13}"><Accounts><AdvertiserAccount><PauseReason>billing</PauseReason>` +
                '</AdvertiserAccount></Accounts></SearchAccountsResponse>',
            )
          : '{"Accounts":[{"PauseReason":"billing"}]}',
    });
    await expect(aConnection(url, {}, over).call('SearchAccounts', search('Shop'))).rejects.toMatchObject({
      kind: 'unreachable',
      message: expect.stringContaining('its PauseReason is not of type unsignedByte'),
    });
  });
});

test('JSON without accounts is no empty list of them', async () => {
  const { url } = await aService({ body: '{}' });
  await expect(aConnection(url, {}, 'rest').call('SearchAccounts', search('Shop'))).rejects.toMatchObject({
    kind: 'unreachable',
    message: expect.stringContaining('JSON without Accounts'),
  });
});
