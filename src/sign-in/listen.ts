import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BingctlError, usage } from '../errors.js';

type OnRequest = Parameters<typeof createServer>[1] & {};

export interface Listening {
  port: number;
  /** Stops listening and lets go of every connection. */
  close(): void;
}

/** How often another port is tried, when the one that is free at 127.0.0.1 is taken at ::1. */
const mostTries = 10;

/**
 * Listens for a browser on this machine that looks up `localhost`: it may find 127.0.0.1 or ::1, so both listen, at the
 * same port. A machine without IPv6 has the first alone.
 * @param wanted the port; 0 for any that is free
 * @throws BingctlError `usage` for a port that is taken
 */
export async function listenOnLoopback(wanted: number, onRequest: OnRequest): Promise<Listening> {
  for (let left = mostTries; left > 0; left--) {
    const first = await listen('127.0.0.1', wanted, onRequest).catch((error) => {
      throw notListening(wanted, error);
    });
    const { port } = first.address() as AddressInfo;
    try {
      const second = await listen('::1', port, onRequest);
      return { port, close: () => [first, second].forEach(shut) };
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT') return { port, close: () => shut(first) };
      shut(first);
      if (code !== 'EADDRINUSE' || wanted !== 0) throw notListening(port, error);
    }
  }
  throw new BingctlError('unexpected', 'no port is free on both 127.0.0.1 and ::1', { hint: 'name one with --port' });
}

function listen(host: string, port: number, onRequest: OnRequest): Promise<Server> {
  const server = createServer(onRequest);
  return new Promise((resolve, reject) => {
    server.once('error', reject).listen({ host, port, exclusive: true }, () => resolve(server.off('error', reject)));
  });
}

function shut(server: Server): void {
  server.close();
  server.closeAllConnections();
}

function notListening(port: number, error: unknown): BingctlError {
  const { code, message } = error as NodeJS.ErrnoException;
  const why = code === 'EADDRINUSE' ? 'another program has it' : code === 'EACCES' ? 'permission denied' : message;
  return usage(`--port ${port}: cannot listen there: ${why}`, { hint: 'name another port, or none', cause: error });
}
