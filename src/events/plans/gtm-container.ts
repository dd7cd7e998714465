import { quote } from '../../domain/quote.js';
import { isRecord } from '../values.js';
import { uetTagUse, unresolvedName } from './gtm-tag.js';
import type { EventKind, PlannedEvent, PlanReading, PlanWarning } from './planned-event.js';
import { at, listAt, textAt } from './values.js';

/**
 * An export of a Google Tag Manager container: its UET tags (`baut`), the names of its GA4 event tags (`gaawe`), and the
 * data layer's events that its triggers wait for. A `{{variable}}` is resolved where it is a constant.
 */
export function gtmContainer(value: unknown): PlanReading | null {
  const version = [at(value, 'containerVersion'), value].find((each) => Array.isArray(at(each, 'tag')));
  if (version === undefined) return null;
  const constants = constantsOf(version);
  const warnings: PlanWarning[] = [];
  const events: PlannedEvent[] = [];
  const add = (kind: EventKind, name: string | null | undefined, what: string, text: string) => {
    if (name === null) warnings.push(unresolvedName(what, text));
    else if (name && !events.some((each) => each.kind === kind && each.name === name)) {
      events.push({ name, kind, deprecated: false, properties: [] });
    }
  };
  const triggers = triggersOf(version);
  const uet = [];
  for (const tag of listAt(version, 'tag')) {
    const parameters = parametersOf(tag);
    const parameter = (name: string) => resolved(parameters.get(name), constants);
    const what = `tag ${quote(textAt(tag, 'name') ?? '')}`;
    if (at(tag, 'paused') === true) warnings.push({ code: 'paused', message: `${what} is paused: it is left out` });
    else if (textAt(tag, 'type') === 'baut') {
      uet.push(uetTagUse(textAt(tag, 'name'), parameter, triggerOf(tag, triggers, constants)));
    } else if (textAt(tag, 'type') === 'gaawe') {
      add('ga4', parameter('eventName'), `event of ${what}`, parameters.get('eventName') ?? '');
    }
  }
  for (const { name, eventName, isExact } of triggers.values()) {
    const what = `event of trigger ${quote(name)}`;
    if (isExact) add('trigger', resolved(eventName, constants), what, eventName);
    else
      warnings.push({ code: 'unresolved', message: `the ${what} is a pattern, ${quote(eventName)}: it is left out` });
  }
  return { events, uet, warnings };
}

function parametersOf(thing: unknown): Map<string, string> {
  const pairs = listAt(thing, 'parameter').flatMap((each): [string, string][] => {
    const key = textAt(each, 'key');
    const value = textAt(each, 'value');
    return key === null || value === null ? [] : [[key, value]];
  });
  return new Map(pairs);
}

/** The variables whose value the export holds. */
function constantsOf(version: unknown): Map<string, string> {
  const pairs = listAt(version, 'variable').flatMap((each): [string, string][] => {
    const value = parametersOf(each).get('value');
    const name = textAt(each, 'name');
    return textAt(each, 'type') !== 'c' || name === null || value === undefined ? [] : [[name, value]];
  });
  return new Map(pairs);
}

/** The text with its constants put in; null when something else is left to resolve. */
function resolved(text: string | undefined, constants: ReadonlyMap<string, string>): string | null | undefined {
  const filled = text?.replace(/\{\{([^{}]*)\}\}/g, (whole, name) => {
    const constant = constants.get(name);
    // A constant that holds a variable is one more thing that only the page knows.
    return constant === undefined || constant.includes('{{') ? whole : constant;
  });
  return filled?.includes('{{') ? null : filled;
}

interface Trigger {
  name: string;
  eventName: string;
  isExact: boolean;
}

/** The triggers that wait for an event of the data layer, by id. */
function triggersOf(version: unknown): Map<string, Trigger> {
  const found = new Map<string, Trigger>();
  for (const trigger of listAt(version, 'trigger')) {
    const id = textAt(trigger, 'triggerId');
    if (id === null || textAt(trigger, 'type')?.toUpperCase() !== 'CUSTOM_EVENT') continue;
    for (const filter of listAt(trigger, 'customEventFilter').filter(isRecord)) {
      const eventName = parametersOf(filter).get('arg1');
      const isExact = textAt(filter, 'type')?.toUpperCase() === 'EQUALS';
      if (eventName) found.set(id, { name: textAt(trigger, 'name') ?? '', eventName, isExact });
    }
  }
  return found;
}

function triggerOf(
  tag: unknown,
  triggers: ReadonlyMap<string, Trigger>,
  constants: ReadonlyMap<string, string>,
): string | undefined {
  for (const id of listAt(tag, 'firingTriggerId')) {
    const trigger = triggers.get(String(id));
    const name = trigger?.isExact ? resolved(trigger.eventName, constants) : undefined;
    if (name) return name;
  }
  return undefined;
}
