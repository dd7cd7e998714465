import { systemClock } from '../../src/clock.js';
import { localIdentity } from '../../src/domain/account.js';
import { startEmulator } from '../../src/emulator/server.js';
import type { Call } from '../../src/service/operations.js';
import { connectSoap } from '../../src/transports/soap/client.js';
import { anAccount, aTag } from '../kit/account.js';

/** Calls an emulator of its own, past every check of the client. */
export async function withService<T>(work: (call: Call) => Promise<T>): Promise<T> {
  const emulator = await startEmulator({ state: { memory: anAccount({ tags: [aTag({ id: '5001' })] }) } });
  const connection = connectSoap({
    ...localIdentity,
    environment: 'local',
    baseUrl: emulator.url,
    accessToken: async () => localIdentity.accessToken,
    timeoutMs: 60_000,
    maxRetries: 0,
    clock: systemClock,
    tell: () => {},
    env: {},
  });
  try {
    return await work(connection.call);
  } finally {
    connection.close();
    await emulator.close();
  }
}
