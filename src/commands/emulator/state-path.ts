import { resolve } from 'node:path';
import { type Context, emulatorStatePath } from '../../context.js';
import { usage } from '../../errors.js';

/**
 * The file that `--state` names, from the working folder; without it the one that `--env local` uses.
 * @throws BingctlError `usage` for `memory`, which `emulator start` takes before it comes here
 */
export function statePath(given: string | undefined, ctx: Context): string {
  if (given === undefined) return emulatorStatePath(ctx.settings);
  if (given === 'memory') {
    throw usage('--state memory is for emulator start alone: name a file', {
      hint: 'a file of that name is --state ./memory',
    });
  }
  return resolve(ctx.io.cwd, given);
}
