import type { EventSource } from '../../domain/event-source.js';
import type { Call } from '../destination.js';
import { pushOf } from '../sources/uet-pushes.js';

/** The call by which a site would send an event of this name with these properties, as the SDK of the source takes it. */
export function plannedCall(source: EventSource, event: string, properties: Call): unknown {
  switch (source) {
    case 'amplitude':
      return { event_type: event, event_properties: properties, user_id: 'user', device_id: 'device' };
    case 'uet':
      return pushOf(event, properties);
    default:
      return { type: 'track', event, properties, anonymousId: 'visitor', messageId: 'message' };
  }
}
