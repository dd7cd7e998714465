import type { UetEvent } from '../../domain/uet-event.js';
import type { Mapping } from '../../events/mapping.js';
import type { ProposedGoal } from '../../events/proposed-goal.js';
import type { Cell, Column, View } from '../answer.js';
import { toJson } from '../json.js';

/** One analytics call beside what becomes of it. */
export interface MappedCall extends Mapping {
  call: unknown;
}

/** What calls become: a line each in a table; one alone with its pushes, its goal and the warnings in full. */
export const eventMappingView: View<MappedCall> = {
  columns: [
    { title: 'event', cell: ({ call }) => nameOf(call), strong: true, flexible: true },
    { title: 'sends', cell: sends, tone: ({ delivered }) => (delivered ? null : 'bad') },
    member('action', { flexible: true }),
    member('category', { flexible: true, spare: true }),
    member('label', { flexible: true }),
    member('value', { align: 'right' }),
    member('revenue', { align: 'right' }),
    member('currency'),
    { title: 'warnings', cell: ({ warnings }) => codes(warnings).join(', ') || null, flexible: true, tone: worried },
  ],
  details: [
    { title: 'event', cell: ({ call }) => nameOf(call), strong: true },
    { title: 'sends', cell: sends, tone: ({ delivered }) => (delivered ? null : 'bad') },
    member('action'),
    member('category'),
    member('label'),
    member('value'),
    member('revenue'),
    member('currency'),
    member('eventId', { title: 'event id' }),
    member('url', { title: 'page' }),
    member('consent'),
    { title: 'pushes', cell: ({ pushes }) => lines(pushes.map((push) => push.map(spaced).join(', '))) },
    { title: 'request', cell: ({ request }) => (request === null ? null : spaced(request)) },
    { title: 'goal', cell: ({ goal }) => lines(goalLines(goal)), tone: ({ goal }) => (goal ? 'good' : null) },
    { title: 'warnings', cell: ({ warnings }) => lines(warnings.map(each)), tone: worried },
  ],
  output: ({ events, pushes, beacons, request, delivered, goal, warnings }) => {
    return { events, pushes, beacons, request, delivered, goal, warnings };
  },
  csv: [
    ...['evt', 'action', 'category', 'label', 'value', 'revenue', 'currency', 'eventId', 'url'].map(
      (name) => `events.0.${name}`,
    ),
    'events.1',
    'delivered',
    'goal.minimal',
    'warnings',
  ],
};

function member(name: keyof UetEvent, more: Partial<Column<MappedCall>> = {}): Column<MappedCall> {
  return {
    title: name,
    cell({ events }) {
      const values = events.map((event) => event[name]);
      if (values.every((value) => value === undefined)) return null;
      return values.length === 1 ? (values[0] ?? null) : values.map((value) => String(value ?? '-')).join(', ');
    },
    ...more,
  };
}

function sends({ events, delivered }: MappedCall): string {
  const kinds = [...new Set(events.map(({ evt }) => evt))].join(', ') || 'nothing';
  return delivered || events.length === 0 ? kinds : `${kinds}, refused`;
}

/** What people call the call: its event, otherwise its kind. */
function nameOf(call: unknown): Cell {
  if (typeof call === 'string') return call;
  if (Array.isArray(call))
    return typeof call[0] === 'string' ? call.filter((each) => typeof each === 'string').join(' ') : null;
  const { event, event_type: amplitude, ea, type, call: kind, pushes } = call as Record<string, unknown>;
  const name = [event, amplitude, ea, type, kind].find((each) => typeof each === 'string' && each !== '');
  return typeof name === 'string' ? name : Array.isArray(pushes) ? `${pushes.length} pushes` : null;
}

/** JSON on one line that can be broken at its blanks; a line end inside a text is escaped there. */
function spaced(value: unknown): string {
  return toJson(value, ' ').replaceAll(/\n */g, ' ');
}

function codes(warnings: MappedCall['warnings']): string[] {
  return [...new Set(warnings.map(({ code }) => code))];
}

function each({ code, message }: MappedCall['warnings'][number]): string {
  return `${code}: ${message}`;
}

function lines(texts: readonly string[]): Cell {
  return texts.length === 0 ? null : texts;
}

function worried({ warnings }: MappedCall): 'warn' | null {
  return warnings.length > 0 ? 'warn' : null;
}

function goalLines(goal: ProposedGoal | null): string[] {
  if (goal === null) return [];
  const { type, currencyCode } = goal.revenue;
  const revenue = type === 'NoValue' ? 'no revenue' : `${type} revenue, ${currencyCode ?? 'the currency of the goal'}`;
  return [`${goal.type} goal, ${conditions(goal.minimal)}`, revenue];
}

function conditions(minimal: ProposedGoal['minimal']): string {
  const pairs = (['action', 'category', 'label', 'url'] as const).flatMap((name) => {
    const expression = minimal[`${name}Expression`];
    return expression ? [`${name} ${minimal[`${name}Operator`]} "${expression}"`] : [];
  });
  return pairs.join(', ') || 'on the address of the page';
}
