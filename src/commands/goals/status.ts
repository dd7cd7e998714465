import type { Context } from '../../context.js';
import { theOnes } from '../../domain/named.js';
import { usage } from '../../errors.js';
import type { Answer } from '../../render/answer.js';
import { missingOf } from '../missing.js';
import { targetsOf } from '../targets.js';
import { readAllGoals } from './reading.js';
import { wantedGoals } from './wanted.js';
import { updateIntent, writeGoals } from './write.js';

export interface Input {
  goal: string[];
  fromFile?: string;
  dryRun?: boolean;
}

const paused = { status: 'Paused', deed: 'paused' } as const;
const resumed = { status: 'Active', deed: 'resumed' } as const;

function setsStatus(verb: 'pause' | 'resume') {
  const { status, deed } = verb === 'pause' ? paused : resumed;
  return async (input: Input, ctx: Context): Promise<Answer> => {
    const { goal: wanted, fromFile } = input;
    if (fromFile !== undefined && wanted.length > 0) {
      throw usage('--from-file names the goals: leave the arguments out');
    }
    if (fromFile === undefined && wanted.length === 0) {
      throw usage(`which conversion goal? Name it by id or name`, { hint: `bingctl goals ${verb} --help` });
    }
    // The file may be the output of `get`: what it says beside ids and names does not matter here.
    const file = fromFile === undefined ? null : await wantedGoals({ fromFile }, ctx);
    const campaigns = await ctx.campaigns({ dryRun: input.dryRun });
    const existing = await readAllGoals(campaigns, ctx);
    const { found, missing } = file
      ? { found: targetsOf('conversion goal', file.entries, existing), missing: [] }
      : theOnes('conversion goal', wanted, existing);
    const failure = missingOf('conversion goal', missing);
    if (failure && found.length === 0) throw failure;
    const intents = found.map((goal) => updateIntent(goal, { status }, existing, ctx));
    return writeGoals({
      intents,
      single: file?.single ?? wanted.length === 1,
      existing,
      campaigns,
      ctx,
      deed,
      missing,
    });
  };
}

export const pause = { run: setsStatus('pause') };
export const resume = { run: setsStatus('resume') };
