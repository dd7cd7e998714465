import { readFile } from 'node:fs/promises';
import type { Context } from '../../context.js';
import { resetState } from '../../emulator/seed.js';
import { BingctlError } from '../../errors.js';
import { statePath } from './state-path.js';

export interface Input {
  state?: string;
  yes?: boolean;
}

export async function run(input: Input, ctx: Context): Promise<undefined> {
  const file = statePath(input.state, ctx);
  await refuseOther(file);
  await ctx.consent(`Forget everything the emulator holds in ${file}?`, input.yes);
  await resetState(file, ctx.interrupt.first);
  ctx.note(`The emulator's state in ${file} is empty.`);
}

/** A state that is damaged may be emptied; what never was one, named by a slip, may not. */
async function refuseOther(file: string): Promise<void> {
  // What cannot be read is for the writing to tell.
  const text = await readFile(file, 'utf8').catch(() => '');
  if (text.trim() === '' || /^\s*\{\s*"version"/.test(text)) return;
  throw new BingctlError('refused', `${file} is no state of the emulator and was left as it is`, {
    hint: 'name the file that the emulator keeps its state in',
  });
}
