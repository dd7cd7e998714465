import type { Context } from '../../context.js';
import { theOnes } from '../../domain/named.js';
import type { Answer } from '../../render/answer.js';
import { missingOf } from '../missing.js';
import { readAllGoals } from './reading.js';
import { updateIntent, writeGoals } from './write.js';

export interface Input {
  goal: string[];
  dryRun?: boolean;
}

function setsStatus(status: 'Active' | 'Paused', deed: 'paused' | 'resumed') {
  return async (input: Input, ctx: Context): Promise<Answer> => {
    const campaigns = await ctx.campaigns({ dryRun: input.dryRun });
    const existing = await readAllGoals(campaigns, ctx);
    const { found, missing } = theOnes('conversion goal', input.goal, existing);
    const failure = missingOf('conversion goal', missing);
    if (failure && found.length === 0) throw failure;
    const intents = found.map((goal) => updateIntent(goal, { status }, existing, ctx));
    return writeGoals({ intents, single: input.goal.length === 1, existing, campaigns, ctx, deed, missing });
  };
}

export const pause = { run: setsStatus('Paused', 'paused') };
export const resume = { run: setsStatus('Active', 'resumed') };
