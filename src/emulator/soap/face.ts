import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Contract } from '../../contract/contract.js';
import { type Call, carryOut } from '../calls.js';
import type { Face } from '../face.js';
import { type HttpAnswer, HttpRefusal } from '../http.js';
import type { Place } from '../places.js';
import { defaultSwitches } from '../switches.js';
import { effectiveSwitches } from '../world.js';
import { malformedFault, type SoapAnswer, soapAnswer, soapFault } from './answer.js';
import { Malformed } from './malformed.js';
import { actionOf, readSoapRequest } from './request.js';

/** The operation a request is for, before its body is looked at. */
export function soapOperation(request: IncomingMessage): string {
  return actionOf(header(request, 'soapaction'));
}

/** A service over SOAP 1.1, document/literal. */
export function soapFace(place: Place, contract: Contract): Face {
  return {
    transport: 'soap',
    newest: 'soap-2026-07',

    answer({ request, body }, state, circumstances) {
      const type = header(request, 'content-type') ?? '';
      if (!/^\s*text\/xml\b/i.test(type)) {
        throw new HttpRefusal(
          415,
          `Cannot process the message because the content type '${type}' was not the expected type 'text/xml; charset=utf-8'.`,
        );
      }
      let switches = { ...defaultSwitches, ...state.switches };
      try {
        const call: Call = readSoapRequest(body, header(request, 'soapaction'), contract);
        switches = effectiveSwitches(state, call.headers.customerId, call.headers.customerAccountId);
        const outcome = carryOut(state, call, circumstances);
        const trackingId = randomUUID();
        return asHttp(
          'answer' in outcome
            ? soapAnswer(call.operation, outcome.answer, trackingId, contract, switches)
            : soapFault(outcome.fault, trackingId, place, contract, switches),
        );
      } catch (error) {
        if (error instanceof Malformed) return asHttp(malformedFault(error, switches.faultStatus));
        throw error;
      }
    },

    fault(fault, state, status) {
      const switches = { ...defaultSwitches, ...state?.switches };
      const answer = soapFault(fault, randomUUID(), place, contract, switches);
      return asHttp({ ...answer, status: status ?? answer.status });
    },
  };
}

function asHttp({ status, body }: SoapAnswer): HttpAnswer {
  return { status, headers: { 'content-type': 'text/xml; charset=utf-8' }, body };
}

function header(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}
