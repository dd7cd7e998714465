import type { Context } from '../../context.js';
import type { Decimal } from '../../domain/goal.js';
import type { Matchable } from '../../domain/goal-match/verdict.js';
import { usage } from '../../errors.js';
import { goalFor } from '../../events/goal-for.js';
import { eventsOf } from '../../events/mapping.js';
import { plannedCall } from '../../events/planned-call.js';
import { type DestinationFlags, destinationOf } from '../events/destination.js';
import type { Property } from '../match-options.js';

/** The flags that describe one event. */
export interface EventFlags extends DestinationFlags {
  event?: string;
  property?: readonly Property[];
  eventAction?: string;
  eventCategory?: string;
  eventLabel?: string;
  eventValue?: Decimal;
  url?: string;
}

/**
 * The UET events of the one event that flags describe: itself, or what the source makes of it. Null where none do.
 * @throws BingctlError `usage` when they say two things at once
 */
export function eventOf(flags: EventFlags, ctx: Context): Matchable[] | null {
  const { event, property, url } = flags;
  const isUet = uetMembers(flags).length > 0;
  if (property && event === undefined) throw usage('--property needs --event: the event that has it');
  if (event !== undefined && isUet) {
    throw usage(
      '--event is what the source calls the event, --event-action and the others what reaches Microsoft: give one',
    );
  }
  if (event !== undefined) return mapped(flags, event, ctx);
  return isUet || url !== undefined ? [uetEvent(flags, isUet)] : null;
}

function uetMembers({ eventAction, eventCategory, eventLabel, eventValue }: EventFlags): string[] {
  return [eventAction, eventCategory, eventLabel, eventValue].filter((each) => each !== undefined);
}

/** What is described as it reaches Microsoft; an address alone is a page load. */
function uetEvent(
  { eventAction, eventCategory, eventLabel, eventValue, url }: EventFlags,
  isCustom: boolean,
): Matchable {
  return {
    evt: isCustom ? 'custom' : 'pageLoad',
    ...(eventAction !== undefined && { action: eventAction }),
    ...(eventCategory !== undefined && { category: eventCategory }),
    ...(eventLabel !== undefined && { label: eventLabel }),
    ...(eventValue !== undefined && { value: eventValue }),
    ...(url !== undefined && { url }),
  };
}

/** What the source makes of it; whoever the user is, which is no matter of the goal. */
function mapped(flags: EventFlags, event: string, ctx: Context): Matchable[] {
  const { source, reading, settings } = destinationOf(flags);
  const properties = Object.fromEntries(flags.property ?? []);
  const { warnings } = goalFor(source, { event, properties, settings });
  for (const { message } of warnings) ctx.warn(message);
  const events = eventsOf(source, plannedCall(source, event, properties), settings, reading);
  return events.map((each) => (flags.url === undefined ? each : { ...each, url: flags.url }));
}
