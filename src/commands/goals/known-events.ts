import type { Context } from '../../context.js';
import { eventGoalKinds, type PlannedEvent } from '../../events/plans/planned-event.js';
import type { KnownEvent } from '../../prompts/goal-form/draft.js';
import type { EventFileFlags } from '../event-file-options.js';
import { readEventFile } from './event-file.js';

/** The events of a tracking plan or a sample that can become goals, each name once. */
export async function readKnownEvents(file: EventFileFlags, ctx: Context): Promise<KnownEvent[]> {
  const plan = await readEventFile(file, ctx);
  const known = new Map<string, KnownEvent>();
  for (const event of plan.events) {
    if (event.name !== null && eventGoalKinds.includes(event.kind) && !known.has(event.name)) {
      known.set(event.name, {
        name: event.name,
        ...noteOf(event),
        properties: event.properties.map(({ name }) => name),
      });
    }
  }
  return [...known.values()];
}

function noteOf({ deprecated, count }: PlannedEvent): { note?: string } {
  const notes = [deprecated ? 'deprecated' : '', count === undefined ? '' : `${count.toLocaleString('en')} times`];
  const note = notes.filter((each) => each !== '').join(', ');
  return note === '' ? {} : { note };
}
