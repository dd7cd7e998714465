import type { EventSource } from '../../domain/event-source.js';
import type { ShortForm } from '../../domain/goal-command.js';
import type { DestinationSettings } from '../destination.js';
import { goalFor } from '../goal-for.js';
import { goalOf } from '../proposed-goal.js';
import type { SentEvent } from './sent-event.js';

/** `--source` and `--event`, where they make the condition that counts the event; null where it takes more to say. */
export function shortFormOf(
  { name, event }: SentEvent,
  source: EventSource | null,
  settings: DestinationSettings,
): ShortForm | null {
  if (source === null || event.tagId !== undefined) return null;
  const usual = goalFor(source, { event: name, settings }).goal?.minimal;
  const wanted = goalOf(source, event, settings).goal?.minimal;
  if (usual === undefined || JSON.stringify(usual) !== JSON.stringify(wanted)) return null;
  return { source, event: name, ...(settings.labelMapped && { labelMapped: true }) };
}
