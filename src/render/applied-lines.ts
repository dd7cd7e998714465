import type { Plan } from '../plan/plan.js';
import type { StepOutcome, StepResult } from '../plan/step-result.js';
import type { Paint } from './paint.js';
import { accountLine, nothingWanted, titleOf, within } from './plan-lines.js';

const words: Partial<Record<StepOutcome, string>> = { notSent: 'not sent', notMade: 'not made' };

const tones: Partial<Record<StepOutcome, keyof Paint>> = {
  created: 'green',
  updated: 'yellow',
  paused: 'yellow',
  planned: 'dim',
  unchanged: 'dim',
};

/** What an apply did, as people read it; why something failed is told by the error that follows. */
export function appliedLines(
  applied: readonly { plan: Plan; results: readonly StepResult[] }[],
  file: string,
  paint: Paint,
  width: number,
): string {
  if (applied.length === 0) return nothingWanted(file);
  return applied.map(({ plan, results }) => onePlan(plan, results, paint, width)).join('\n');
}

function onePlan(plan: Plan, results: readonly StepResult[], paint: Paint, width: number): string {
  const shown = results.filter(({ step }) => step.action !== 'keep');
  const lines = shown.flatMap((result) => {
    const { step, outcome, id } = result;
    const tone = tones[outcome] ?? 'red';
    return within(`  ${wordOf(result)} ${titleOf({ ...step, id })}`, width).map((line, at) =>
      at === 0 ? line.replace(wordOf(result), (word) => paint[tone](word)) : line,
    );
  });
  return [accountLine(plan, paint), '', ...lines, ...(lines.length > 0 ? [''] : []), summaryOf(results), ''].join('\n');
}

/** What became of a step; what was there and is only in the lock now was adopted. */
function wordOf({ step, outcome }: StepResult): string {
  return step.action === 'adopt' && outcome === 'unchanged' ? 'adopted' : (words[outcome] ?? outcome);
}

/** Such as `2 created, 1 refused; 10 as wanted.` */
function summaryOf(results: readonly StepResult[]): string {
  const counts = new Map<string, number>();
  for (const result of results) counts.set(wordOf(result), (counts.get(wordOf(result)) ?? 0) + 1);
  const kept = counts.get('unchanged') ?? 0;
  counts.delete('unchanged');
  const parts = [...counts].map(([word, count]) => `${count} ${word}`);
  if (parts.length === 0) return `Nothing to do${kept === 0 ? '' : `: ${kept} as wanted`}.`;
  return `${parts.join(', ')}${kept === 0 ? '' : `; ${kept} as wanted`}.`;
}
