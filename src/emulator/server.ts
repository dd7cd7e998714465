import { setMaxListeners } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BingctlError } from '../errors.js';
import { answerRequest, type Served } from './answer-request.js';
import { FaultPlan } from './fault-plan.js';
import { parseFault } from './fault-spec.js';
import { type HttpAnswer, HttpRefusal, textAnswer } from './http.js';
import { RequestLog, type RequestLogEntry } from './request-log.js';
import { send } from './send.js';
import type { EmulatorState } from './state.js';
import { fileStore, memoryStore } from './store.js';
import type { Behaviour } from './switches.js';

export interface EmulatorOptions {
  /** Absent or 0: any that is free. */
  port?: number;
  /** A file is made when it is not there; several emulators may share one. The state in memory is copied. */
  state: { file: string } | { memory: EmulatorState };
  /** In the form of {@link parseFault}. */
  faults?: readonly string[];
  /** Absent: the newest of the transport that a call comes by. */
  behaviour?: Behaviour;
  clock?: { now(): number };
  log?: (line: string) => void;
  /** Gives up waiting for the state at the start; what runs is stopped by `close`. */
  signal?: AbortSignal;
}

export interface Emulator {
  /** http://127.0.0.1:PORT */
  url: string;
  port: number;
  /** The latest requests of the service's operations, the oldest first. */
  requests: readonly RequestLogEntry[];
  /** Ends every connection and gives the port back. */
  close(): Promise<void>;
}

/**
 * Plays the service on a loopback port until it is closed.
 * @throws BingctlError when the state cannot be used, a fault is not understood, or the port is taken
 */
export async function startEmulator(options: EmulatorOptions): Promise<Emulator> {
  const closing = new AbortController();
  // Every call that waits, for the state or for a latency, listens to it.
  setMaxListeners(0, closing.signal);
  const store =
    'file' in options.state ? fileStore(options.state.file, closing.signal) : memoryStore(options.state.memory);
  const plan = new FaultPlan();
  plan.add((options.faults ?? []).map(parseFault));
  // A state that cannot be used is said now and not at the first call.
  if ('file' in options.state) await fileStore(options.state.file, options.signal).change(() => {});
  const served: Served = {
    store,
    plan,
    requests: new RequestLog(),
    behaviour: options.behaviour ?? null,
    now: () => options.clock?.now() ?? Date.now(),
    log: options.log ?? (() => {}),
    closing: closing.signal,
  };
  const server = createServer((request, response) => {
    answerRequest(request, response, served).catch((error: unknown) => {
      if (closing.signal.aborted || response.headersSent) return response.destroy();
      const failed = failure(error);
      // A query may hold what nobody else should read.
      served.log(`${request.method} ${request.url?.split('?', 1)} ${failed.status}`);
      // What is left of a body that was not read would be taken for the next request.
      if (!request.complete) response.setHeader('connection', 'close');
      return send(request, response, failed).catch(() => response.destroy());
    });
  });
  // Longer than clients keep a connection, so that they are the ones to close it and never meet one that is closing.
  server.keepAliveTimeout = 75_000;

  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(cannotListen(error, options.port ?? 0)));
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;

  return {
    url,
    port,
    requests: served.requests.entries,
    close: () =>
      new Promise((resolve) => {
        closing.abort();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A request that nobody could take up. */
function failure(error: unknown): HttpAnswer {
  if (error instanceof HttpRefusal) return textAnswer(error.status, error.message, error.headers);
  return textAnswer(500, error instanceof Error ? error.message : String(error));
}

function cannotListen(error: Error, port: number): BingctlError {
  const taken = 'code' in error && error.code === 'EADDRINUSE';
  const why = taken ? 'it is in use' : error.message;
  return new BingctlError('refused', `cannot listen on port ${port} of 127.0.0.1: ${why}`, { cause: error });
}
