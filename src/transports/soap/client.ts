import type { Contract, Operation } from '../../contract/contract.js';
import { byService, type Service } from '../../contract/services.js';
import { usage } from '../../errors.js';
import type { Connection, ConnectionOptions } from '../connect.js';
import { connectOver } from '../connection.js';
import { type Endpoint, soapAddress } from '../endpoint.js';
import type { HttpAnswer } from '../http.js';
import { unsendable } from '../lexical.js';
import { type Credentials, goesWith, type Transport } from '../transport.js';
import { elementsOf } from './encode.js';
import { readAnswer } from './envelope.js';
import type { Writer } from './writer.js';

/**
 * A connection over SOAP.
 * @throws BingctlError of kind `usage` for an address that must not be given a credential
 */
export function connectSoap(options: ConnectionOptions): Connection {
  return connectOver(soapTransport(options), options);
}

/** @throws BingctlError of kind `usage` for an address that must not be given a credential */
export function soapTransport(endpoint: Endpoint): Transport {
  const addresses = byService((service) => soapAddress(service, endpoint));
  const writers = new Map<Service, Promise<Writer>>();
  const loadWriter = (service: Service, contract: Contract) => {
    const writer =
      writers.get(service) ?? import('./writer.js').then(({ soapWriter }) => soapWriter(contract, addresses[service]));
    writers.set(service, writer);
    return writer;
  };

  return {
    async attempt({ service, contract, operation, request, credentials, send, now }) {
      const address = addresses[service];
      const elements = elementsOf(contract, operation.request, request);
      const headers = headerElements(operation, await credentials());
      let answer: HttpAnswer | undefined;
      const sent = async (_url: string, body: string, httpHeaders: Record<string, string>) => {
        answer = await send({ method: 'POST', url: address, headers: httpHeaders, body });
      };
      await (await loadWriter(service, contract)).write(operation, headers, elements, sent);
      if (!answer) throw new Error(`${operation.name} was not sent`);
      return readAnswer(contract, operation, { answer, host: address.host, nowMs: now() });
    },
  };
}

/** The header elements that are set, in the order of the contract (Services Protocol, services-protocol.md). */
function headerElements(operation: Operation, credentials: Credentials): Map<string, string> {
  const places = (name: string) => operation.headers.indexOf(name) + 1 || operation.headers.length + 1;
  const going = [...credentials].filter(([name, value]) => value && goesWith(name, operation));
  for (const [name, value] of going) {
    const mark = unsendable(value);
    if (mark) throw usage(`the ${name} holds ${mark}, a character that cannot be sent`);
  }
  return new Map(going.sort(([a], [b]) => places(a) - places(b)));
}
