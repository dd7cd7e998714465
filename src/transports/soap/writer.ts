// Not the package's main file: that one also loads its server and its signing of messages.
import { Client } from 'soap/lib/client.js';
import { WSDL } from 'soap/lib/wsdl/index.js';
import type { Contract, Operation } from '../../contract/contract.js';
import type { Elements } from './encode.js';
import { excerpt, ownPrefix } from './excerpt.js';
import { escapeText } from './xml.js';

/** Takes a finished request to the service. */
export type Send = (url: string, body: string, headers: Record<string, string>) => Promise<void>;

/** Writes requests with the `soap` package, and has them sent. */
export interface Writer {
  write(operation: Operation, headers: Map<string, string>, request: Elements, send: Send): Promise<void>;
}

/** One call of the package; it hands its last argument on to `httpClient.request` untouched. */
type Method = (args: Elements, done: (error: unknown) => void, context: { exchangeId: string; send: Send }) => void;

// The package wants something to read. The real answer is read elsewhere: it would drop the nil items of a list, trim
// texts and round ids.
const nothing = '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body/></s:Envelope>';

/**
 * @param contract what requests are written by
 * @param address where calls go
 */
export function soapWriter(contract: Contract, address: URL): Writer {
  const httpClient = {
    request(
      url: string,
      body: string,
      done: (error: unknown, answer?: object, text?: string) => void,
      headers: Record<string, string>,
      { send }: { send: Send },
    ) {
      send(url, body, headers).then(() => done(null, { status: 200, headers: {} }, nothing), done);
    },
  };
  // Its own escaping lets through whatever begins with "<![CDATA[", and with it any element: texts come escaped.
  const options = { httpClient: httpClient as never, escapeXML: false };
  // Header elements belong to the client, which calls in flight share: each finds its own by its arguments.
  const headersOf = new WeakMap<object, Elements>();
  const clients = new Map<string, Promise<Client>>();
  let calls = 0;

  async function newClient(operation: Operation): Promise<Client> {
    const wsdl = new WSDL(excerpt(contract, operation), '', options);
    await new Promise<void>((resolve, reject) => wsdl.onReady((error) => (error ? reject(error) : resolve())));
    const client = new Client(wsdl, address.href, options);
    const header = (_method: unknown, _url: unknown, _action: unknown, args: object) => headersOf.get(args);
    client.addSoapHeader(header, '', ownPrefix, contract.targetNamespace);
    return client;
  }

  return {
    async write(operation, headers, request, send) {
      const making = clients.get(operation.name) ?? newClient(operation);
      clients.set(operation.name, making);
      const client = await making;

      headersOf.set(request, Object.fromEntries([...headers].map(([name, value]) => [name, escapeText(value)])));
      calls += 1;
      const context = { exchangeId: String(calls), send };
      await new Promise<void>((resolve, reject) => {
        const method: Method = client[operation.name];
        method(request, (error) => (error ? reject(error) : resolve()), context);
      });
    },
  };
}
