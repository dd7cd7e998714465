import { type EventGoal, type EventPair, eventPairs } from '../../../domain/goal.js';
import { grouped } from '../../../domain/grouped.js';
import { quote } from '../../../domain/quote.js';
import { conditionFlags, updateOf } from '../fix.js';
import { strip } from '../hits.js';
import type { SentEvent } from '../sent-event.js';
import { spellings } from '../spellings.js';
import type { AuditView } from '../view.js';
import type { Cause, Reason } from './reason.js';

/** Something is sent that is nearly what the goal waits for. */
export const nearMiss: Reason = (goals, view) => {
  const found = new Map<EventGoal, Cause>();
  for (const pair of eventPairs) {
    const left = goals.filter((goal) => !found.has(goal) && isSpelled(goal, pair));
    for (const { alike, others } of withOthers(left, pair, view)) {
      const near = nearAmong(others, pair, view);
      for (const goal of alike) {
        const event = near(goal[`${pair}Expression`] ?? '');
        if (event) found.set(goal, causeOf(goal, pair, event));
      }
    }
  }
  return found;
};

function isSpelled(goal: EventGoal, pair: EventPair): boolean {
  return goal[`${pair}Expression`] !== null && goal[`${pair}Operator`] !== 'RegularExpression';
}

interface Others {
  /** Goals that say the same beside this condition, as most of an account do. */
  alike: readonly EventGoal[];
  /** Only this condition may be what is wrong: what else an event lacks is not cured by a better spelling. */
  others: readonly SentEvent[];
}

function withOthers(goals: readonly EventGoal[], pair: EventPair, { sent, hits }: AuditView): Others[] {
  const groups = [...grouped(goals, (goal) => conditionsOf(strip(goal, [pair]))).values()];
  const set = hits.set(groups.flatMap(([first]) => (first ? [strip(first, [pair])] : [])));
  const others = groups.map((): SentEvent[] => []);
  for (const each of groups.length === 0 ? [] : (sent ?? [])) {
    const { matched, undetermined } = set.match(each.event);
    for (const position of [...matched, ...undetermined]) others[position]?.push(each);
  }
  return groups.map((alike, position) => ({ alike, others: others[position] ?? [] }));
}

function conditionsOf(goal: EventGoal): string {
  const pairs = eventPairs.map((pair) => [goal[`${pair}Operator`], goal[`${pair}Expression`]]);
  return JSON.stringify([goal.tagId, ...pairs, goal.valueOperator, goal.value]);
}

/** Finds the event that has in this field what is nearly a text. */
function nearAmong(events: readonly SentEvent[], pair: EventPair, { counted }: AuditView) {
  const among = (some: readonly SentEvent[]) => spellings(some.map(({ event }) => event[pair]));
  // What no goal counts yet is more likely what this one is for.
  const free = among(events.filter((each) => !counted.has(each)));
  const taken = among(events.filter((each) => counted.has(each)));
  const byText = new Map(events.toReversed().map((each) => [each.event[pair], each]));
  return (text: string): SentEvent | null => {
    const near = free(text) ?? taken(text);
    return near === null ? null : (byText.get(near) ?? null);
  };
}

function causeOf(goal: EventGoal, pair: EventPair, { name, event }: SentEvent): Cause {
  const [wanted, near] = [goal[`${pair}Expression`] ?? '', event[pair] ?? ''];
  return {
    code: `${pair}-near-miss`,
    event: name,
    message: `the goal waits for the ${pair} ${quote(wanted)}, and what is sent is ${quote(near)}`,
    fix: updateOf(goal, ...conditionFlags(pair, near, 'Equals', goal[`${pair}Operator`])),
  };
}
