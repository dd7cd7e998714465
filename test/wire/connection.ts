import { onTestFinished } from 'vitest';
import { type Clock, systemClock } from '../../src/clock.js';
import type { Connection, ConnectionOptions } from '../../src/transports/connect.js';
import { connectRest } from '../../src/transports/rest/client.js';
import { connectSoap } from '../../src/transports/soap/client.js';

export const accessToken = 'eyJ0-access-token';
export const developerToken = 'BBD3-developer-token';

/** A clock whose sleeps take no time, and are written down. */
export function aQuickClock(): { clock: Clock; slept: number[] } {
  const slept: number[] = [];
  const sleep = async (ms: number) => {
    slept.push(ms);
  };
  return { clock: { ...systemClock, sleep, random: () => 1 }, slept };
}

/** What a connection to a service on loopback is made of. */
export function connectionTo(url: URL, options: Partial<ConnectionOptions> = {}): ConnectionOptions {
  return {
    environment: 'local',
    baseUrl: url.origin,
    customerId: '1001',
    accountId: '2002',
    developerToken,
    accessToken: async () => accessToken,
    timeoutMs: 5000,
    maxRetries: 0,
    clock: systemClock,
    tell: () => {},
    env: {},
    ...options,
  };
}

export type Wire = 'soap' | 'rest';

/** A connection to a service on loopback; ends with the test. */
export function aConnection(url: URL, options: Partial<ConnectionOptions> = {}, over: Wire = 'soap'): Connection {
  const connect = over === 'soap' ? connectSoap : connectRest;
  const connection = connect(connectionTo(url, options));
  onTestFinished(() => connection.close());
  return connection;
}
