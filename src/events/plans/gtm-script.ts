import { uetTagUse, unresolvedName } from './gtm-tag.js';
import type { EventKind, PlannedEvent, PlanReading, PlanWarning } from './planned-event.js';
import { at, listAt, textAt } from './values.js';

/** Whether a text is a compiled container, as pages load it from googletagmanager.com. */
export function isGtmScript(text: string): boolean {
  return /"resource"\s*:\s*\{/.test(text) && text.includes('"function":"__');
}

/**
 * The same of a compiled container (`gtm.js?id=GTM-…`): functions in place of types, `vtp_` before the parameters, and
 * lists such as `["macro",3]` where a variable is used. Names of tags and triggers are not in it.
 * @param parse reads JSON
 */
export function gtmScript(text: string, parse: (json: string) => unknown): PlanReading | null {
  const resource = resourceIn(text, parse);
  if (resource === null) return null;
  const warnings: PlanWarning[] = [];
  const events: PlannedEvent[] = [];
  const add = (kind: EventKind, name: string) => {
    if (events.some((each) => each.kind === kind && each.name === name)) return;
    events.push({ name, kind, deprecated: false, properties: [] });
  };
  const uet = [];
  for (const tag of listAt(resource, 'tags')) {
    const parameter = (name: string) => {
      const value = at(tag, `vtp_${name}`);
      return value === undefined ? undefined : Array.isArray(value) ? null : String(value);
    };
    if (textAt(tag, 'function') === '__baut') uet.push(uetTagUse(null, parameter, undefined));
    if (textAt(tag, 'function') === '__gaawe') {
      const name = parameter('eventName');
      if (name) add('ga4', name);
      if (name === null) warnings.push(unresolvedName('event of a GA4 tag', 'a variable'));
    }
  }
  const macros = listAt(resource, 'macros');
  for (const predicate of listAt(resource, 'predicates')) {
    const [kind, index] = listAt(predicate, 'arg0');
    const name = at(predicate, 'arg1');
    const isEvent = kind === 'macro' && textAt(macros[Number(index)], 'function') === '__e';
    // What begins like this is the tag manager's own.
    if (isEvent && textAt(predicate, 'function') === '_eq' && typeof name === 'string' && !name.startsWith('gtm.')) {
      add('trigger', name);
    }
  }
  return { events, uet, warnings };
}

/** The object after `"resource":`, which is JSON, up to the brace that closes it. */
function resourceIn(text: string, parse: (json: string) => unknown): unknown {
  const start = /"resource"\s*:\s*(?=\{)/.exec(text);
  if (start === null) return null;
  const from = start.index + start[0].length;
  let depth = 0;
  for (const token of text.slice(from).matchAll(/"(?:[^"\\]|\\.)*"|[{}]/gs)) {
    if (token[0] === '{') depth += 1;
    if (token[0] === '}') depth -= 1;
    if (depth === 0) return parse(text.slice(from, from + token.index + 1));
  }
  return null;
}
