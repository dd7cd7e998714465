import type { ShortForm } from '../../domain/goal-command.js';
import type { Proposal } from '../../prompts/goal-form/draft.js';

/** The condition that the short form means: the least that counts the event, and nothing more (docs/events.md). */
export function proposalFor(short: ShortForm): Proposal;
export function proposalFor(short: ShortForm | null): Proposal | null;
export function proposalFor(short: ShortForm | null): Proposal | null {
  if (!short) return null;
  const { source, event, operator = 'Equals', labelMapped } = short;
  const pair = source === 'segment' || source === 'rudderstack' || labelMapped ? 'label' : 'action';
  return { fields: { [`${pair}Expression`]: event, [`${pair}Operator`]: operator }, notes: [] };
}
