import type { Operation } from '../../contract/contract.js';
import { byService } from '../../contract/services.js';
import { usage } from '../../errors.js';
import type { OperationName } from '../../service/operations.js';
import type { Connection, ConnectionOptions } from '../connect.js';
import { connectOver } from '../connection.js';
import { type Endpoint, restAddress } from '../endpoint.js';
import { firstMark } from '../lexical.js';
import { type Credentials, goesWith, type Transport } from '../transport.js';
import { readAnswer } from './answer.js';
import { jsonOf } from './encode.js';
import { routes } from './routes.js';

/**
 * A connection over REST.
 * @throws BingctlError of kind `usage` for an address that must not be given a credential
 */
export function connectRest(options: ConnectionOptions): Connection {
  return connectOver(restTransport(options), options);
}

/** @throws BingctlError of kind `usage` for an address that must not be given a credential */
export function restTransport(endpoint: Endpoint): Transport {
  const addresses = byService((service) => restAddress(service, endpoint));
  return {
    async attempt({ service, contract, operation, request, credentials, send, now }) {
      const address = addresses[service];
      const body = jsonOf(contract, operation.request, request);
      const { method, path } = routes[operation.name as OperationName];
      const headers = {
        ...headersOf(operation, await credentials()),
        'Content-Type': 'application/json',
        Accept: 'application/json',
      };
      const answer = await send({ method, url: new URL(address.pathname + path, address), headers, body });
      return readAnswer(contract, operation, { answer, host: address.host, nowMs: now() });
    },
  };
}

/** SOAP's header elements of the operation as headers of HTTP; those that are not set are left out. */
function headersOf(operation: Operation, credentials: Credentials): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of credentials) {
    if (!goesWith(name, operation)) continue;
    // RFC 9110, 5.5: visible characters of ASCII. A line feed would begin a header of its own.
    const mark = firstMark(value, /[^\x20-\x7e]/u);
    if (mark) throw usage(`the ${name} holds ${mark}, a character that cannot be sent`);
    if (name === 'AuthenticationToken') headers.Authorization = `Bearer ${value}`;
    else headers[name] = value;
  }
  return headers;
}
