import type { UetEvent } from '../domain/uet-event.js';
import type { Call, DestinationSettings, Warning } from './destination.js';
import { recordOf, shown } from './values.js';

/** What kind of call it is: SDKs say `type`, some exports `call`. */
export function typeOf(call: Call): string | undefined {
  const type = call.type ?? call.call;
  if (type === 'track' || type === 'page') return type;
  return typeof type === 'string' ? type.toLowerCase() : undefined;
}

/** The address of the page: SDKs put it into the context, and what plays pushes says it beside them. */
export function addressOf(call: Call, { pageUrl }: DestinationSettings): string | undefined {
  const url = recordOf(recordOf(call.context).page).url ?? call.href ?? pageUrl;
  return typeof url === 'string' && url !== '' ? url : undefined;
}

/** The page load that a page() call becomes: its name and properties are dropped, the browser knows the address. */
export function pageLoadOf(call: Call, settings: DestinationSettings): UetEvent {
  const url = addressOf(call, settings);
  return url === undefined ? { evt: 'pageLoad' } : { evt: 'pageLoad', url };
}

/** Why a call of a Segment-like SDK leads to no event. */
export function notSent(call: Call): Warning[] {
  const type = typeOf(call);
  const message =
    type === undefined
      ? 'there is neither a type, such as track or page, nor the name of an event'
      : `${shown(type)} calls are not sent to Microsoft, only track and page`;
  return [{ code: type === undefined ? 'call-unknown' : 'call-not-sent', message }];
}
