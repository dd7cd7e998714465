import type { TransportSetting } from '../domain/environment.js';
import { FailedAttempt } from './attempt.js';
import type { Connection, ConnectionOptions } from './connect.js';
import { connectOver } from './connection.js';
import type { Endpoint } from './endpoint.js';
import type { Transport } from './transport.js';

export type TransportName = Exclude<TransportSetting, 'auto'>;

/** When Microsoft switches SOAP off (Migrate to the REST API, migrate-to-rest.md). */
export const soapEndsMs = Date.UTC(2027, 0, 31);

export interface Choice {
  transport: TransportName;
  /** As in "REST, because …". */
  because: string;
}

/** @param setBy what said so, such as `flag` */
export function chooseTransport(setting: TransportSetting, nowMs: number, setBy: string): Choice {
  if (setting !== 'auto') return { transport: setting, because: `it is set (${setBy})` };
  return nowMs < soapEndsMs
    ? { transport: 'soap', because: 'it is served until 31 January 2027' }
    : { transport: 'rest', because: 'SOAP ended on 31 January 2027' };
}

export interface ChoiceOptions {
  transport: TransportSetting;
  setBy: string;
}

/**
 * A connection over the transport that is set, or with `auto` over the one that the day calls for. Only that one is loaded.
 * @throws BingctlError of kind `usage` for an address that must not be given a credential
 */
export async function connect(options: ConnectionOptions & ChoiceOptions): Promise<Connection> {
  const { transport: setting, setBy, clock, trace, tell } = options;
  const { transport, because } = chooseTransport(setting, clock.now(), setBy);
  trace?.(`* over ${transport.toUpperCase()}: ${because}`);
  const chosen = await load(transport, options);
  if (setting !== 'auto' || transport === 'rest') return connectOver(chosen, options);
  const onChange = () => {
    trace?.('* over REST: SOAP is gone');
    tell({ kind: 'changed', message: 'the SOAP API is gone: going on over REST' });
  };
  const lasting = untilGone(chosen, () => load('rest', options), onChange);
  return connectOver(lasting, options);
}

async function load(name: TransportName, endpoint: Endpoint): Promise<Transport> {
  return name === 'soap'
    ? (await import('./soap/client.js')).soapTransport(endpoint)
    : (await import('./rest/client.js')).restTransport(endpoint);
}

/**
 * SOAP, and REST from the moment that SOAP is found gone. The attempt that finds out is made again at once, an add too:
 * who answers that there is nothing at this address has handed the request to nobody, so nothing was carried out. Any
 * other failure of an add, such as an answer that was lost, is not of this kind and ends the call as ever.
 */
function untilGone(soap: Transport, loadRest: () => Promise<Transport>, onChange: () => void): Transport {
  let next: Transport | null = null;
  const goOver = (rest: Transport) => {
    if (next) return;
    next = rest;
    onChange();
  };

  return {
    async attempt(attempt) {
      if (next) return next.attempt(attempt);
      try {
        return await soap.attempt(attempt);
      } catch (failed) {
        if (!(failed instanceof FailedAttempt) || !failed.gone) throw failed;
        const rest = await loadRest();
        try {
          const answer = await rest.attempt(attempt);
          goOver(rest);
          return answer;
        } catch (other) {
          // Nothing there over REST either: not SOAP has ended, the address is wrong. Say so in the words for the first.
          if (other instanceof FailedAttempt && other.gone) throw failed;
          if (other instanceof FailedAttempt) goOver(rest);
          throw other;
        }
      }
    },
  };
}
