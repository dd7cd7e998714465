import type { Context } from '../../context.js';
import { resetState } from '../../emulator/seed.js';
import { statePath } from './state-path.js';

export interface Input {
  state?: string;
  yes?: boolean;
}

export async function run(input: Input, ctx: Context): Promise<undefined> {
  const file = statePath(input.state, ctx);
  await ctx.consent(`Forget everything the emulator holds in ${file}?`, input.yes);
  await resetState(file);
  ctx.note(`The emulator's state in ${file} is empty.`);
}
