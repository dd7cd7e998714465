import { readFileSync } from 'node:fs';
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

/** How many vectors of each kind there are; those that bingctl does not read yet have no file here. */
const counted: Record<string, { count: number; file: string | null }> = {
  segment: { count: 22, file: 'test/events/sources/segment.json' },
  'segment-capi': { count: 6, file: 'test/events/sources/segment-capi.json' },
  rudderstack: { count: 28, file: 'test/events/sources/rudderstack.json' },
  'amplitude-capi': { count: 4, file: 'test/events/sources/amplitude.json' },
  'uet-js': { count: 16, file: 'test/events/sources/uet.json' },
  'goal-match': { count: 27, file: 'test/domain/goal-match-vectors.json' },
  'plan-input': { count: 6, file: 'test/events/plan-vectors.json' },
  // Clients that are to be recognised.
  'posthog-capi': { count: 3, file: null },
  'stape-capi': { count: 6, file: null },
  mparticle: { count: 3, file: null },
  zaraz: { count: 2, file: null },
  walkeros: { count: 1, file: null },
  // For `verify`, `events validate` and `metrics daily`.
  'uet-beacon': { count: 9, file: null },
  'capi-validate': { count: 19, file: null },
  'capi-dedup': { count: 1, file: null },
  'capi-hash': { count: 13, file: null },
  'amplitude-daily': { count: 4, file: null },
};

test.each(Object.entries(counted).filter(([, { file }]) => file !== null))(
  '%s: all its vectors are here',
  (_, kind) => {
    const found: { id?: string }[] = JSON.parse(readFileSync(kind.file ?? '', 'utf8'));
    expect(new Set(found.map(({ id }) => id)).size).toBe(kind.count);
  },
);
