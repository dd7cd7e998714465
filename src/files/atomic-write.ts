import { randomUUID } from 'node:crypto';
import { type FileHandle, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { temporaryPath } from './beside.js';
import { fileError } from './io-error.js';
import { thisProcess } from './lock-owner.js';
import { makeFolder, realFile } from './place.js';

export interface AtomicWriteOptions {
  /** Permission bits of the file; without it those of the file that is replaced, else 0666 less the umask. */
  mode?: number;
}

/**
 * Replaces a file as a whole: whoever reads `path`, at any moment and after any crash, finds the old text or the new,
 * never a part. Missing folders are made. A symbolic link stays one; the file it points to is replaced.
 * @throws BingctlError naming the path when the file system refuses
 */
export async function atomicWrite(path: string, text: string, options: AtomicWriteOptions = {}): Promise<void> {
  try {
    await replace(path, text, options.mode);
  } catch (error) {
    throw fileError('write', path, error);
  }
}

async function replace(path: string, text: string, mode: number | undefined): Promise<void> {
  const target = realFile(path);
  const folder = dirname(target);
  await makeFolder(folder);
  const existing = await stat(target).catch(() => undefined);
  // rename() would say ENOTEMPTY, EEXIST or EPERM here, depending on the system: say what it is.
  if (existing?.isDirectory()) throw Object.assign(new Error('EISDIR'), { code: 'EISDIR' });

  // Beside the target: a rename is atomic within one file system only.
  const temporary = temporaryPath(target, { ...thisProcess(), nonce: randomUUID() });
  try {
    const bits = mode ?? (existing && existing.mode & 0o777);
    const file = await open(temporary, 'wx', bits ?? 0o666);
    try {
      // The mode given to open() is cut by the umask: a file that was group-writable would quietly cease to be.
      if (bits !== undefined) await file.chmod(bits);
      await file.writeFile(text, 'utf8');
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
    throw error;
  }
  await syncFolder(folder);
}

/** Makes the rename itself survive a power cut. Windows cannot open a folder, and some file systems refuse to sync one. */
async function syncFolder(folder: string): Promise<void> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(folder, 'r');
    await handle.sync();
  } catch {
    // The new text is in place whatever happens here.
  } finally {
    await handle?.close();
  }
}
