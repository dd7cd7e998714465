import type { GoalAnswer, Why } from '../../domain/goal-match/answers.js';
import { idleBecause } from '../../domain/goal-match/idle.js';
import { matchRules } from '../../domain/goal-match/rules.js';
import { expressionOperatorWords, valueOperatorWords } from '../../domain/goal-words.js';
import { quote } from '../../domain/quote.js';
import { wordOf } from '../../domain/words.js';
import type { View } from '../answer.js';
import { goalMatches } from './goal-matches.js';

/** What goals say to an event: yes, no or undetermined, and why. */
export const goalAnswerView: View<GoalAnswer> = {
  columns: [
    { title: 'id', cell: ({ goal }) => goal.id },
    { title: 'name', cell: ({ goal }) => goal.name, flexible: true, strong: true },
    { title: 'counts', cell: countsIt, tone: ({ verdict }) => tones[String(verdict.matches) as keyof typeof tones] },
    { title: 'why', cell: (answer) => because(answer).join('; '), flexible: true },
  ],
  output: ({ goal, verdict, why }) => ({
    id: goal.id,
    name: goal.name,
    type: goal.type,
    tagId: goal.tagId,
    status: goal.status,
    trackingStatus: goal.trackingStatus,
    matches: verdict.matches,
    certainty: verdict.certainty,
    rule: verdict.rule,
    because: sentence(verdict),
    why: why.map(({ field, operator, expected, found, rule, near }) => ({
      ...{ field, operator, expected, found, rule },
      nearest: near && { field: near.field, text: near.text },
    })),
  }),
  // What is piped on are the goals that count the event.
  id: ({ goal, verdict }) => (verdict.matches === true ? goal.id : null),
  csv: ['id', 'name', 'type', 'tagId', 'status', 'trackingStatus', 'matches', 'certainty', 'rule', 'because', 'why'],
};

const tones = { true: 'good', null: 'warn', false: 'dim' } as const;

function countsIt({ goal, verdict }: GoalAnswer): string {
  if (verdict.matches === false) return 'no';
  const idle = idleBecause(goal);
  return `${verdict.matches ? 'yes' : 'undetermined'}${idle === null ? '' : `, but ${idle}`}`;
}

/** Sentences for a person. */
function because({ goal, verdict, why }: GoalAnswer): string[] {
  if (verdict.matches === true) {
    const assumed = verdict.certainty === 'documented' ? '' : ' (by a reading that is likely and not documented)';
    return [`${goalMatches(goal) ?? ''}${assumed}`];
  }
  const misses = why.filter(({ holds }) => holds === false).map(missed);
  return misses.length > 0 ? misses : [sentence(verdict)];
}

/** Such as `label equals "Order Completed", and it is "order_completed"`. */
function missed({ field, operator, expected, found, rule, near }: Why): string {
  const words = field === 'value' ? valueOperatorWords : expressionOperatorWords;
  const wanted = `${field} ${wordOf<string>(words, operator)} ${field === 'value' ? expected : quote(expected)}`;
  const says = rule === 'condition-fails' || rule === 'field-missing' ? '' : `: ${matchRules[rule]}`;
  const has = found === null ? 'the event has none' : `it is ${field === 'value' ? found : quote(found)}`;
  if (near === null) return `${wanted}, and ${has}${says}`;
  if (near.field === field) return `${wanted}, and ${has}, which is nearly that`;
  return `${wanted}, and ${has}: ${near.exact ? 'that' : 'nearly that'} is the ${near.field}, ${quote(near.text)}`;
}

function sentence({ rule, detail }: GoalAnswer['verdict']): string {
  return detail === undefined ? matchRules[rule] : `${matchRules[rule]}: ${detail}`;
}
