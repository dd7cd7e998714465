import type { Context } from '../../context.js';
import { theOnes } from '../../domain/named.js';
import { BingctlError } from '../../errors.js';
import type { Answer } from '../../render/answer.js';
import { missingOf } from '../missing.js';
import { readAllGoals } from './reading.js';
import { updateIntent, writeGoals } from './write.js';

export interface Input {
  goal: string[];
  dryRun?: boolean;
}

function setsStatus(status: 'Active' | 'Paused') {
  return async (input: Input, ctx: Context): Promise<Answer> => {
    const campaigns = await ctx.campaigns({ dryRun: input.dryRun });
    const existing = await readAllGoals(campaigns, ctx);
    const { found, missing } = theOnes('conversion goal', input.goal, existing);
    const failure = missingOf('conversion goal', missing);
    if (failure && found.length === 0) throw failure;
    const intents = found.map((goal) => updateIntent(goal, { status }, existing, ctx));
    const answer = await writeGoals({
      intents,
      single: input.goal.length === 1,
      existing,
      campaigns,
      ctx,
      deed: 'updated',
    });
    return { ...answer, failure: both(answer.failure ?? null, failure) };
  };
}

/** What was refused and what was not found, together: some of it was done, some not. */
function both(refused: BingctlError | null, missing: BingctlError | null): BingctlError | null {
  if (!refused || !missing) return refused ?? missing;
  const kind = refused.kind === 'unknownOutcome' ? refused.kind : 'partial';
  return new BingctlError(kind, `${refused.message}; ${missing.message}`, {
    items: [...refused.items, ...missing.items],
  });
}

export const pause = { run: setsStatus('Paused') };
export const resume = { run: setsStatus('Active') };
