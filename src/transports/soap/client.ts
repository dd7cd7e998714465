import { type Contract, contract, type Operation } from '../../contract/contract.js';
import { BingctlError, usage } from '../../errors.js';
import {
  type Answer,
  type Call,
  type CallOptions,
  type OperationName,
  operationEffects,
  type Request,
} from '../../service/operations.js';
import { FailedAttempt, withoutAnswer } from '../attempt.js';
import type { Connection, ConnectionOptions } from '../connect.js';
import { soapAddress } from '../endpoint.js';
import { type HttpAnswer, HttpFailure, httpClient } from '../http.js';
import { masked } from '../mask.js';
import { withPatience } from '../retry.js';
import { traced } from '../trace.js';
import { encodeRequest } from './encode.js';
import { readAnswer } from './envelope.js';
import type { Writer } from './writer.js';
import { unsendable } from './xml.js';

/**
 * A connection over SOAP. Nothing is loaded or sent before the first call.
 * @throws BingctlError of kind `usage` for an address that must not be given a credential
 */
export function connectSoap(options: ConnectionOptions): Connection {
  const { clock, maxRetries, tell, timeoutMs } = options;
  const address = soapAddress(options);
  const secrets = new Set([options.developerToken]);
  const plain = httpClient({ env: options.env });
  const http = options.trace ? traced(plain, { clock, line: options.trace, secrets: () => [...secrets] }) : plain;

  let writer: Promise<Writer> | undefined;
  const loadWriter = () => {
    writer ??= import('./writer.js').then(({ soapWriter }) => soapWriter(contract(), address));
    return writer;
  };

  async function attempt(
    operation: Operation,
    request: object,
    number: number,
    signal?: AbortSignal,
  ): Promise<unknown> {
    const elements = encodeRequest(contract(), operation.request, request);
    const accessToken = await options.accessToken();
    secrets.add(accessToken);
    const headers = headerElements(operation, options, accessToken);

    let answer: HttpAnswer | undefined;
    const send = async (_url: string, body: string, httpHeaders: Record<string, string>) => {
      const message = { method: 'POST' as const, url: address, headers: httpHeaders, body, timeoutMs, signal };
      answer = await http.send({ ...message, attempt: number });
    };
    await (await loadWriter()).write(operation, headers, elements, send);
    if (!answer) throw new Error(`${operation.name} was not sent`);
    return readAnswer(contract(), operation, { answer, host: address.host, nowMs: clock.now() });
  }

  const call: Call = async <O extends OperationName>(
    name: O,
    request: Request<O>,
    { signal, stop }: CallOptions = {},
  ) => {
    const operation = operationOf(contract(), name);
    const once = async (number: number) => {
      try {
        return await attempt(operation, request, number, signal);
      } catch (error) {
        throw silenced(error instanceof HttpFailure ? withoutAnswer(error) : error, [...secrets]);
      }
    };
    const effect: 'read' | 'add' | 'update' = operationEffects[name];
    const patience = { operation: name, effect, maxRetries, clock, tell, signal, stop };
    return (await withPatience(once, patience)) as Answer<O>;
  };

  return { call, close: () => http.close() };
}

function operationOf(from: Contract, name: string): Operation {
  const operation = from.operations.get(name);
  if (!operation) throw new Error(`the packaged contract has no operation ${name}`);
  return operation;
}

/** The header elements that are set, in the order of the contract (Services Protocol, services-protocol.md). */
function headerElements(
  { headers }: Operation,
  { accountId, customerId, developerToken }: ConnectionOptions,
  accessToken: string,
): Map<string, string> {
  const values: Record<string, string> = {
    AuthenticationToken: accessToken,
    CustomerAccountId: accountId,
    CustomerId: customerId,
    DeveloperToken: developerToken,
  };
  const set = new Map<string, string>();
  for (const name of headers) {
    const value = values[name];
    if (!value) continue;
    const mark = unsendable(value);
    if (mark) throw usage(`the ${name} holds ${mark}, a character that cannot be sent`);
    set.set(name, value);
  }
  return set;
}

/** A service or a proxy may repeat a credential in what it complains about. */
function silenced(error: unknown, secrets: readonly string[]): unknown {
  if (!(error instanceof FailedAttempt)) return error;
  const { kind, message, code, errorCode, hint, trackingId, items, mayBeDone, cause } = error.error;
  const quiet = new BingctlError(kind, masked(message, secrets), {
    code,
    errorCode,
    hint,
    trackingId,
    items: items.map((item) => ({ ...item, message: masked(item.message, secrets) })),
    mayBeDone,
    cause,
  });
  return new FailedAttempt(quiet, error);
}
