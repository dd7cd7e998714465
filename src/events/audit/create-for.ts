import { guessCategory } from '../../domain/category-guess.js';
import type { EventSource } from '../../domain/event-source.js';
import { createCommand } from '../../domain/goal-command.js';
import { nameKey } from '../../domain/named.js';
import { unsendable } from '../../domain/text-length.js';
import type { UetEvent } from '../../domain/uet-event.js';
import type { DestinationSettings } from '../destination.js';
import { goalOf } from '../proposed-goal.js';
import { command } from './fix.js';
import { comes, type SentEvent } from './sent-event.js';
import { shortFormOf } from './short-form.js';

export interface CreateOptions {
  source: EventSource | null;
  settings: DestinationSettings;
  /** The names that goals have, as {@link nameKey} has them. */
  taken: ReadonlySet<string>;
  /** null: the account has no UET tag. */
  tagId: string | null;
  currencyForNew: string;
}

/** The command that makes the goal which an event lacks; one that a container sends is told by what the tag sends. */
export function createFor(sent: SentEvent, options: CreateOptions): string {
  const { source, settings, taken, tagId, currencyForNew } = options;
  if (tagId === null) return command('tags', 'create', '--name', 'site');
  const money: UetEvent = comes(sent.revenue) ? { ...sent.event, revenue: 1 } : sent.event;
  const proposed = goalOf(sent.event.tagId === undefined ? (source ?? 'uet') : 'uet', money, settings).goal;
  const expressions = [sent.name, proposed?.minimal.actionExpression, proposed?.minimal.labelExpression];
  // No flag takes a blank, and a goal on one is nobody's wish.
  if (proposed === null || unsendable(sent.name) || expressions.some((each) => each?.trim() === ''))
    return command('goals', 'create', '--help');
  const currency = sent.currencies[0]?.toUpperCase() ?? currencyForNew;
  const fields = {
    type: 'Event' as const,
    ...proposed.minimal,
    name: freeName(sent.name, taken),
    tagId,
    goalCategory: guessCategory(sent.name) ?? 'Other',
    ...(proposed.revenue.type === 'VariableValue' && {
      revenue: { type: proposed.revenue.type, currencyCode: currency },
    }),
  };
  return createCommand(fields, shortFormOf(sent, source, settings));
}

/** The event's name, with a number behind it if a goal is called so. */
function freeName(name: string, taken: ReadonlySet<string>): string {
  const base = Array.from(name).slice(0, 90).join('').trim() || 'Event';
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? base : `${base} (${number})`;
    if (!taken.has(nameKey(candidate))) return candidate;
  }
}
