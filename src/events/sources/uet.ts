import type { Reading } from '../../domain/event-source.js';
import type { UetEvent } from '../../domain/uet-event.js';
import { currencyWarnings } from '../currency-warnings.js';
import type { DestinationSettings, Explanation, Warning } from '../destination.js';
import { amountFinding, judged } from '../tag-checks.js';
import { pushesOf } from './uet-pushes.js';
import { playTag } from './uet-tag.js';

/** Pushes of the page's own to the queue of the tag: a call may also be the arguments of one push. */
export const uet = { events: uetEvents, explain: explainUet };

function uetEvents(call: unknown, settings: DestinationSettings): UetEvent[] {
  const { pushes, href } = pushesOf(call);
  return playTag(pushes, href ?? settings.pageUrl).events;
}

function explainUet(
  call: unknown,
  settings: DestinationSettings,
  reading: Reading,
  events: readonly UetEvent[],
): Explanation {
  const { pushes, unsent, href } = pushesOf(call);
  const { warnings, delivered } = judged(playTag(pushes, href ?? settings.pageUrl).findings);
  return {
    pushes,
    request: null,
    delivered: delivered && events.length > 0 && !(reading === 'documented' && isAboveHelp(events)),
    warnings: [...warnings, ...queueWarnings(unsent.length), ...eventWarnings(events)],
  };
}

/** What the help does not allow is an error where its words are what counts. */
function isAboveHelp(events: readonly UetEvent[]): boolean {
  return events.some(({ revenue, value }) =>
    [amountFinding('revenue', '', revenue), amountFinding('value', '', value)].some((finding) => finding !== null),
  );
}

function queueWarnings(unsent: number): Warning[] {
  if (unsent === 0) return [];
  const message = `${unsent} queued ${unsent === 1 ? 'push is' : 'pushes are'} never sent: no page load follows`;
  return [{ code: 'queued-never-sent', message }];
}

function eventWarnings(events: readonly UetEvent[]): Warning[] {
  const denied = events.some(({ consent }) => consent === 'D');
  const message = 'consent is denied: events leave and count for nothing';
  return [...(denied ? [{ code: 'consent-denied', message }] : []), ...events.flatMap(currencyWarnings)];
}
