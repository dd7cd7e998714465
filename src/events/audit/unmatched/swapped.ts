import type { EventSource } from '../../../domain/event-source.js';
import type { EventGoal } from '../../../domain/goal.js';
import { quote } from '../../../domain/quote.js';
import { conditionFlags, updateOf } from '../fix.js';
import type { SentEvent } from '../sent-event.js';
import { firstCounted } from './first-counted.js';
import type { Cause, Reason } from './reason.js';

type Field = 'action' | 'label';

/**
 * The name in the wrong field: in the action, which is `track` in device mode, or in the label, which Conversions API
 * clients leave empty. A goal that was made for the one stops counting when the site moves to the other.
 */
export const swapped: Reason = (goals, { sent: all, hits, source }) => {
  const sent = all ?? [];
  const places = new Map(sent.map((each, place) => [each, place]));
  const placeOf = (each: SentEvent | undefined) => (each && places.get(each)) ?? sent.length;
  const firstOf = (from: Field, to: Field) => {
    const looking = goals.filter((goal) => goal[`${to}Expression`] !== null);
    return firstCounted(looking, sent, hits, { event: (each) => withText(each, from, to) });
  };
  const [byLabel, byAction] = [firstOf('label', 'action'), firstOf('action', 'label')];
  const found = new Map<EventGoal, Cause>();
  for (const goal of goals) {
    const [inLabel, inAction] = [byLabel.get(goal), byAction.get(goal)];
    // Of a goal that looks at both, what comes first decides.
    if (inLabel && placeOf(inLabel) <= placeOf(inAction)) found.set(goal, nameInAction(goal, inLabel));
    else if (inAction) found.set(goal, nameInLabel(goal, inAction, source));
  }
  return found;
};

/** The event with the text of one field in the other too; null where it has none. */
function withText({ event }: SentEvent, from: Field, to: Field) {
  const text = event[from];
  return text === undefined ? null : { ...event, [to]: text };
}

function nameInAction(goal: EventGoal, { name, event }: SentEvent): Cause {
  const sends = event.action === undefined ? 'empty' : quote(event.action);
  return {
    code: 'name-in-action',
    event: name,
    message: `the action of this event is ${sends}, and its name is in the label: the goal looks for the name in the action`,
    fix: updateOf(goal, ...moved(goal, 'action', 'label', event.label ?? ''), '--unset', 'event-action'),
  };
}

function nameInLabel(goal: EventGoal, { name, event }: SentEvent, source: EventSource | null): Cause {
  return {
    code: 'migrated-source',
    event: name,
    message: `${source ?? 'the source'} sends the name in the action, and the goal looks for it in the label: it was made for device mode`,
    fix: updateOf(goal, ...moved(goal, 'label', 'action', event.action ?? ''), '--unset', 'event-label'),
  };
}

/** The condition as it is, on the other field. */
function moved(goal: EventGoal, from: Field, to: Field, sent: string): string[] {
  const operator = goal[`${from}Operator`] ?? 'Equals';
  const expression = operator === 'Equals' ? sent : (goal[`${from}Expression`] ?? sent);
  return conditionFlags(to, expression, operator, goal[`${to}Operator`]);
}
