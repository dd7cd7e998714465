import { systemClock } from './clock.js';
import type { Io, StopSignal } from './render/io.js';

/** The streams, environment and signals of this process. */
export function processIo(): Io {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', leaveQuietly);
  return {
    // A getter: touching process.stdin opens it, which commands that never read it need not wait for.
    get stdin() {
      return process.stdin;
    },
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    cwd: process.cwd(),
    platform: process.platform,
    clock: systemClock,
    onStop(listener) {
      const signals: StopSignal[] = ['SIGINT', 'SIGTERM'];
      for (const signal of signals) process.on(signal, listener);
      return () => {
        for (const signal of signals) process.off(signal, listener);
      };
    },
  };
}

/** Who closed the other end of the pipe has read enough: no error (product contract, exit code 0). */
function leaveQuietly(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
}
