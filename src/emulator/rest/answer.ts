import { randomUUID } from 'node:crypto';
import { type Contract, localName, qname } from '../../contract/contract.js';
import type { Answer } from '../calls.js';
import { withPartialErrors } from '../face.js';
import type { HttpAnswer } from '../http.js';
import type { OperationName } from '../operations.js';
import type { Place } from '../places.js';
import type { ServiceFault } from '../refusal.js';
import type { Switches } from '../switches.js';
import { writeObject } from './write.js';

export function restAnswer(
  operation: OperationName,
  answer: Answer,
  contract: Contract,
  switches: Switches,
): HttpAnswer {
  const { operations, elements, targetNamespace } = contract;
  const response = operations.get(operation)?.response ?? qname(targetNamespace, `${operation}Response`);
  const body = writeObject(contract, elements.get(response) ?? response, withPartialErrors(answer, switches));
  return asHttp(200, body, randomUUID());
}

const adapiNamespace = 'https://adapi.microsoft.com';

/**
 * A fault is flat, and its `Type` tells the two kinds apart (handle-service-errors-exceptions; Microsoft's clients read it
 * like that). One page of the migration guide shows it inside a member ApplicationFault.
 */
export function restFault(
  fault: ServiceFault,
  { operationFault }: Place,
  contract: Contract,
  switches: Switches,
  status: number | null,
): HttpAnswer {
  const trackingId = randomUUID();
  const byGateway = fault.by === 'gateway';
  const type = byGateway ? qname(adapiNamespace, 'AdApiFaultDetail') : operationFault;
  const detail = byGateway
    ? // AdApiError has Detail where all its relatives have Details.
      { trackingId, errors: fault.errors.map(({ details, ...error }) => ({ ...error, detail: details })) }
    : { trackingId, batchErrors: [], operationErrors: fault.errors };
  const flat = writeObject(contract, type, detail).replace('{', `{"Type":"${localName(type)}",`);
  const body = switches.faultEnvelope === 'wrapped' ? `{"ApplicationFault":${flat}}` : flat;
  return asHttp(status ?? statusOf(fault), body, trackingId);
}

const statuses: [status: number, codes: number[]][] = [
  // 401 for 109 was seen live; Microsoft's .NET client takes it as a cue to refresh its token.
  [401, [105, 109, 120, 122, 123, 124, 125, 126]],
  [403, [106, 1001]],
  [429, [117, 207, 4204]],
  [500, [0]],
];

/** No page says which codes come with which status, only which statuses there are (migrate-to-rest). */
function statusOf({ errors }: ServiceFault): number {
  const code = errors[0]?.code ?? 0;
  return statuses.find(([, codes]) => codes.includes(code))?.[0] ?? 400;
}

function asHttp(status: number, body: string, trackingId: string): HttpAnswer {
  return { status, headers: { 'content-type': 'application/json; charset=utf-8', trackingid: trackingId }, body };
}
