import type { Plan } from '../plan/plan.js';
import type { StepOutcome, StepResult } from '../plan/step-result.js';
import type { Paint } from './paint.js';
import { accountLine, nothingWanted, titleOf } from './plan-lines.js';

const words: Partial<Record<StepOutcome, string>> = { notSent: 'not sent', notMade: 'not made' };

const tones: Partial<Record<StepOutcome, keyof Paint>> = {
  created: 'green',
  updated: 'yellow',
  paused: 'yellow',
  unchanged: 'dim',
};

/** What an apply did, as people read it; why something failed is told by the error that follows. */
export function appliedLines(
  applied: readonly { plan: Plan; results: readonly StepResult[] }[],
  file: string,
  paint: Paint,
): string {
  if (applied.length === 0) return nothingWanted(file);
  return applied.map(({ plan, results }) => onePlan(plan, results, paint)).join('\n');
}

function onePlan(plan: Plan, results: readonly StepResult[], paint: Paint): string {
  const shown = results.filter(({ step }) => step.action !== 'keep');
  const lines = shown.map(({ step, outcome, id }) => {
    const word = step.action === 'adopt' ? 'adopted' : (words[outcome] ?? outcome);
    return `  ${paint[tones[outcome] ?? 'red'](word)} ${titleOf({ ...step, id })}`;
  });
  return [accountLine(plan, paint), '', ...lines, ...(lines.length > 0 ? [''] : []), summaryOf(results), ''].join('\n');
}

/** Such as `2 created, 1 refused; 10 as wanted.` */
function summaryOf(results: readonly StepResult[]): string {
  const counts = new Map<string, number>();
  for (const { step, outcome } of results) {
    const word = step.action === 'adopt' ? 'adopted' : (words[outcome] ?? outcome);
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const kept = counts.get('unchanged') ?? 0;
  counts.delete('unchanged');
  const parts = [...counts].map(([word, count]) => `${count} ${word}`);
  if (parts.length === 0) return `Nothing to do${kept === 0 ? '' : `: ${kept} as wanted`}.`;
  return `${parts.join(', ')}${kept === 0 ? '' : `; ${kept} as wanted`}.`;
}
