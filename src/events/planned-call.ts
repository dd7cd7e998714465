import type { EventSource } from '../domain/event-source.js';
import type { Call } from './destination.js';
import { pushOf } from './sources/uet-pushes.js';

/** The call by which an event would be sent, of which the name and the properties are known. */
export function plannedCall(source: EventSource, event: string, properties: Call): Call {
  switch (source) {
    case 'amplitude':
      return { event_type: event, event_properties: properties };
    case 'uet':
      return pushOf(event, properties);
    default:
      return { type: 'track', event, properties };
  }
}
