import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { contractOf } from '../contract/contract.js';
import { answerControl, controlPath } from './control.js';
import type { Face } from './face.js';
import type { FaultPlan } from './fault-plan.js';
import { type HttpAnswer, HttpRefusal, readBody, refuseForeign } from './http.js';
import { refusingItem } from './injected-refusal.js';
import { mishapAnswer, mishapOnTheWay } from './mishaps.js';
import { identityFace } from './oauth/face.js';
import { mostFormBytes } from './oauth/form.js';
import { identityRoute } from './oauth/routes.js';
import { placeOverRest, placeOverSoap } from './places.js';
import { ServiceFault } from './refusal.js';
import type { RequestLog } from './request-log.js';
import { restFace } from './rest/face.js';
import { restOperation } from './rest/routes.js';
import { type Sending, send } from './send.js';
import { soapFace, soapOperation } from './soap/face.js';
import { wsdlAnswer } from './soap/wsdl.js';
import type { EmulatorState } from './state.js';
import type { Store } from './store.js';
import type { Behaviour } from './switches.js';

/** What an emulator has at hand for each request. */
export interface Served {
  store: Store;
  plan: FaultPlan;
  requests: RequestLog;
  /** null: the newest of the transport that a call comes by. */
  behaviour: Behaviour | null;
  /** The machine's time. */
  now(): number;
  log(line: string): void;
  closing: AbortSignal;
}

/** Takes a request to what it is for. Rejects with HttpRefusal for what is not served. */
export async function answerRequest(request: IncomingMessage, response: ServerResponse, served: Served): Promise<void> {
  const port = request.socket.localPort ?? 0;
  refuseForeign(request, port);
  const url = request.url ?? '';
  const [pathname = ''] = url.split('?', 1);
  const query = url.slice(pathname.length + 1);
  const method = request.method ?? 'GET';
  if (pathname.startsWith(controlPath)) {
    const body = (await readBody(request)).toString('utf8');
    await send(request, response, await answerControl({ method, pathname, body }, served));
    return;
  }
  // Calls are dated where they are carried out.
  if (method === 'GET') response.setHeader('date', await served.store.change((state) => dateOf(state, served.now())));
  const overSoap = placeOverSoap(pathname);
  if (overSoap) {
    const contract = await contractOf(overSoap.service);
    if (method === 'POST') {
      const face = soapFace(overSoap, contract);
      await carry(face, soapOperation(request), await readBody(request), request, response, served);
    } else if (method === 'GET' || method === 'HEAD') {
      await send(request, response, wsdlAnswer(query, `http://127.0.0.1:${port}`, overSoap, contract));
    } else throw new HttpRefusal(405, `${method} is not served at ${pathname}`, { allow: 'GET, HEAD, POST' });
    return;
  }
  const route = identityRoute(method, pathname);
  if (route) {
    // The parameters of a GET are in its query.
    const form = method === 'GET' ? Buffer.from(query) : await readBody(request, mostFormBytes);
    await carry(identityFace(route, served.now), route.operation, form, request, response, served);
    return;
  }
  const overRest = placeOverRest(pathname);
  if (!overRest) throw new HttpRefusal(404, `nothing is served at ${pathname}`);
  const operation = restOperation(method, pathname, overRest);
  const face = restFace(overRest, await contractOf(overRest.service));
  await carry(face, operation, await readBody(request), request, response, served);
}

/** Carries a call out, and lets go wrong what the faults say. */
async function carry(
  face: Face,
  operation: string,
  body: Buffer,
  request: IncomingMessage,
  response: ServerResponse,
  served: Served,
): Promise<void> {
  const { store, plan, requests, log, closing } = served;
  const entry = requests.add(face.transport, operation, body.toString('utf8'));
  const { latencyMs, slowMs, mishap } = plan.take(operation);
  if (latencyMs > 0) await sleep(latencyMs, undefined, { signal: closing });

  const circumstances = {
    behaviour: served.behaviour ?? face.newest,
    now: served.now(),
    ...(mishap?.type === 'partial-error' && { around: refusingItem(mishap.index, mishap.code) }),
  };
  const call = { request, operation, body };
  const answer = await store
    .change((state) => {
      const made = mishapAnswer(mishap, face, state) ?? face.answer(call, state, circumstances);
      return { ...made, headers: { date: dateOf(state, circumstances.now), ...made.headers } };
    })
    .catch((error: unknown) => failure(error, face, closing));
  requests.done(entry, answer.status);
  const sent = mishap?.type === 'empty-after' ? { ...answer, status: mishap.status ?? 200, body: '' } : answer;
  const sending: Sending = { slowMs, mishap: mishapOnTheWay(mishap) };
  entry.status = sending.mishap === null || sending.mishap === 'cut' ? sent.status : null;
  log([operation || 'no operation', entry.status ?? 'no answer', ...(mishap ? [`(${mishap.type})`] : [])].join(' '));
  await send(request, response, sent, sending);
}

/** The service's time, and not the machine's, which Node would write. */
function dateOf({ clockOffsetMs }: EmulatorState, now: number): string {
  return new Date(now + clockOffsetMs).toUTCString();
}

/** A call that went wrong outside the service's own words. What the state's file has to say is for people to read. */
function failure(error: unknown, face: Face, closing: AbortSignal): HttpAnswer {
  if (error instanceof HttpRefusal || closing.aborted) throw error;
  const details = error instanceof Error ? error.message : String(error);
  return face.fault(new ServiceFault('gateway', 0, details), null, 500);
}
