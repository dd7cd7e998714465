import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withLock } from '../../src/files/lock.js';
import { home, start } from '../commands/process.js';
import { configFolder, storedSecrets } from '../kit/profiles.js';
import { service } from './service.js';

const secrets = {
  refreshToken: 'refresh-0',
  accessToken: 'access-0',
  accessTokenExpiresAt: '2020-01-01T00:00:00.000Z',
};

async function signedIn(faults: string[] = []) {
  const folder = await configFolder({ shop: { secrets } });
  const { emulator } = await service(folder, faults);
  const env = home({ BINGCTL_ENV: undefined, BINGCTL_CONFIG_DIR: folder, BINGCTL_BASE_URL: emulator.url });
  return { folder, env, operations: () => emulator.requests.map(({ operation }) => operation) };
}

test('a renewal that is on its way is waited for and kept, and nothing else is sent', async () => {
  const { folder, env, operations } = await signedIn(['latency:Token,ms=300']);
  const running = start('tags list --debug', env);
  await running.says(/oauth2\/v2\.0\/token/);
  running.kill('SIGINT');
  expect(await running.ended).toMatchObject({ code: 130, stdout: '' });
  expect(await storedSecrets(folder)).toMatchObject({ refreshToken: expect.stringMatching(/^emulator-refresh-/) });
  expect(operations()).toEqual(['Token']);
});

test('a second signal does not wait for it', async () => {
  const { folder, env } = await signedIn(['latency:Token,ms=60000']);
  const running = start('tags list --debug', env);
  await running.says(/oauth2\/v2\.0\/token/);
  // Two of one kind could arrive as one; of two kinds the system may deliver either first.
  running.kill('SIGINT');
  running.kill('SIGTERM');
  const { code, stdout } = await running.ended;
  expect([[130, 143].includes(code ?? 0), stdout]).toEqual([true, '']);
  expect(await storedSecrets(folder)).toMatchObject({ refreshToken: 'refresh-0' });
});

test('who waits for another process to renew stops at once', async () => {
  const { folder, env, operations } = await signedIn();
  await withLock(join(folder, 'renewing-shop'), async () => {
    const running = start('tags list --debug', env);
    await running.says(/over SOAP/);
    running.kill('SIGINT');
    expect(await running.ended).toMatchObject({ code: 130, stdout: '' });
  });
  expect(operations()).toEqual([]);
});
