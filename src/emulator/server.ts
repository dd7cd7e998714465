import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { BingctlError } from '../errors.js';
import { answerControl, controlPath } from './control.js';
import { FaultPlan } from './fault-plan.js';
import { parseFault } from './fault-spec.js';
import { type HttpAnswer, HttpRefusal, readBody, refuseForeign, textAnswer } from './http.js';
import { refusingItem } from './injected-refusal.js';
import { mishapAnswer, mishapOnTheWay } from './mishaps.js';
import { ServiceFault } from './refusal.js';
import { RequestLog, type RequestLogEntry } from './request-log.js';
import { type Sending, send } from './send.js';
import { answerSoap, soapFaultAnswer, soapOperation, soapPath } from './soap/face.js';
import { wsdlAnswer } from './soap/wsdl.js';
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
  const store = 'file' in options.state ? fileStore(options.state.file) : memoryStore(options.state.memory);
  const plan = new FaultPlan();
  plan.add((options.faults ?? []).map(parseFault));
  // A state that cannot be used is said now and not at the first call.
  await store.change(() => {});
  const requests = new RequestLog();
  const now = () => options.clock?.now() ?? Date.now();

  async function callService(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const operation = soapOperation(request);
    const body = await readBody(request);
    const entry = requests.add(operation, body.toString('utf8'));
    const { latencyMs, slowMs, mishap } = plan.take(operation);
    if (latencyMs > 0) await sleep(latencyMs);

    const sending: Sending = { slowMs, mishap: mishapOnTheWay(mishap) };
    const behaviour = options.behaviour ?? 'soap-2026-07';
    const around = mishap?.type === 'partial-error' ? { around: refusingItem(mishap.index, mishap.code) } : {};
    const answer = await store.change(
      (state) => mishapAnswer(mishap, state) ?? answerSoap(request, body, state, { behaviour, now: now(), ...around }),
    );
    const sent = mishap?.type === 'empty-after' ? { ...answer, status: mishap.status ?? 200, body: '' } : answer;
    entry.status = sending.mishap === null || sending.mishap === 'cut' ? sent.status : null;
    options.log?.(`${operation || 'no operation'} ${mishap ? `${sent.status} (${mishap.type})` : sent.status}`);
    await send(request, response, sent, sending);
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    refuseForeign(request, port);
    const { pathname, search } = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (pathname.startsWith(controlPath)) {
      const body = await readBody(request);
      const given = { method: request.method ?? 'GET', pathname, body: body.toString('utf8') };
      await send(request, response, await answerControl(given, { store, plan, requests, now }));
    } else if (pathname.toLowerCase() !== soapPath.toLowerCase()) {
      throw new HttpRefusal(404, `nothing is served at ${pathname}`);
    } else if (request.method === 'GET' || request.method === 'HEAD') {
      await send(request, response, wsdlAnswer(search, url));
    } else if (request.method === 'POST') {
      await callService(request, response);
    } else throw new HttpRefusal(405, `${request.method} is not served at ${pathname}`);
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      const failed = failure(error);
      options.log?.(`${request.method} ${request.url} ${failed.status}`);
      if (response.headersSent) return response.destroy();
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
    requests: requests.entries,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A call that went wrong outside the service's own words. What the state's file has to say is for people to read. */
function failure(error: unknown): HttpAnswer {
  if (error instanceof HttpRefusal) return textAnswer(error.status, error.message);
  const details = error instanceof Error ? error.message : String(error);
  return soapFaultAnswer(new ServiceFault('gateway', 0, details), null, 500);
}

function cannotListen(error: Error, port: number): BingctlError {
  const taken = 'code' in error && error.code === 'EADDRINUSE';
  const why = taken ? 'it is in use' : error.message;
  return new BingctlError('refused', `cannot listen on port ${port} of 127.0.0.1: ${why}`, { cause: error });
}
