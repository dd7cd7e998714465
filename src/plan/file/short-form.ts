import type { EventSource } from '../../domain/event-source.js';
import type { ExpressionOperator, GoalFields } from '../../domain/goal.js';
import { isGiven } from '../../domain/goal-defaults.js';
import { BingctlError } from '../../errors.js';
import { conditionFor } from '../../events/condition-for.js';
import { type GoalMember, isPair } from './goal-member.js';
import { mistakeWords } from './mistake-words.js';
import { type Layer, valueIn } from './read-members.js';
import type { Reading } from './reading.js';

/** The condition of an Event goal by who sends the event, in place of its pairs; nothing where the goal has none. */
export function shortForm(layer: Layer<GoalMember>, reading: Reading): GoalFields {
  const members = [...layer.values()].filter(({ value }) => isGiven(value));
  const [said] = members.filter(({ member }) => member.withEvent);
  const event = layer.get('event');
  if (!event && said) reading.complain(said.spot.place, mistakeWords.eventMissing(said.member.name));
  if (!event || !isGiven(event.value)) return {};
  if (!layer.has('source')) reading.complain(event.spot.place, mistakeWords.sourceMissing());
  for (const { member, spot } of members.filter(({ member }) => isPair(member))) {
    reading.complain(spot.place, mistakeWords.besideShortForm(member.name));
  }
  const source = valueIn<EventSource>(layer, 'source');
  if (source === undefined) return {};
  const operator = valueIn<ExpressionOperator>(layer, 'operator');
  const labelMapped = valueIn<boolean>(layer, 'labelMapped');
  try {
    const { fields, notes } = conditionFor({ source, event: String(event.value), operator, labelMapped });
    for (const note of notes) reading.warn(event.spot.place, note);
    return fields;
  } catch (error) {
    if (!(error instanceof BingctlError)) throw error;
    reading.complain(event.spot.place, mistakeWords.noGoalForEvent(error.message));
    return {};
  }
}
