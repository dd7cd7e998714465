import { describe, expect, test } from 'vitest';
import { LostAnswer } from '../../src/service/operations.js';
import type { TransportEvent } from '../../src/transports/retry.js';
import { connectSoap } from '../../src/transports/soap/client.js';
import { aConnection, accessToken, aQuickClock, developerToken } from './connection.js';
import { answer, gatewayFault } from './envelopes.js';
import { descend, readRequest } from './read-request.js';
import { aDeadPort, aService } from './service.js';

const read = { tagIds: null, returnAdditionalFields: [] };
const add = { uetTags: [{ name: 'shop' }] };
const good = { body: answer('GetUetTagsByIds', '<UetTags><UetTag><Id>1</Id></UetTag></UetTags>') };
const throttled = { status: 500, body: gatewayFault(117, 'CallRateExceeded', 'Slow down.') };
const internal = { status: 500, body: gatewayFault(0, 'InternalError', 'Oops.') };

test('sends who asks, for which customer and account', async () => {
  const { url, heard } = await aService(good);
  await aConnection(url).call('GetUetTagsByIds', read);
  const header = descend(readRequest(heard[0]?.body ?? ''), 'Header');
  expect(header.children.map(({ name, text }) => [name, text])).toEqual([
    ['AuthenticationToken', accessToken],
    ['CustomerAccountId', '2002'],
    ['CustomerId', '1001'],
    ['DeveloperToken', developerToken],
  ]);
  expect(heard[0]).toMatchObject({ method: 'POST', headers: { 'content-type': 'text/xml; charset=utf-8' } });
  expect(heard[0]?.headers.authorization).toBeUndefined();
});

test('leaves out what is not set', async () => {
  const { url, heard } = await aService(good);
  await aConnection(url, { accountId: '' }).call('GetUetTagsByIds', read);
  const names = descend(readRequest(heard[0]?.body ?? ''), 'Header').children.map(({ name }) => name);
  expect(names).toEqual(['AuthenticationToken', 'CustomerId', 'DeveloperToken']);
});

describe('patience', () => {
  test('a read is repeated until it is answered, each wait told', async () => {
    const { url, heard } = await aService(throttled, internal, { status: 503 }, (response) => response.destroy(), good);
    const { clock, slept } = aQuickClock();
    const told: TransportEvent[] = [];
    const connection = aConnection(url, { clock, maxRetries: 5, tell: (event) => told.push(event) });
    expect(await connection.call('GetUetTagsByIds', read)).toMatchObject({ uetTags: [{ id: '1' }] });
    expect(heard).toHaveLength(5);
    expect(slept).toEqual([60_000, 1000, 2000, 4000]);
    expect(told.map((event) => event.kind === 'waiting' && event.reason)).toEqual([
      'throttled',
      'failed',
      'failed',
      'failed',
    ]);
  });

  test('Retry-After is obeyed', async () => {
    const { url } = await aService(
      { ...throttled, headers: { 'Retry-After': '7' } },
      { status: 429, headers: { 'Retry-After': '3' } },
      good,
    );
    const { clock, slept } = aQuickClock();
    await aConnection(url, { clock, maxRetries: 2 }).call('GetUetTagsByIds', read);
    expect(slept).toEqual([7000, 3000]);
  });

  test('an add is repeated while it was certainly not carried out', async () => {
    const { url, heard } = await aService(throttled, { status: 429 }, { body: answer('AddUetTags', '') });
    const { clock } = aQuickClock();
    await aConnection(url, { clock, maxRetries: 3 }).call('AddUetTags', add);
    expect(heard).toHaveLength(3);
  });

  test('an add is never sent twice when its answer was lost', async () => {
    const { url, heard } = await aService((response) => response.destroy(), { body: answer('AddUetTags', '') });
    const { clock } = aQuickClock();
    const calling = aConnection(url, { clock, maxRetries: 3 }).call('AddUetTags', add);
    await expect(calling).rejects.toBeInstanceOf(LostAnswer);
    expect(heard).toHaveLength(1);
  });

  test('an add that never left is repeated, and the failure is plain', async () => {
    const { clock, slept } = aQuickClock();
    const connection = aConnection(new URL(`http://127.0.0.1:${await aDeadPort()}`), { clock, maxRetries: 2 });
    await expect(connection.call('AddUetTags', add)).rejects.toMatchObject({
      kind: 'unreachable',
      message: expect.stringMatching(/^cannot connect to 127\.0\.0\.1:\d+ \(ECONNREFUSED\) \(tried 3 times in/),
    });
    expect(slept).toEqual([500, 1000]);
  });

  test('a token that ran out while waiting is renewed', async () => {
    const { url, heard } = await aService(throttled, good);
    const { clock } = aQuickClock();
    const tokens = ['token-1', 'token-2'];
    const connection = aConnection(url, { clock, maxRetries: 1, accessToken: async () => tokens.shift() ?? '' });
    await connection.call('GetUetTagsByIds', read);
    expect(heard.map(({ body }) => descend(readRequest(body), 'Header', 'AuthenticationToken').text)).toEqual([
      'token-1',
      'token-2',
    ]);
  });

  test('a refusal is not repeated', async () => {
    const { url, heard } = await aService({ status: 500, body: gatewayFault(105, 'InvalidCredentials', 'No.') });
    await expect(aConnection(url, { maxRetries: 3 }).call('GetUetTagsByIds', read)).rejects.toMatchObject({
      kind: 'signedOut',
    });
    expect(heard).toHaveLength(1);
  });
});

test('a service that hangs runs into the time limit', async () => {
  const { url } = await aService(() => {});
  const calling = aConnection(url, { timeoutMs: 150 }).call('GetUetTagsByIds', read);
  await expect(calling).rejects.toMatchObject({
    kind: 'unreachable',
    exit: 6,
    message: expect.stringContaining('within 0.15 s'),
  });
});

test('an interrupted call says so, an add too', async () => {
  const aborting = new AbortController();
  const { url } = await aService(() => aborting.abort());
  const calling = aConnection(url).call('AddUetTags', add, { signal: aborting.signal });
  await expect(calling).rejects.toMatchObject({ kind: 'interrupted', exit: 130 });
});

test('many calls at once get their own answers', async () => {
  const { url } = await aService((response, { body }) => {
    const id = descend(readRequest(body), 'Body', 'GetUetTagAuthKeyRequest', 'UetTagId').text;
    setTimeout(
      () => response.end(answer('GetUetTagAuthKey', `<UetTagAuthKey>key of ${id}</UetTagAuthKey>`)),
      (Number(id) * 7) % 13,
    );
  });
  const connection = aConnection(url);
  const answers = await Promise.all(
    Array.from({ length: 40 }, (_, i) => connection.call('GetUetTagAuthKey', { uetTagId: String(i) })),
  );
  expect(answers.map(({ uetTagAuthKey }) => uetTagAuthKey)).toEqual(
    Array.from({ length: 40 }, (_, i) => `key of ${i}`),
  );
});

describe('no credential leaves for a place that must not have it', () => {
  const options = {
    customerId: '1',
    accountId: '2',
    developerToken,
    accessToken: async () => accessToken,
    timeoutMs: 1,
    maxRetries: 0,
    env: {},
  };
  const { clock } = aQuickClock();

  test('http to another machine is refused at once', () => {
    const connecting = () =>
      connectSoap({ ...options, environment: 'production', baseUrl: 'http://example.com', clock, tell: () => {} });
    expect(connecting).toThrow(expect.objectContaining({ kind: 'usage', exit: 64 }));
  });

  test('a redirect is an error that names where to, and the token stays', async () => {
    const other = await aService(good);
    const { url } = await aService({ status: 307, headers: { Location: other.url.href } });
    await expect(aConnection(url, { maxRetries: 3 }).call('GetUetTagsByIds', read)).rejects.toMatchObject({
      kind: 'unreachable',
      message: expect.stringContaining(other.url.host),
    });
    expect(other.heard).toEqual([]);
  });

  test('a message that repeats a credential is told without it', async () => {
    const echo = `Token ${accessToken} of ${developerToken} is bad.`;
    const { url } = await aService({ body: gatewayFault(105, 'InvalidCredentials', echo) });
    const calling = aConnection(url).call('GetUetTagsByIds', read);
    await expect(calling).rejects.toMatchObject({ message: expect.stringContaining('Token *** of *** is bad.') });
  });

  test('a token that cannot be sent is not shown', async () => {
    const { url, heard } = await aService(good);
    const calling = aConnection(url, { accessToken: async () => 'secret\u0000token' }).call('GetUetTagsByIds', read);
    await expect(calling).rejects.toMatchObject({
      kind: 'usage',
      message: 'the AuthenticationToken holds U+0000, a character that cannot be sent',
    });
    expect(heard).toEqual([]);
  });
});
