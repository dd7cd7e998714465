import type { Context } from '../../context.js';
import { seedState } from '../../emulator/seed.js';
import { statePath } from './state-path.js';

export interface Input {
  state?: string;
}

export async function run(input: Input, ctx: Context): Promise<undefined> {
  const file = statePath(input.state, ctx);
  const { customerId, accountId } = ctx.settings;
  const { tags, goals } = await seedState(file, { customerId, accountId, signal: ctx.interrupt.first });
  ctx.note(`Filled ${file} with ${tags} UET tags and ${goals} conversion goals. Look: bingctl --env local goals list`);
}
