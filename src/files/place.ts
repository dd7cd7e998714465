import { readlinkSync, realpathSync } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { errnoOf } from './io-error.js';

/**
 * Makes a folder and those above it that are missing. Level by level: where a file system takes no folders at all, such
 * as /proc, Node's own `recursive` goes up and down without end.
 */
export async function makeFolder(path: string): Promise<void> {
  const missing: string[] = [];
  for (let at = resolve(path); !(await isFolder(at)); at = dirname(at)) missing.push(at);
  for (const folder of missing.reverse()) {
    try {
      await mkdir(folder);
    } catch (error) {
      // Somebody else has just made it, or what stands there is a link to nothing.
      if (errnoOf(error) !== 'EEXIST' || !(await stat(folder)).isDirectory()) throw error;
    }
  }
}

/** False when nothing is there; what is no folder throws as mkdir does. */
async function isFolder(path: string): Promise<boolean> {
  try {
    if ((await stat(path)).isDirectory()) return true;
    throw Object.assign(new Error('ENOTDIR'), { code: 'ENOTDIR' });
  } catch (error) {
    if (errnoOf(error) !== 'ENOENT' || dirname(path) === path) throw error;
    return false;
  }
}

/**
 * The one path of a file, however it is named: through links, and also while the file, or folders above it, are not there
 * yet. Not async, so that those who ask for a lock queue in the order in which they came.
 */
export function realFile(path: string): string {
  try {
    return realpathSync.native(path);
  } catch (error) {
    if (errnoOf(error) !== 'ENOENT') throw error;
  }
  const folder = dirname(path);
  if (folder === path) return path;
  const here = join(realFile(folder), basename(path));
  const target = linkTarget(here);
  return target === undefined ? here : realFile(resolve(dirname(here), target));
}

function linkTarget(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}
