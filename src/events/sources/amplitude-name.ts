import type { Warning } from '../destination.js';
import { shown } from '../values.js';

export const mapTheLabel =
  'map Event Label to the name of the event and match the label until a test event has shown the action';

/** What a goal on the action of an Amplitude event rests on. */
export function eventNameAssumed(name: string | undefined): Warning {
  const message = `that the action is ${shown(name)}, the event's name, is assumed: no document says it; ${mapTheLabel}`;
  return { code: 'event-name-assumed', message };
}
