import { readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isGone, type Owner, ownerFromName, ownerName } from './lock-owner.js';

const ending = '.tmp';

/** A path beside `path`, hidden and in the same file system, whose name says which process it is of. */
export function temporaryPath(path: string, owner: Owner): string {
  return join(dirname(path), `.${basename(path)}.${ownerName(owner)}${ending}`);
}

/** Removes what processes that were killed have left beside `path`. */
export async function sweepTemporaries(path: string): Promise<void> {
  const start = `.${basename(path)}.`;
  for (const name of await readdir(dirname(path))) {
    if (!name.startsWith(start) || !name.endsWith(ending)) continue;
    const owner = ownerFromName(name.slice(start.length, -ending.length));
    if (owner && isGone(owner)) await rm(join(dirname(path), name), { recursive: true, force: true }).catch(() => {});
  }
}
