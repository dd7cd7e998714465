import { type Contract, localName, qname } from '../../contract/contract.js';
import { withPartialErrors } from '../face.js';
import type { OperationName } from '../operations.js';
import type { Place } from '../places.js';
import type { CallError, ServiceFault } from '../refusal.js';
import type { Switches } from '../switches.js';
import type { Malformed } from './malformed.js';
import { adapiNamespace, soapNamespace } from './namespaces.js';
import { escapeText, writeElement } from './write.js';

export interface SoapAnswer {
  status: number;
  body: string;
}

export function soapAnswer(
  operation: OperationName,
  answer: Record<string, unknown>,
  trackingId: string,
  contract: Contract,
  switches: Switches,
): SoapAnswer {
  const response = contract.operations.get(operation)?.response ?? qname(contract.targetNamespace, operation);
  const content = writeElement(
    `${operation}Response`,
    contract.elements.get(response) ?? response,
    withPartialErrors(answer, switches),
    {
      contract,
      style: switches.answerStyle,
    },
  );
  return { status: 200, body: envelope(content, trackingId, contract) };
}

/** `handle-service-errors-exceptions`: who refused decides the shape of the detail. */
export function soapFault(
  fault: ServiceFault,
  trackingId: string,
  place: Place,
  contract: Contract,
  switches: Switches,
): SoapAnswer {
  const detail = fault.by === 'gateway' ? qname(adapiNamespace, 'AdApiFaultDetail') : place.operationFault;
  const content = writeElement(
    localName(detail),
    detail,
    fault.by === 'gateway'
      ? { trackingId, errors: fault.errors.map(adApiError) }
      : { trackingId, batchErrors: [], operationErrors: fault.errors },
    { contract, style: switches.answerStyle },
  );
  const text = `Invalid client data. Check the SOAP fault details for more information. TrackingId: ${trackingId}.`;
  return {
    status: switches.faultStatus,
    body: envelope(
      `<s:Fault><faultcode>s:Server</faultcode><faultstring xml:lang="en-US">${text}</faultstring>` +
        `<detail>${content}</detail></s:Fault>`,
      trackingId,
      contract,
    ),
  };
}

/** AdApiError has Detail where all its relatives have Details. */
function adApiError({ code, details, errorCode, message }: CallError) {
  return { code, detail: details, errorCode, message };
}

/** What WCF itself answers to a message that its dispatcher cannot read: no detail, no tracking id. */
export function malformedFault(error: Malformed, status: number): SoapAnswer {
  const ofSoap = error.faultCode === 'MustUnderstand' || error.faultCode === 'VersionMismatch';
  const code = ofSoap ? `s:${error.faultCode}` : `a:${error.faultCode}`;
  const dispatcher = 'http://schemas.microsoft.com/net/2005/12/windowscommunicationfoundation/dispatcher';
  const text =
    error.faultCode === 'DeserializationFailed'
      ? `The formatter threw an exception while trying to deserialize the message: ${error.message}`
      : error.message;
  return {
    status,
    body:
      `<s:Envelope xmlns:s="${soapNamespace}"><s:Body><s:Fault>` +
      `<faultcode${ofSoap ? '' : ` xmlns:a="${dispatcher}"`}>${code}</faultcode>` +
      `<faultstring xml:lang="en-US">${escapeText(text)}</faultstring></s:Fault></s:Body></s:Envelope>`,
  };
}

function envelope(content: string, trackingId: string, { targetNamespace }: Contract): string {
  return (
    `<s:Envelope xmlns:s="${soapNamespace}"><s:Header><h:TrackingId xmlns:h="${targetNamespace}">${trackingId}` +
    `</h:TrackingId></s:Header><s:Body>${content}</s:Body></s:Envelope>`
  );
}
