import type { Goal } from '../goal.js';
import { AnswerTree } from './answer-tree.js';
import { ConditionTable, newMet } from './condition-table.js';
import type { Hits } from './numbered-goals.js';
import { numberGoals } from './numbered-goals.js';
import type { RegexEngine } from './regex-engine.js';
import type { Matchable, MatchField } from './verdict.js';

/** Many goals at once. */
export interface GoalSet {
  /**
   * What {@link compileGoal} says of each goal, without why. Events alike get one and the same object, mostly, so that
   * what is made of it can be kept with it.
   */
  match(event: Matchable): Hits;
}

/**
 * Compiles goals to match a stream of events, in constant memory: a condition that several goals share is looked at once,
 * and an event costs a look-up for each field that any goal looks at.
 */
export function compileGoals(goals: readonly Goal[], regex: RegexEngine): GoalSet {
  const { conditions, resolve } = numberGoals(goals, regex);
  const tableOf = (field: MatchField) => {
    const own = conditions.filter((condition) => condition.field === field);
    return own.length === 0 ? null : new ConditionTable(own, field === 'url');
  };
  const [action, category, label] = [tableOf('action'), tableOf('category'), tableOf('label')];
  const [value, url] = [tableOf('value'), tableOf('url')];
  const tree = new AnswerTree();
  /** Of an event that lacks the field, or the address. */
  const [none, noAddress] = [newMet([], []), newMet([], [])];
  const met = (table: ConditionTable | null, text: string | undefined) =>
    table === null || text === undefined ? none : table.of(text);

  return {
    match(event) {
      let at = tree.begin(event);
      const metUrl = event.url === undefined ? noAddress : met(url, event.url);
      if (url !== null) at = tree.step(at, metUrl);
      if (event.evt === 'pageLoad') {
        at.hits ??= resolve({ event, url: metUrl, fields: [] });
        return at.hits;
      }
      const metAction = met(action, event.action);
      const metCategory = met(category, event.category);
      const metLabel = met(label, event.label);
      const metValue = value === null || event.value === undefined ? none : value.of(String(event.value));
      // Where no goal looks at a field there is nothing to tell events apart by.
      if (action !== null) at = tree.step(at, metAction);
      if (category !== null) at = tree.step(at, metCategory);
      if (label !== null) at = tree.step(at, metLabel);
      if (value !== null) at = tree.step(at, metValue);
      at.hits ??= resolve({ event, url: metUrl, fields: [metAction, metCategory, metLabel, metValue] });
      return at.hits;
    },
  };
}
