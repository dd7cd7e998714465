import type { EventSource } from '../../src/domain/event-source.js';
import type { EventGoal, Goal, UrlGoal } from '../../src/domain/goal.js';
import { tagFields, type UetTag } from '../../src/domain/tag.js';
import type { AuditFinding } from '../../src/events/audit/finding.js';
import { plannedEvents } from '../../src/events/audit/planned-events.js';
import { createSampleEvents } from '../../src/events/audit/sample-events.js';
import { audit } from '../../src/events/audit.js';
import type { DestinationSettings } from '../../src/events/destination.js';
import { loadRegex } from '../../src/matching/regex.js';
import { storedEventGoal } from '../domain/goals.js';
import { planOf } from './plans.js';

const regex = await loadRegex();
const bare = { actionExpression: null, actionOperator: null } as const;

/** A goal that records; what it looks for is on it. Ids are 71, 72 … in the order of the account. */
export function eventGoal(members: Partial<EventGoal> = {}): EventGoal {
  return storedEventGoal({ ...bare, trackingStatus: 'RecordingConversions', ...members });
}

export function onLabel(label: string, members: Partial<EventGoal> = {}): EventGoal {
  return eventGoal({ name: label, labelExpression: label, labelOperator: 'Equals', ...members });
}

export function onAction(action: string, members: Partial<EventGoal> = {}): EventGoal {
  return eventGoal({ name: action, actionExpression: action, actionOperator: 'Equals', ...members });
}

export function onUrl(url: string, members: Partial<UrlGoal> = {}): UrlGoal {
  const { actionExpression, actionOperator, categoryExpression, categoryOperator, ...event } = eventGoal();
  const { labelExpression, labelOperator, value, valueOperator, ...base } = event;
  return { ...base, name: url, type: 'Url', urlExpression: url, urlOperator: 'Contains', ...members };
}

export function tag(members: Partial<UetTag> = {}): UetTag {
  const nothing = Object.fromEntries(tagFields.map((field) => [field, null])) as unknown as UetTag;
  return { ...nothing, id: '5012', name: 'shop', trackingStatus: 'Active', ...members };
}

export const variable = (currencyCode: string | null = 'USD', value: string | null = null) => ({
  revenue: { type: 'VariableValue' as const, currencyCode, value },
});

interface Account {
  goals: Goal[];
  tags?: UetTag[];
  source?: EventSource;
  settings?: DestinationSettings;
  /** Names of events, or a plan as a tool writes it. */
  plan?: string;
  /** Calls as the SDK of the source takes them. */
  sample?: unknown[];
  important?: string[];
}

/** What is found on an account that fits on a screen. */
export async function findings(account: Account): Promise<AuditFinding[]> {
  const { goals, tags = [tag()], source = 'segment', settings = {}, plan, sample, important = [] } = account;
  const numbered = goals.map((goal, index) => ({ ...goal, id: String(71 + index) }));
  const sending = { source, settings, reading: 'shipped' as const };
  const seen = createSampleEvents(sending, numbered, regex);
  for (const call of sample ?? []) seen.add(call);
  const planned = plan === undefined ? null : plannedEvents(await planOf(plan), sending);
  return audit({
    ...{ goals: numbered, tags, source, settings, important, regex, tagId: null, mapCommand: 'bingctl events map' },
    sent: sample ? seen.events() : planned,
    isSample: sample !== undefined,
    unvisited: sample ? seen.unvisited() : [],
  });
}

/** The findings in one line each: `error name-in-action 71`. */
export async function found(account: Account): Promise<string[]> {
  return (await findings(account)).map(({ severity, code, goal, event }) =>
    [severity, code, goal?.id, event && `"${event}"`].filter(Boolean).join(' '),
  );
}

export function track(event: string, properties: object = {}): object {
  return { type: 'track', event, properties };
}

/** A tracking plan with one event that has these properties, those with ! being required. */
export function planWith(name: string, ...properties: string[]): string {
  const all = properties.map((each) => each.replace('!', ''));
  const schema = {
    properties: Object.fromEntries(
      all.map((each) => [each, { type: /currency|category/.test(each) ? 'string' : 'number' }]),
    ),
    required: properties.filter((each) => each.endsWith('!')).map((each) => each.replace('!', '')),
  };
  return JSON.stringify([{ key: name, type: 'TRACK', jsonSchema: { properties: { properties: schema } } }]);
}
