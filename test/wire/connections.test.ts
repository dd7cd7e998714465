import { describe, expect, test } from 'vitest';
import { LostAnswer } from '../../src/service/operations.js';
import { connectRest } from '../../src/transports/rest/client.js';
import type { TransportEvent } from '../../src/transports/retry.js';
import { connectSoap } from '../../src/transports/soap/client.js';
import { aConnection, accessToken, aQuickClock, connectionTo, developerToken, type Wire } from './connection.js';
import { answer, gatewayFault } from './envelopes.js';
import { descend, readRequest } from './read-request.js';
import { gatewayFaultJson } from './rest-bodies.js';
import { aDeadPort, aService, type Heard, type Reply } from './service.js';

const read = { tagIds: null, returnAdditionalFields: [] };
const add = { uetTags: [{ name: 'shop' }] };

/** What a service says and hears over each wire. */
interface Speech {
  good: Reply;
  made: Reply;
  throttled: Reply;
  internal: Reply;
  refused(message: string): Reply;
  key(of: string): string;
  tokenIn(heard: Heard): string | undefined;
  tagIdIn(heard: Heard): string;
}

const speech: Record<Wire, Speech> = {
  soap: {
    good: { body: answer('GetUetTagsByIds', '<UetTags><UetTag><Id>1</Id></UetTag></UetTags>') },
    made: { body: answer('AddUetTags', '') },
    throttled: { status: 500, body: gatewayFault(117, 'CallRateExceeded', 'Slow down.') },
    internal: { status: 500, body: gatewayFault(0, 'InternalError', 'Oops.') },
    refused: (message) => ({ status: 500, body: gatewayFault(105, 'InvalidCredentials', message) }),
    key: (of) => answer('GetUetTagAuthKey', `<UetTagAuthKey>key of ${of}</UetTagAuthKey>`),
    tokenIn: ({ body }) => descend(readRequest(body), 'Header', 'AuthenticationToken').text,
    tagIdIn: ({ body }) => descend(readRequest(body), 'Body', 'GetUetTagAuthKeyRequest', 'UetTagId').text,
  },
  rest: {
    good: { body: '{"UetTags":[{"Id":"1"}],"PartialErrors":[]}' },
    made: { body: '{"UetTags":[],"PartialErrors":[]}' },
    throttled: { status: 429, body: gatewayFaultJson(117, 'CallRateExceeded', 'Slow down.') },
    internal: { status: 500, body: gatewayFaultJson(0, 'InternalError', 'Oops.') },
    refused: (message) => ({ status: 401, body: gatewayFaultJson(105, 'InvalidCredentials', message) }),
    key: (of) => JSON.stringify({ UetTagAuthKey: `key of ${of}`, PartialErrors: [] }),
    tokenIn: ({ headers }) => headers.authorization?.replace(/^Bearer /, ''),
    tagIdIn: ({ body }) => JSON.parse(body).UetTagId,
  },
};

describe.each(['soap', 'rest'] as const)('over %s', (over) => {
  const { good, made, throttled, internal, refused, key, tokenIn, tagIdIn } = speech[over];

  describe('patience', () => {
    test('a read is repeated until it is answered, each wait told', async () => {
      const { url, heard } = await aService(
        throttled,
        internal,
        { status: 503 },
        (response) => response.destroy(),
        good,
      );
      const { clock, slept } = aQuickClock();
      const told: TransportEvent[] = [];
      const connection = aConnection(url, { clock, maxRetries: 5, tell: (event) => told.push(event) }, over);
      expect(await connection.call('GetUetTagsByIds', read)).toMatchObject({ uetTags: [{ id: '1' }] });
      expect(heard).toHaveLength(5);
      expect(slept).toEqual([65_000, 1000, 2000, 4000]);
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
      await aConnection(url, { clock, maxRetries: 2 }, over).call('GetUetTagsByIds', read);
      expect(slept).toEqual([7000, 3000]);
    });

    test('an add is repeated while it was certainly not carried out', async () => {
      const { url, heard } = await aService(throttled, { status: 429 }, made);
      const { clock } = aQuickClock();
      await aConnection(url, { clock, maxRetries: 3 }, over).call('AddUetTags', add);
      expect(heard).toHaveLength(3);
    });

    test('an add is never sent twice when its answer was lost', async () => {
      const { url, heard } = await aService((response) => response.destroy(), made);
      const { clock } = aQuickClock();
      const calling = aConnection(url, { clock, maxRetries: 3 }, over).call('AddUetTags', add);
      await expect(calling).rejects.toBeInstanceOf(LostAnswer);
      expect(heard).toHaveLength(1);
    });

    test('an add that never left is repeated, and the failure is plain', async () => {
      const { clock, slept } = aQuickClock();
      const connection = aConnection(new URL(`http://127.0.0.1:${await aDeadPort()}`), { clock, maxRetries: 2 }, over);
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
      const connection = aConnection(
        url,
        { clock, maxRetries: 1, accessToken: async () => tokens.shift() ?? '' },
        over,
      );
      await connection.call('GetUetTagsByIds', read);
      expect(heard.map(tokenIn)).toEqual(['token-1', 'token-2']);
    });

    test('a refusal is not repeated', async () => {
      const { url, heard } = await aService(refused('No.'));
      await expect(aConnection(url, { maxRetries: 3 }, over).call('GetUetTagsByIds', read)).rejects.toMatchObject({
        kind: 'signedOut',
      });
      expect(heard).toHaveLength(1);
    });
  });

  test('a service that hangs runs into the time limit', async () => {
    const { url } = await aService(() => {});
    const calling = aConnection(url, { timeoutMs: 150 }, over).call('GetUetTagsByIds', read);
    await expect(calling).rejects.toMatchObject({
      kind: 'unreachable',
      exit: 6,
      message: expect.stringContaining('within 0.15 s'),
    });
  });

  test('an interrupted call says so, an add too', async () => {
    const aborting = new AbortController();
    const { url } = await aService(() => aborting.abort());
    const calling = aConnection(url, {}, over).call('AddUetTags', add, { signal: aborting.signal });
    await expect(calling).rejects.toMatchObject({ kind: 'interrupted', exit: 130 });
  });

  test('many calls at once get their own answers', async () => {
    const { url } = await aService((response, heard) => {
      const id = tagIdIn(heard);
      setTimeout(() => response.end(key(id)), (Number(id) * 7) % 13);
    });
    const connection = aConnection(url, {}, over);
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, i) => connection.call('GetUetTagAuthKey', { uetTagId: String(i) })),
    );
    expect(answers.map(({ uetTagAuthKey }) => uetTagAuthKey)).toEqual(
      Array.from({ length: 40 }, (_, i) => `key of ${i}`),
    );
  });

  describe('no credential leaves for a place that must not have it', () => {
    test('http to another machine is refused at once', () => {
      const options = connectionTo(new URL('http://example.com'), { environment: 'production' });
      const connecting = () => (over === 'soap' ? connectSoap(options) : connectRest(options));
      expect(connecting).toThrow(expect.objectContaining({ kind: 'usage', exit: 64 }));
    });

    test('a redirect is an error that names where to, and the token stays', async () => {
      const other = await aService(good);
      const { url } = await aService({ status: 307, headers: { Location: other.url.href } });
      await expect(aConnection(url, { maxRetries: 3 }, over).call('GetUetTagsByIds', read)).rejects.toMatchObject({
        kind: 'unreachable',
        message: expect.stringContaining(other.url.host),
      });
      expect(other.heard).toEqual([]);
    });

    test('a message that repeats a credential is told without it', async () => {
      const echo = `Token ${accessToken} of ${developerToken} is bad.`;
      const { url } = await aService(refused(echo));
      const calling = aConnection(url, {}, over).call('GetUetTagsByIds', read);
      await expect(calling).rejects.toMatchObject({ message: expect.stringContaining('Token *** of *** is bad.') });
    });
  });
});
