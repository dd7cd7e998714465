import { type Contract, localName, namespaceOf } from '../../contract/contract.js';
import { headerText } from '../face.js';
import type { CallHeaders } from '../gateway.js';
import { isOperationName, type OperationName, type Requests } from '../operations.js';
import type { Switches } from '../switches.js';
import { Malformed } from './malformed.js';
import { soapNamespace } from './namespaces.js';
import { elementsById, readAs } from './read.js';
import { attribute, readTree, type XmlElement } from './tree.js';

export interface SoapRequest {
  operation: OperationName;
  headers: CallHeaders;
  /** Reads the body against the contract: after the gateway's checks, as the service does. */
  read(switches: Switches): Requests[OperationName];
}

/** The operation that a SOAPAction header names, quoted or not; '' when there is none. */
export function actionOf(header: string | undefined): string {
  return (header ?? '').trim().replace(/^"(.*)"$/, '$1');
}

/** Reads the envelope of a request: SOAP 1.1, document/literal. */
export function readSoapRequest(body: Buffer, soapAction: string | undefined, contract: Contract): SoapRequest {
  const operation = actionOf(soapAction);
  const known = contract.operations.get(operation);
  if (!known || !isOperationName(operation)) {
    throw new Malformed(
      `The message with Action '${operation.slice(0, 100)}' cannot be processed at the receiver, due to a ` +
        'ContractFilter mismatch at the EndpointDispatcher.',
      'ActionNotSupported',
    );
  }
  const envelope = readTree(body);
  const [header, content] = partsOf(envelope);
  const root = content.children[0];
  const { request } = known;
  if (
    !root ||
    content.children.length > 1 ||
    root.local !== localName(request) ||
    root.namespace !== namespaceOf(request)
  ) {
    const found = root ? `'${root.local}' from namespace '${root.namespace}'` : 'none';
    throw new Malformed(
      `The body must hold one element '${localName(request)}' from namespace '${namespaceOf(request)}'; found ${found}.`,
    );
  }
  return {
    operation,
    headers: readHeaders(header, contract.targetNamespace),
    read: ({ misplacedElements }) =>
      readAs(contract.elements.get(request) ?? request, root, {
        contract,
        misplaced: misplacedElements,
        // PHP's client may put the objects that it refers to anywhere in the message.
        byId: elementsById(envelope),
      }) as Requests[OperationName],
  };
}

function partsOf(envelope: XmlElement): [header: XmlElement | undefined, body: XmlElement] {
  if (envelope.local !== 'Envelope' || envelope.namespace !== soapNamespace) {
    throw new Malformed(
      `'${envelope.local}' from namespace '${envelope.namespace}' is no SOAP 1.1 envelope`,
      'VersionMismatch',
    );
  }
  const parts = envelope.children.filter(({ namespace }) => namespace === soapNamespace);
  const header = parts[0]?.local === 'Header' ? parts[0] : undefined;
  const body = parts[header ? 1 : 0];
  if (body?.local !== 'Body') throw new Malformed('the envelope has no body');
  return [header, body];
}

function readHeaders(header: XmlElement | undefined, namespace: string): CallHeaders {
  const text = (name: string): string => {
    const element = header?.children.find((child) => child.local === name && child.namespace === namespace);
    return headerText(element?.text);
  };
  for (const child of header?.children ?? []) {
    const must = attribute(child, soapNamespace, 'mustUnderstand');
    if ((must === '1' || must === 'true') && child.namespace !== namespace) {
      throw new Malformed(
        `The header '${child.local}' from namespace '${child.namespace}' was not understood.`,
        'MustUnderstand',
      );
    }
  }
  return {
    authenticationToken: text('AuthenticationToken'),
    developerToken: text('DeveloperToken'),
    customerId: text('CustomerId'),
    customerAccountId: text('CustomerAccountId'),
    identityProvider: text('IdentityProvider'),
  };
}
