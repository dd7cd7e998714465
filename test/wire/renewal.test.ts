import { describe, expect, onTestFinished, test } from 'vitest';
import { startEmulator } from '../../src/emulator/server.js';
import { BingctlError } from '../../src/errors.js';
import type { TokenSource } from '../../src/transports/connect.js';
import { anAccount, aTag } from '../kit/account.js';
import { aConnection, aQuickClock, type Wire } from './connection.js';
import { answer, gatewayFault, trackingId } from './envelopes.js';
import { descend, readRequest } from './read-request.js';
import { gatewayFaultJson } from './rest-bodies.js';
import { aService, type Heard, type Reply } from './service.js';

const old = 'old-access-token';
const fresh = 'fresh-access-token';
const newest = 'newest-access-token';
const read = { tagIds: null, returnAdditionalFields: [] };
const add = { uetTags: [{ name: 'shop' }] };

interface Speech {
  /** Also as it was seen, or as another gateway might give it. */
  expired: [as: string, reply: Reply][];
  invalid: Reply;
  throttled: Reply;
  read: Reply;
  added: Reply;
  tokenIn(heard: Heard): string | undefined;
}

const expiredBody = gatewayFault(109, 'AuthenticationTokenExpired', 'Renew it.');
const expiredJson = gatewayFaultJson(109, 'AuthenticationTokenExpired', 'Renew it.');

const speech: Record<Wire, Speech> = {
  soap: {
    expired: [
      ['HTTP 500', { status: 500, body: expiredBody }],
      ['HTTP 200', { status: 200, body: expiredBody }],
      ['HTTP 401', { status: 401, body: expiredBody }],
    ],
    invalid: { status: 500, body: gatewayFault(105, 'InvalidCredentials', 'No.') },
    throttled: { status: 500, body: gatewayFault(117, 'CallRateExceeded', 'Slow down.') },
    read: { body: answer('GetUetTagsByIds', '<UetTags><UetTag><Id>1</Id></UetTag></UetTags>') },
    added: { body: answer('AddUetTags', '<UetTags><UetTag><Id>1</Id></UetTag></UetTags>') },
    tokenIn: ({ body }) => descend(readRequest(body), 'Header', 'AuthenticationToken').text,
  },
  rest: {
    expired: [
      ['HTTP 401', { status: 401, body: expiredJson }],
      ['HTTP 400', { status: 400, body: expiredJson }],
      ['a wrapped fault', { status: 401, body: `{"ApplicationFault":${expiredJson}}` }],
    ],
    invalid: { status: 401, body: gatewayFaultJson(105, 'InvalidCredentials', 'No.') },
    throttled: { status: 429, body: gatewayFaultJson(117, 'CallRateExceeded', 'Slow down.') },
    read: { body: '{"UetTags":[{"Id":"1"}],"PartialErrors":[]}' },
    added: { body: '{"UetTags":[{"Id":"1"}],"PartialErrors":[]}' },
    tokenIn: ({ headers }) => headers.authorization?.replace(/^Bearer /, ''),
  },
};

/** Gives the first token until it is refused, then the next; what it was asked is written down. */
function tokens(...all: string[]): { accessToken: TokenSource; asked: (string | undefined)[] } {
  const asked: (string | undefined)[] = [];
  const accessToken: TokenSource = async (refused) => {
    asked.push(refused);
    if (refused !== undefined && refused === all[0] && all.length > 1) all.shift();
    return all[0] as string;
  };
  return { accessToken, asked };
}

describe.each(['soap', 'rest'] as const)('over %s', (over) => {
  const { expired, invalid, throttled, read: wasRead, added, tokenIn } = speech[over];
  const [, firstExpired] = expired[0] as [string, Reply];

  test.each(expired)(
    'a token that the service calls expired is replaced, and the call made again: %s',
    async (_, no) => {
      const { url, heard } = await aService(no, wasRead);
      const { accessToken, asked } = tokens(old, fresh);
      const { clock, slept } = aQuickClock();
      const connection = aConnection(url, { accessToken, clock }, over);
      expect(await connection.call('GetUetTagsByIds', read)).toMatchObject({ uetTags: [{ id: '1' }] });
      expect(heard.map(tokenIn)).toEqual([old, fresh]);
      expect(asked).toEqual([undefined, old]);
      expect(slept).toEqual([]);
    },
  );

  test('an add too, without a retry: the gateway has carried nothing out', async () => {
    const { url, heard } = await aService(firstExpired, added);
    const { accessToken } = tokens(old, fresh);
    const connection = aConnection(url, { accessToken, maxRetries: 0 }, over);
    expect(await connection.call('AddUetTags', add)).toMatchObject({ uetTags: [{ id: '1' }] });
    expect(heard.map(tokenIn)).toEqual([old, fresh]);
  });

  test('once a call: a service that calls every token expired is not asked for ever', async () => {
    const { url, heard } = await aService(firstExpired);
    const { accessToken } = tokens(old, fresh, newest);
    const calling = aConnection(url, { accessToken, maxRetries: 3 }, over).call('GetUetTagsByIds', read);
    await expect(calling).rejects.toMatchObject({ kind: 'signedOut', code: 109, exit: 3, trackingId });
    expect(heard.map(tokenIn)).toEqual([old, fresh]);
  });

  test('it takes nothing from the retries', async () => {
    const { url, heard } = await aService(throttled, firstExpired, throttled, wasRead);
    const { accessToken } = tokens(old, fresh);
    const { clock, slept } = aQuickClock();
    const connection = aConnection(url, { accessToken, clock, maxRetries: 2 }, over);
    expect(await connection.call('GetUetTagsByIds', read)).toMatchObject({ uetTags: [{ id: '1' }] });
    expect(heard.map(tokenIn)).toEqual([old, old, fresh, fresh]);
    expect(slept).toHaveLength(2);
  });

  test('no attempt is made with the token that was refused', async () => {
    const { url, heard } = await aService(firstExpired);
    const { accessToken, asked } = tokens(old);
    const calling = aConnection(url, { accessToken }, over).call('GetUetTagsByIds', read);
    await expect(calling).rejects.toMatchObject({ kind: 'signedOut', code: 109 });
    expect(heard).toHaveLength(1);
    expect(asked).toEqual([undefined, old]);
  });

  test('why there is no other token is told, beside what the service said', async () => {
    const { url } = await aService(firstExpired);
    const accessToken: TokenSource = async (refused) => {
      if (refused === undefined) return old;
      throw new BingctlError('signedOut', 'the sign-in has ended', { hint: 'bingctl login' });
    };
    const calling = aConnection(url, { accessToken }, over).call('AddUetTags', add);
    await expect(calling).rejects.toMatchObject({
      kind: 'signedOut',
      message: 'the sign-in has ended',
      hint: 'bingctl login',
      code: 109,
      errorCode: 'AuthenticationTokenExpired',
      trackingId,
    });
  });

  test('credentials that were never good are not replaced', async () => {
    const { url, heard } = await aService(invalid);
    const { accessToken, asked } = tokens(old, fresh);
    const calling = aConnection(url, { accessToken }, over).call('GetUetTagsByIds', read);
    await expect(calling).rejects.toMatchObject({ kind: 'signedOut', code: 105 });
    expect([heard.length, asked]).toEqual([1, [undefined]]);
  });

  test('who has asked to stop gets no further write, and still learns what became of the last one', async () => {
    const { url, heard } = await aService((response) => {
      stopping.abort();
      response.writeHead(firstExpired.status ?? 200).end(firstExpired.body);
    }, wasRead);
    const stopping = new AbortController();
    const { accessToken } = tokens(old, fresh);
    const connection = aConnection(url, { accessToken }, over);
    const adding = connection.call('AddUetTags', add, { stop: stopping.signal });
    await expect(adding).rejects.toMatchObject({ kind: 'signedOut', code: 109 });
    expect(heard).toHaveLength(1);
    expect(await connection.call('GetUetTagsByIds', read, { stop: stopping.signal })).toMatchObject({
      uetTags: [{ id: '1' }],
    });
  });

  test('the trace tells of it, and shows neither token; nor does an error that repeats them', async () => {
    const repeating = over === 'soap' ? gatewayFault : gatewayFaultJson;
    const no = { status: 401, body: repeating(109, 'AuthenticationTokenExpired', `Expired: ${old}.`) };
    const yesNo = { status: 401, body: repeating(105, 'InvalidCredentials', `Not ${fresh}, nor ${old}.`) };
    const { url } = await aService(no, yesNo);
    const lines: string[] = [];
    const { accessToken } = tokens(old, fresh);
    const connection = aConnection(url, { accessToken, trace: (line) => lines.push(line) }, over);
    const ended = await connection.call('GetUetTagsByIds', read).catch((error: unknown) => error);
    expect(ended).toMatchObject({ code: 105, message: expect.stringContaining('Not ***, nor ***.') });
    expect(lines.filter((line) => line.startsWith('*'))).toEqual([
      '* the access token has expired: once more with another one',
    ]);
    expect(lines.join('\n')).toContain('Expired: ***.');
    expect(lines.join('\n')).not.toMatch(new RegExp(`${old}|${fresh}`));
  });

  test.each(['AddUetTags', 'GetUetTagsByIds'] as const)('beside the emulator, %s', async (operation) => {
    const emulator = await startEmulator({
      state: { memory: anAccount({ tags: [aTag({ name: 'blog' })] }) },
      faults: [`expired-token:${operation},count=1`],
    });
    onTestFinished(() => emulator.close());
    const { accessToken } = tokens(old, fresh);
    const { call } = aConnection(new URL(emulator.url), { accessToken, maxRetries: 0 }, over);
    await call('AddUetTags', add);
    const { uetTags } = await call('GetUetTagsByIds', read);
    expect(uetTags.map((tag) => tag?.name)).toEqual(['blog', 'shop']);
  });
});
