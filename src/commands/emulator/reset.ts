import { readFile } from 'node:fs/promises';
import type { Context } from '../../context.js';
import { resetState } from '../../emulator/seed.js';
import { stateVersion } from '../../emulator/state.js';
import { BingctlError } from '../../errors.js';
import { errnoOf, fileError } from '../../files/io-error.js';
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
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (errnoOf(error) === 'ENOENT') return '';
    throw fileError('read', file, error);
  });
  if (isOurs(text)) return;
  throw new BingctlError('refused', `${file} is no state of the emulator and was left as it is`, {
    hint: 'name the file that the emulator keeps its state in',
  });
}

/** How every state begins, less the blanks. */
const beginning = /^\{"version":\d+,"lastId":/;
const versions = Array.from({ length: stateVersion }, (_, index) => index + 1);

function isOurs(text: string): boolean {
  try {
    const json: unknown = JSON.parse(text);
    return typeof json === 'object' && json !== null && Object.hasOwn(json, 'version') && Object.hasOwn(json, 'lastId');
  } catch {
    // Cut off or damaged, perhaps within its first member.
    const start = text.slice(0, 1000).replace(/\s/g, '');
    return beginning.test(start) || versions.some((version) => `{"version":${version},"lastId":`.startsWith(start));
  }
}
