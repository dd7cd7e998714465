import { describe, expect, test } from 'vitest';
import { masked } from '../../src/transports/mask.js';
import { aConnection, accessToken, developerToken, type Wire } from './connection.js';
import { answer, gatewayFault } from './envelopes.js';
import { gatewayFaultJson } from './rest-bodies.js';
import { aService, type Reply } from './service.js';

const authKey = 'uet-auth-key-9f2c';

/** The lines of one call that is answered like this. */
async function traceOf(
  reply: Reply,
  options: Parameters<typeof aConnection>[1] = {},
  over: Wire = 'soap',
): Promise<string[]> {
  const { url } = await aService(reply);
  const lines: string[] = [];
  const connection = aConnection(url, { trace: (line) => lines.push(line), ...options }, over);
  await connection.call('GetUetTagAuthKey', { uetTagId: '7' }).catch(() => {});
  return lines;
}

test('tells request and answer', async () => {
  const lines = await traceOf({ body: answer('GetUetTagAuthKey', `<UetTagAuthKey>${authKey}</UetTagAuthKey>`) });
  expect(lines[0]).toMatch(/^> POST http:\/\/127\.0\.0\.1:\d+\/Api\/.*\.svc \(attempt 1\)$/);
  expect(lines).toContain('> SOAPAction: "GetUetTagAuthKey"');
  expect(lines.join('\n')).toContain('<v13:UetTagId>7</v13:UetTagId>');
  expect(lines.find((line) => line.startsWith('< HTTP'))).toMatch(/^< HTTP 200 after \d+ ms$/);
  expect(lines.join('\n')).toContain('<UetTagAuthKey>***</UetTagAuthKey>');
});

test('tells request and answer over REST', async () => {
  const body = JSON.stringify({ UetTagAuthKey: authKey, PartialErrors: [] });
  const lines = await traceOf({ headers: { TrackingId: 't-1' }, body }, {}, 'rest');
  expect(lines[0]).toMatch(
    /^> POST http:\/\/127\.0\.0\.1:\d+\/CampaignManagement\/v13\/UetTagAuthKey\/Query \(attempt 1\)$/,
  );
  expect(lines).toEqual(
    expect.arrayContaining([
      '> Authorization: ***',
      '> DeveloperToken: ***',
      '> CustomerId: 1001',
      '< trackingid: t-1',
    ]),
  );
  expect(lines).toContain('> {"UetTagId":"7"}');
  expect(lines).toContain('< {"UetTagAuthKey":"***","PartialErrors":[]}');
});

test('counts attempts, and tells what failed', async () => {
  const { url } = await aService((response) => response.destroy());
  const lines: string[] = [];
  const clock = { now: () => 0, sleep: async () => {}, random: () => 0 };
  const connection = aConnection(url, { trace: (line) => lines.push(line), maxRetries: 1, clock });
  await connection.call('GetUetTagAuthKey', { uetTagId: '7' }).catch(() => {});
  expect(lines.filter((line) => line.includes('(attempt'))).toEqual([
    expect.stringContaining('(attempt 1)'),
    expect.stringContaining('(attempt 2)'),
  ]);
  expect(lines.filter((line) => line.startsWith('*'))).toHaveLength(2);
});

describe('no credential is ever in it', () => {
  const secrets = [accessToken, developerToken, authKey];
  const echo = `bad token ${accessToken}, bad developer ${developerToken}`;
  test.each<[string, Reply]>([
    [
      'an answer that is a credential',
      { body: answer('GetUetTagAuthKey', `<UetTagAuthKey>${authKey}</UetTagAuthKey>`) },
    ],
    ['one with another prefix', { body: `<a:UetTagAuthKey x="1">${authKey}</a:UetTagAuthKey>` }],
    ['one in a CDATA section', { body: `<UetTagAuthKey><![CDATA[${authKey}]]></UetTagAuthKey>` }],
    ['one over several lines', { body: `<UetTagAuthKey>\n${authKey}\n</UetTagAuthKey>` }],
    ['one that is cut off', { body: `<UetTagAuthKey>${authKey}` }],
    ['a message that repeats ours', { status: 500, body: gatewayFault(105, 'InvalidCredentials', echo) }],
    ['a page that repeats ours', { status: 500, body: `<html><pre>${echo}` }],
    ['a header that repeats ours', { headers: { 'X-Debug': echo, 'Set-Cookie': `session=${authKey}` } }],
    ['a redirect that repeats ours', { status: 302, headers: { Location: `https://evil.example/?t=${accessToken}` } }],
  ])('%s', async (_, reply) => {
    const trace = (await traceOf(reply)).join('\n');
    expect(trace).toContain('***');
    for (const secret of secrets) expect(trace).not.toContain(secret);
  });

  test.each<[string, Reply]>([
    ['an answer that is a credential', { body: `{"UetTagAuthKey": "${authKey}"}` }],
    ['one that is cut off', { body: `{"UetTagAuthKey": "${authKey}` }],
    ['a message that repeats ours', { status: 401, body: gatewayFaultJson(105, 'InvalidCredentials', echo) }],
    ['a header that repeats ours', { headers: { 'X-Debug': echo } }],
  ])('over REST, %s', async (_, reply) => {
    const trace = (await traceOf(reply, {}, 'rest')).join('\n');
    expect(trace).toContain('***');
    for (const secret of secrets) expect(trace).not.toContain(secret);
  });

  test('nor one that XML writes otherwise', async () => {
    const token = 'to&k<e>n\r"\'';
    const trace = (await traceOf({ body: token }, { accessToken: async () => token })).join('\n');
    expect(trace).not.toContain('to&');
  });
});

test.each([
  [
    '<v13:AuthenticationToken xmlns:v13="x">abc</v13:AuthenticationToken>',
    '<v13:AuthenticationToken xmlns:v13="x">***</v13:AuthenticationToken>',
  ],
  [
    '<DeveloperToken>a</DeveloperToken><Password>b</Password><UserName>c</UserName><b:SecretAnswer>d</b:SecretAnswer>',
    '<DeveloperToken>***</DeveloperToken><Password>***</Password><UserName>***</UserName><b:SecretAnswer>***</b:SecretAnswer>',
  ],
  ['<q1:ApplicationToken>x</q1:ApplicationToken>', '<q1:ApplicationToken>***</q1:ApplicationToken>'],
  ['<Password/><Code>117</Code>', '<Password/><Code>117</Code>'],
  ['<PasswordHint>ok</PasswordHint>', '<PasswordHint>ok</PasswordHint>'],
  ['{"UetTagAuthKey":"abc","Code":"x"}', '{"UetTagAuthKey":"***","Code":"x"}'],
  ['{"uetTagAuthKey":"abc","code":1}', '{"uetTagAuthKey":"***","code":1}'],
  ['{"access_token": "a\\"bc", "expires_in": 3600}', '{"access_token": "***", "expires_in": 3600}'],
  [
    'grant_type=refresh_token&refresh_token=abc&client_secret=d%20e&scope=x',
    'grant_type=refresh_token&refresh_token=***&client_secret=***&scope=x',
  ],
  [
    'code=a&code_verifier=b&device_code=c&assertion=d&client_assertion=e&client_assertion_type=f&code_challenge=g',
    'code=***&code_verifier=***&device_code=***&assertion=***&client_assertion=***&client_assertion_type=f&code_challenge=g',
  ],
  [
    '{"device_code":"a","user_code":"b","verification_uri":"c","id_token":"d","refresh_token":"e"}',
    '{"device_code":"***","user_code":"***","verification_uri":"c","id_token":"***","refresh_token":"***"}',
  ],
  ['the secret is s3cr3t%2Fx or s3cr3t/x', 'the secret is *** or ***'],
])('%s is shown as %s', (text, shown) => {
  expect(masked(text, ['s3cr3t/x', '1'])).toBe(shown);
});

test('what an answer wants the terminal to do is shown instead of done', async () => {
  const lines = await traceOf({ body: 'a\u001b[2Jb\r\u0007\u009bc\u202ed\nnext\ttab 🎯' });
  expect(lines.slice(-2)).toEqual(['< a\\u{1b}[2Jb\\u{d}\\u{7}\\u{9b}c\\u{202e}d', '< next\ttab 🎯']);
});
