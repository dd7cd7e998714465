import type { EventSource, Reading } from '../domain/event-source.js';
import type { UetEvent } from '../domain/uet-event.js';
import { roundedNumber, tooDeep } from './call-oddities.js';
import { addressOf } from './calls.js';
import type { DestinationSettings, Explanation, SourceMapping, Warning } from './destination.js';
import { goalOf, type ProposedGoal } from './proposed-goal.js';
import { amplitude } from './sources/amplitude.js';
import { rudderstack } from './sources/rudderstack.js';
import { segment } from './sources/segment.js';
import { segmentCapi } from './sources/segment-capi.js';
import { uet } from './sources/uet.js';
import { beaconsOf } from './sources/uet-beacons.js';
import { isRecord, recordOf, shown } from './values.js';

/** What becomes of one analytics call. */
export interface Mapping extends Explanation {
  /** The parameters of each beacon, as far as the pushes decide them; what the tag adds of its own is left out. */
  beacons: Record<string, string>[];
  /** What reaches Microsoft; empty where nothing does. */
  events: UetEvent[];
  /** The goal that would count it; null where no dependable one can be offered. */
  goal: ProposedGoal | null;
}

export interface MapOptions {
  settings?: DestinationSettings;
  /** Where documents and shipped code disagree; the shipped code is what Microsoft receives. */
  reading?: Reading;
}

/** The sources whose calls are objects with a type and a name. */
const byCall: Readonly<Record<Exclude<EventSource, 'uet'>, SourceMapping>> = {
  segment,
  'segment-capi': segmentCapi,
  rudderstack,
  amplitude,
};

const none: UetEvent[] = [];

/**
 * The events of one call and nothing about them: for samples of millions. It never throws, whatever the call is; what is
 * no call of the source has no events.
 * @param call parsed JSON: a call as the SDK of the source takes it, for `uet` also the arguments of one push
 */
export function eventsOf(
  source: EventSource,
  call: unknown,
  settings: DestinationSettings = {},
  reading: Reading = 'shipped',
): UetEvent[] {
  if (source === 'uet') return uet.events(call, settings);
  return isRecord(call) ? byCall[source].events(call, settings, reading) : none;
}

/** The same events with what is pushed or requested, the goal that would count them, and what a user should know. */
export function mapCall(source: EventSource, call: unknown, options: MapOptions = {}): Mapping {
  const { settings = {}, reading = 'shipped' } = options;
  const deep = tooDeep(call);
  if (deep) return nothingOf(deep);
  if (source !== 'uet' && !isRecord(call)) {
    return nothingOf({ code: 'call-unknown', message: `${shown(call)} is no call: an object is expected` });
  }
  const events = eventsOf(source, call, settings, reading);
  const explained =
    source === 'uet'
      ? uet.explain(call, settings, reading, events)
      : byCall[source].explain(recordOf(call), settings, reading, events);
  const proposal = explained.delivered ? proposalFor(source, call, events, settings) : { goal: null, warnings: [] };
  const rounded = roundedNumber(call);
  return {
    events,
    pushes: explained.pushes,
    beacons: beaconsOf(explained.pushes, addressOf(recordOf(call), settings)),
    request: explained.request,
    delivered: explained.delivered,
    goal: proposal.goal,
    warnings: [...explained.warnings, ...proposal.warnings, ...(rounded ? [rounded] : [])],
  };
}

function nothingOf(warning: Warning): Mapping {
  return { events: [], pushes: [], beacons: [], request: null, delivered: false, goal: null, warnings: [warning] };
}

/** For the first custom event of the call, or for its last page load where there is none. */
function proposalFor(
  source: EventSource,
  call: unknown,
  events: readonly UetEvent[],
  settings: DestinationSettings,
): { goal: ProposedGoal | null; warnings: Warning[] } {
  const page = events.findLast(({ evt }) => evt === 'pageLoad');
  const pageUrl = page?.url ?? settings.pageUrl ?? ownAddress(call);
  const custom = events.find(({ evt }) => evt === 'custom');
  if (custom) return goalOf(source, custom, pageUrl === undefined ? settings : { ...settings, pageUrl });
  return page
    ? goalOf(source, { ...page, ...(pageUrl !== undefined && { url: pageUrl }) })
    : { goal: null, warnings: [] };
}

/** Not sent, but where the page is that a goal on its address would be for. */
function ownAddress(call: unknown): string | undefined {
  const { url } = recordOf(recordOf(call).properties);
  return typeof url === 'string' && url !== '' ? url : undefined;
}
