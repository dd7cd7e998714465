import type { IncomingMessage } from 'node:http';
import type { Contract } from '../../contract/contract.js';
import { carryOut } from '../calls.js';
import { type Face, headerText } from '../face.js';
import type { CallHeaders } from '../gateway.js';
import { HttpRefusal } from '../http.js';
import { isOperationName, type OperationName, type Requests } from '../operations.js';
import type { Place } from '../places.js';
import { refuseCall } from '../refusal.js';
import { defaultSwitches, type Switches } from '../switches.js';
import { effectiveSwitches } from '../world.js';
import { restAnswer, restFault } from './answer.js';
import { bindAs } from './bind.js';
import { detailsOf, InvalidJson } from './invalid-json.js';
import { readJson } from './json.js';

/** A service over REST: JSON in and out, the caller in HTTP headers, faults with a status of their own. */
export function restFace(place: Place, contract: Contract): Face {
  return {
    transport: 'rest',
    newest: 'rest-2026-10',

    answer({ request, operation, body }, state, circumstances) {
      const type = request.headers['content-type'] ?? '';
      if (!/^\s*application\/json\s*(;|$)/i.test(type)) throw new HttpRefusal(415, 'the body must be application/json');
      if (!isOperationName(operation)) throw new HttpRefusal(404, `there is no operation ${operation}`);
      const headers = readHeaders(request);
      const read = (switches: Switches) => readRequest(operation, body, contract, switches);
      const outcome = carryOut(state, { operation, headers, read }, circumstances);
      const switches = effectiveSwitches(state, headers.customerId, headers.customerAccountId);
      return 'answer' in outcome
        ? restAnswer(operation, outcome.answer, contract, switches)
        : restFault(outcome.fault, place, contract, switches, null);
    },

    fault: (fault, state, status) =>
      restFault(fault, place, contract, { ...defaultSwitches, ...state?.switches }, status),
  };
}

function readHeaders({ headers }: IncomingMessage): CallHeaders {
  const text = (name: string) => headerText(String(headers[name] ?? ''));
  return {
    authenticationToken: headerText(/^Bearer +(.*)$/i.exec(text('authorization'))?.[1]),
    developerToken: text('developertoken'),
    customerId: text('customerid'),
    customerAccountId: text('customeraccountid'),
    identityProvider: text('identityprovider'),
  };
}

/** What does not bind leaves the service without a request: 100, NullRequest. */
function readRequest(
  operation: OperationName,
  body: Buffer,
  contract: Contract,
  { unknownMembers }: Switches,
): Requests[OperationName] {
  const text = decode(body);
  const request = contract.operations.get(operation)?.request;
  if (!request) refuseCall(204);
  try {
    const json = readJson(text);
    if (json.kind === 'null') refuseCall(100);
    const type = contract.elements.get(request) ?? request;
    return bindAs(type, json, { contract, unknownMembers }) as Requests[OperationName];
  } catch (error) {
    if (error instanceof InvalidJson) refuseCall(100, detailsOf(error, text));
    throw error;
  }
}

/** UTF-8 with or without a byte order mark, which .NET passes over. */
function decode(body: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    refuseCall(100, detailsOf(new InvalidJson(0, '$'), ''));
  }
}
