import type { Context } from '../../context.js';
import { withLock } from '../../files/lock.js';

/** Another apply may be asking somebody, or have thousands of goals to make. */
const longestWaitMs = 10 * 60_000;

const silenceMs = 1_000;

/**
 * One apply of a file at a time, from the moment it reads the lock file until it has written it for the last time: two
 * that plan on the same account would make everything twice. Says so when it has to wait.
 */
export async function oneAtATime<T>(lockPath: string, work: (path: string) => Promise<T>, ctx: Context): Promise<T> {
  const telling = setTimeout(() => ctx.note('Waiting for another apply of this file to end.'), silenceMs);
  try {
    return await withLock(
      lockPath,
      (path) => {
        clearTimeout(telling);
        return work(path);
      },
      { signal: ctx.interrupt.first, timeoutMs: longestWaitMs },
    );
  } finally {
    clearTimeout(telling);
  }
}
