import { describe, expect, test } from 'vitest';
import { ended, type OAuthRefusal, refusedSignIn, tooLittleScope } from '../../src/domain/sign-in-errors.js';

const again = 'bingctl login --profile shop';
const refused = (refusal: Partial<OAuthRefusal>) =>
  refusedSignIn({ error: 'invalid_grant', description: null, codes: [], trackingId: null, ...refusal }, again);

describe('a refusal of the sign-in service', () => {
  test.each([50173, 70000, 70008, 700082])('AADSTS%i is a sign-in that has ended', (code) => {
    expect(refused({ codes: [code], trackingId: 't' })).toMatchObject({
      kind: 'signedOut',
      exit: 3,
      code,
      errorCode: `AADSTS${code}`,
      trackingId: 't',
      message: expect.stringMatching(new RegExp(`^${ended} \\(.+[^.]\\)$`)),
      hint: again,
    });
  });

  test.each([
    [50076, 'interaction_required', 'a second factor is needed'],
    [50079, 'interaction_required', 'a second factor has to be set up first'],
    [65001, 'invalid_grant', 'the application has no consent'],
  ])('AADSTS%i is cured by signing in again', (code, error, reason) => {
    expect(refused({ error, codes: [code] })).toMatchObject({ message: expect.stringContaining(reason), hint: again });
  });

  test.each([
    [50011, 'invalid_request', /Register exactly this address/],
    [650052, 'invalid_client', /administrator/],
    [700016, 'unauthorized_client', /BINGCTL_CLIENT_ID/],
    [7000215, 'invalid_client', /BINGCTL_CLIENT_SECRET/],
    [7000218, 'invalid_client', /BINGCTL_CLIENT_SECRET/],
  ])('AADSTS%i is not, and says what is', (code, error, cure) => {
    const { kind, message, hint } = refused({ error, codes: [code] });
    expect({ kind, message, hint }).toEqual({
      kind: 'signedOut',
      message: expect.stringMatching(/^the sign-in was refused: [a-z]/),
      hint: expect.stringMatching(cure),
    });
  });

  test('without a number the word of OAuth decides', () => {
    expect(refused({ description: 'Token has been expired or revoked.' })).toMatchObject({
      errorCode: 'invalid_grant',
      message: `${ended} (Token has been expired or revoked.)`,
      hint: again,
    });
    expect(refused({ error: 'invalid_client', description: 'Unauthorized' })).toMatchObject({
      message: 'the sign-in was refused: Unauthorized',
    });
  });

  test('with a number that nobody knows the platform is quoted, without what has a place of its own', () => {
    const description = 'AADSTS999999: Something is odd. Trace ID: 1 Correlation ID: 2 Timestamp: 3';
    expect(refused({ error: 'invalid_request', codes: [999999], description })).toMatchObject({
      code: 999999,
      message: 'the sign-in was refused: Something is odd.',
    });
  });

  test('that it is out of order is no refusal', () => {
    expect(refused({ error: 'temporarily_unavailable', codes: [90033] })).toMatchObject({
      kind: 'unreachable',
      exit: 6,
    });
  });
});

test('a sign-in that is good for something else', () => {
  expect(tooLittleScope('https://ads.microsoft.com/msads.manage', ['openid'], again)).toMatchObject({
    kind: 'signedOut',
    message:
      'the sign-in gives no right to https://ads.microsoft.com/msads.manage, which Microsoft Advertising asks for; it gives openid',
    hint: again,
  });
});
