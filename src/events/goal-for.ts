import type { EventSource } from '../domain/event-source.js';
import type { UetEvent } from '../domain/uet-event.js';
import type { Call, DestinationSettings } from './destination.js';
import { goalOf, noGoal, type Proposal } from './proposed-goal.js';
import { amplitudeEvents } from './sources/amplitude.js';
import { eventNameAssumed } from './sources/amplitude-name.js';
import { rudderstack } from './sources/rudderstack.js';
import { segment } from './sources/segment.js';
import { segmentCapi } from './sources/segment-capi.js';
import { uet } from './sources/uet.js';
import { pushOf } from './sources/uet-pushes.js';
import { shown } from './values.js';

/** What is known of an event before it happens: its name, and maybe what it carries. */
export interface PlannedEvent {
  event: string;
  properties?: Call;
  settings?: DestinationSettings;
}

/**
 * The goal for an event that a source will send under this name. Assumptions that it rests on are among the warnings, and
 * to be shown: `event-name-assumed` for amplitude.
 */
export function goalFor(source: EventSource, { event, properties = {}, settings = {} }: PlannedEvent): Proposal {
  const [sent] = sentOf(source, event, properties, settings);
  const { goal, warnings } = sent === undefined ? noGoal : goalOf(source, sent, settings);
  if (goal === null && warnings.length === 0) {
    const message = `nothing of the event ${shown(event)} is sent that a goal could match`;
    return { goal, warnings: [{ code: event === '' ? 'name-empty' : 'no-event-name', message }] };
  }
  const isAssumed = source === 'amplitude' && goal?.minimal.actionExpression !== undefined;
  return { goal, warnings: isAssumed ? [eventNameAssumed(event), ...warnings] : warnings };
}

/** What the source sends, whoever the user is: identifiers are no matter of the goal. */
function sentOf(source: EventSource, event: string, properties: Call, settings: DestinationSettings): UetEvent[] {
  const call = { type: 'track', event, properties };
  switch (source) {
    case 'segment':
      return segment.events(call, settings, 'shipped');
    case 'segment-capi':
      return segmentCapi.events(call, settings, 'shipped');
    case 'rudderstack':
      return rudderstack.events(call, settings, 'shipped');
    case 'amplitude':
      return amplitudeEvents({ event_type: event, event_properties: properties }, settings, 'shipped');
    case 'uet':
      return uet.events(pushOf(event, properties), settings);
  }
}
