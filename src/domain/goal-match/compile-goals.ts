import type { Goal } from '../goal.js';
import { ConditionTable, type Met } from './condition-table.js';
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

/** Answers that are kept: by the kind of event and its tag, then by what each field meets. */
interface Node {
  next: Map<unknown, Node>;
  hits: Hits | null;
}

/** Of an event that lacks the field. */
const none: Met = { holds: [], undetermined: [] };
/** More different answers than this come only from goals that were made for it. */
const mostNodes = 65_536;

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
  let roots = { custom: node(), pageLoad: node() };
  let nodes = 0;

  function step(from: Node, key: unknown): Node {
    const known = from.next.get(key);
    if (known) return known;
    nodes += 1;
    const made = node();
    from.next.set(key, made);
    return made;
  }

  return {
    match(event) {
      if (nodes > mostNodes) {
        roots = { custom: node(), pageLoad: node() };
        nodes = 0;
      }
      let at = step(roots[event.evt], event.tagId);
      const metUrl = url === null ? none : event.url === undefined ? null : url.of(event.url);
      if (url !== null) at = step(at, metUrl);
      if (event.evt === 'pageLoad') {
        at.hits ??= resolve({ event, url: metUrl, fields: [] });
        return at.hits;
      }
      const metAction = met(action, event.action);
      const metCategory = met(category, event.category);
      const metLabel = met(label, event.label);
      const metValue = value === null || event.value === undefined ? none : value.of(String(event.value));
      // Where no goal looks at a field there is nothing to tell events apart by.
      if (action !== null) at = step(at, metAction);
      if (category !== null) at = step(at, metCategory);
      if (label !== null) at = step(at, metLabel);
      if (value !== null) at = step(at, metValue);
      at.hits ??= resolve({ event, url: metUrl, fields: [metAction, metCategory, metLabel, metValue] });
      return at.hits;
    },
  };
}

function met(table: ConditionTable | null, text: string | undefined): Met {
  return table === null || text === undefined ? none : table.of(text);
}

function node(): Node {
  return { next: new Map(), hits: null };
}
