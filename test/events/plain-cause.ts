import { type EventGoal, eventPairs } from '../../src/domain/goal.js';
import { compileGoal } from '../../src/domain/goal-match/compile-goal.js';
import { foldCase } from '../../src/domain/goal-match/fold.js';
import type { Matchable } from '../../src/domain/goal-match/verdict.js';
import { nearest } from '../../src/domain/nearest.js';
import { isTrackAlone } from '../../src/events/audit/catch-all.js';
import { strip } from '../../src/events/audit/hits.js';
import { likeness } from '../../src/events/audit/likeness.js';
import type { SentEvent } from '../../src/events/audit/sent-event.js';
import { shortFormOf } from '../../src/events/audit/short-form.js';
import { loadRegex } from '../../src/matching/regex.js';

const regex = await loadRegex();

type Found = [code: string, event: string] | null;

/** Why nothing counts for a goal of Segment's, found by holding it against one event after the other, as docs/audit.md has it. */
export function plainCause(goal: EventGoal, sent: readonly SentEvent[], counted: ReadonlySet<SentEvent>): Found {
  const matches = matcher(goal);
  const matchesBare = matcher(strip(goal, ['value']));
  return (
    foundBy('wrong-tag', sent, ({ event: { tagId, ...event } }) => {
      return tagId !== undefined && tagId !== goal.tagId && matches(event) === true;
    }) ??
    plainSwap(goal, sent) ??
    foundBy('value-expects-revenue', sent, ({ event, values }) => {
      return goal.value !== null && values.length === 0 && matchesBare(event) === true;
    }) ??
    plainCutOff(goal, sent) ??
    plainNearMiss(goal, sent, counted) ??
    plainOneWrong(goal, sent) ??
    plainNamesake(goal, sent, counted)
  );
}

function matcher(goal: EventGoal): (event: Matchable) => boolean | null {
  const match = compileGoal(goal, regex);
  return (event) => match(event).matches;
}

function foundBy(code: string, sent: readonly SentEvent[], is: (each: SentEvent) => boolean): Found {
  const found = sent.find(is);
  return found ? [code, found.name] : null;
}

function plainSwap(goal: EventGoal, sent: readonly SentEvent[]): Found {
  const matches = matcher(goal);
  for (const { name, event } of sent) {
    const { action, label } = event;
    const inAction = label !== undefined && matches({ ...event, action: label }) === true;
    if (inAction && goal.actionExpression !== null) return ['name-in-action', name];
    const inLabel = action !== undefined && matches({ ...event, label: action }) === true;
    if (inLabel && goal.labelExpression !== null) return ['migrated-source', name];
  }
  return null;
}

function plainCutOff(goal: EventGoal, sent: readonly SentEvent[]): Found {
  for (const pair of eventPairs) {
    const expression = goal[`${pair}Expression`];
    if (expression === null || goal[`${pair}Operator`] !== 'Equals' || [...expression].length < 100) continue;
    const found = foundBy('expression-longer-than-100', sent, ({ event: { [pair]: text = '' } }) => {
      return [...text].length > 100 && foldCase(text).startsWith(foldCase(expression));
    });
    if (found) return found;
  }
  return null;
}

function plainNearMiss(goal: EventGoal, sent: readonly SentEvent[], counted: ReadonlySet<SentEvent>): Found {
  for (const pair of eventPairs) {
    const wanted = goal[`${pair}Expression`];
    if (wanted === null || goal[`${pair}Operator`] === 'RegularExpression') continue;
    const matches = matcher(strip(goal, [pair]));
    const others = sent.filter(({ event }) => matches(event) !== false);
    for (const isCounted of [false, true]) {
      const texts = others
        .filter((each) => counted.has(each) === isCounted)
        .flatMap(({ event }) => event[pair] ?? [])
        .filter((text) => text.trim() !== '');
      const near = texts.find((text) => likeness(text) === likeness(wanted)) ?? nearest(wanted, texts);
      if (near !== null) return foundBy(`${pair}-near-miss`, others, ({ event }) => event[pair] === near);
    }
  }
  return null;
}

function plainOneWrong(goal: EventGoal, sent: readonly SentEvent[]): Found {
  for (const pair of eventPairs.filter((each) => goal[`${each}Expression`] !== null)) {
    const rest = strip(goal, [pair]);
    if (isTrackAlone(rest) || eventPairs.every((each) => rest[`${each}Expression`] === null)) continue;
    const matches = matcher(rest);
    const found = foundBy('condition-never-met', sent, ({ event }) => matches(event) === true);
    if (found) return found;
  }
  return null;
}

function plainNamesake(goal: EventGoal, sent: readonly SentEvent[], counted: ReadonlySet<SentEvent>): Found {
  const name = likeness(goal.name ?? '');
  const found = sent.find((each) => name !== '' && !counted.has(each) && likeness(each.name) === name);
  return found && shortFormOf(found, 'segment', {}) ? ['named-after-event', found.name] : null;
}
