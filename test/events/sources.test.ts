import { describe, expect, test } from 'vitest';
import type { EventSource } from '../../src/domain/event-source.js';
import type { UetEvent } from '../../src/domain/uet-event.js';
import type { DestinationSettings } from '../../src/events/destination.js';
import { eventsOf, mapCall } from '../../src/events/mapping.js';
import type { ProposedGoal } from '../../src/events/proposed-goal.js';
import amplitude from './sources/amplitude.json' with { type: 'json' };
import rudderstack from './sources/rudderstack.json' with { type: 'json' };
import segment from './sources/segment.json' with { type: 'json' };
import segmentCapi from './sources/segment-capi.json' with { type: 'json' };
import uet from './sources/uet.json' with { type: 'json' };

/** One call, and what is known to become of it. Members that are left out are not known, or are of another source. */
interface Vector {
  id: string;
  /** What it shows. */
  about: string;
  call: unknown;
  settings?: DestinationSettings;
  events: UetEvent[];
  pushes?: unknown[][];
  /** Parameters that each beacon has; others may be there. */
  beacons?: Record<string, string>[];
  /** Members that the request has; others may be there. */
  request?: object | null;
  /** Paths that neither the request nor any beacon has. */
  absent?: string[];
  delivered: boolean;
  warnings: string[];
  goal: ProposedGoal | null;
}

const vectors = { segment, 'segment-capi': segmentCapi, rudderstack, amplitude, uet } as unknown as Record<
  EventSource,
  Vector[]
>;

describe.each(Object.entries(vectors) as [EventSource, Vector[]][])('%s', (source, ofSource) => {
  test.each(ofSource)('$id: $about', ({ call, settings = {}, ...known }) => {
    const mapping = mapCall(source, call, { settings });
    const { events, delivered, warnings, goal } = mapping;
    expect({ events, delivered, warnings: warnings.map(({ code }) => code), goal }).toEqual({
      events: known.events,
      delivered: known.delivered,
      warnings: known.warnings,
      goal: known.goal,
    });
    if (known.pushes) expect(mapping.pushes).toEqual(known.pushes);
    if (known.beacons) expect(mapping.beacons).toMatchObject(known.beacons);
    if (known.request !== undefined) expect(mapping).toMatchObject({ request: known.request });
    for (const sent of [mapping.request ?? {}, ...mapping.beacons]) {
      for (const path of known.absent ?? []) expect(sent).not.toHaveProperty(path);
    }
    // What is read from millions of calls is what is explained of one.
    expect(eventsOf(source, call, settings)).toEqual(events);
  });

  test('every warning is a sentence of its own', () => {
    const said = ofSource.flatMap(({ call, settings = {} }) => mapCall(source, call, { settings }).warnings);
    expect(said.filter(({ message }) => !/^\S.{15,}[^.\s]$/.test(message))).toEqual([]);
  });
});

/*
 * Vectors of sources that bingctl does not read yet: clients that are to be recognised, beacons for `verify`, requests for
 * `events validate`, reports for `metrics daily`.
 */
describe('vectors that are still to come', () => {
  test.todo('posthog-capi: 3');
  test.todo('stape-capi: 6');
  test.todo('mparticle: 3');
  test.todo('zaraz: 2');
  test.todo('walkeros: 1');
  test.todo('uet-beacon: 9');
  test.todo('capi-validate: 19');
  test.todo('capi-dedup: 1');
  test.todo('capi-hash: 13');
  test.todo('amplitude-daily: 4');
});
