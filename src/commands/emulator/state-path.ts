import { resolve } from 'node:path';
import { type Context, emulatorStatePath } from '../../context.js';

/** The file that `--state` names, from the working folder; without it the one that `--env local` uses. */
export function statePath(given: string | undefined, ctx: Context): string {
  return given === undefined ? emulatorStatePath(ctx.settings) : resolve(ctx.io.cwd, given);
}
