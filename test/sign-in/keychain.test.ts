import { describe, expect, test } from 'vitest';
import { home, run } from '../commands/process.js';
import { configFolder } from '../kit/profiles.js';
import { service } from './service.js';

/** Linux without a session bus, as in containers: elsewhere, the keychain of whoever runs the tests would be asked. */
describe.runIf(process.platform === 'linux')('where there is no keychain', () => {
  const signedIn = async () => {
    const folder = await configFolder({ shop: { profile: { credentialStore: 'keychain' } } });
    const { emulator } = await service(folder);
    return home({ BINGCTL_ENV: undefined, BINGCTL_CONFIG_DIR: folder, BINGCTL_BASE_URL: emulator.url });
  };

  test('a profile in it is refused, with the way round', async () => {
    expect(await run('tags list', await signedIn())).toEqual({
      code: 1,
      signal: null,
      stdout: '',
      stderr:
        'error: the keychain (Secret Service) cannot be used: there is no session bus, as over ssh and in containers\n' +
        '  unlock it, or keep secrets in a file: BINGCTL_CREDENTIAL_STORE=file bingctl login\n',
    });
  });

  test('who has all in variables is not asked for it', async () => {
    const env = { BINGCTL_ACCESS_TOKEN: 'access', BINGCTL_DEVELOPER_TOKEN: 'developer' };
    expect(await run('tags list -o id', { ...(await signedIn()), ...env })).toMatchObject({
      code: 0,
      stdout: '5012\n',
    });
  });
});
