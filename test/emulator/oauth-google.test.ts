import { afterEach, describe, expect, test } from 'vitest';
import type { Switches } from '../../src/emulator/switches.js';
import { anAccount } from '../kit/account.js';
import { clientId, googleParameters, postForm, signIn, visit } from './oauth-wire.js';
import { anEmulator, stopEmulators } from './wire.js';

afterEach(stopEmulators);

const withSwitches = (switches: Partial<Switches>) => anEmulator(anAccount({ switches }));

describe('Google', () => {
  const client = { client_id: googleParameters.client_id, client_secret: 'secret' };
  const signInWithGoogle = async (emulator: Parameters<typeof visit>[0], changes = {}) => {
    const { given } = await visit(emulator, '/o/oauth2/v2/auth', { ...googleParameters, ...changes });
    const { redirect_uri } = googleParameters;
    return postForm(emulator, '/token', {
      grant_type: 'authorization_code',
      ...client,
      code: given.code,
      redirect_uri,
    });
  };

  test('gives a refresh token for a code, and no other for the refresh token', async () => {
    const emulator = await anEmulator();
    const { status, json } = await signInWithGoogle(emulator);
    expect([status, Object.keys(json).sort()]).toEqual([
      200,
      ['access_token', 'expires_in', 'id_token', 'refresh_token', 'scope', 'token_type'],
    ]);
    for (const _ of ['once', 'twice']) {
      const again = await postForm(emulator, '/token', {
        ...{ grant_type: 'refresh_token', ...client },
        refresh_token: json.refresh_token,
      });
      expect([again.status, Object.keys(again.json)]).toEqual([200, expect.not.arrayContaining(['refresh_token'])]);
    }
  });

  test.each([
    ['online', { access_type: undefined }],
    ['without consent', { prompt: undefined }],
  ])('gives no refresh token %s', async (_, changes) => {
    const { status, json } = await signInWithGoogle(await anEmulator(), changes);
    expect([status, json.refresh_token]).toEqual([200, undefined]);
  });

  test.each([
    ['no secret', { client_secret: undefined }, 400, 'invalid_request'],
    ['another secret', { client_secret: 'x' }, 401, 'invalid_client'],
    ['an unknown code', { grant_type: 'authorization_code', code: 'x', redirect_uri: 'x' }, 400, 'invalid_grant'],
    ['a device code', { grant_type: 'urn:ietf:params:oauth:grant-type:device_code' }, 400, 'unsupported_grant_type'],
  ])('refuses %s', async (_, changes, status, error) => {
    const emulator = await withSwitches({ confidentialClients: { [String(client.client_id)]: 'secret' } });
    const form = { grant_type: 'refresh_token', refresh_token: 'any', ...client, ...changes };
    const refused = await postForm(emulator, '/token', form);
    expect([refused.status, refused.json]).toEqual([status, { error, error_description: expect.any(String) }]);
  });

  test('does not know the refresh tokens of Microsoft', async () => {
    const emulator = await anEmulator();
    const { refresh_token } = await signIn(emulator);
    const form = { grant_type: 'refresh_token', client_id: clientId, client_secret: 's', refresh_token };
    expect((await postForm(emulator, '/token', form)).json.error).toBe('invalid_grant');
  });
});
