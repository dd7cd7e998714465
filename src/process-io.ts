import { closeSync, fstatSync } from 'node:fs';
import type { Writable } from 'node:stream';
import { systemClock } from './clock.js';
import { catalogue } from './errors.js';
import type { Io, StopSignal } from './render/io.js';

/** What went wrong with a stream: the streams of a process forget it. */
const broken = new WeakMap<Writable, NodeJS.ErrnoException>();

/** The streams, environment and signals of this process. */
export function processIo(): Io {
  // Without a listener an error of theirs would end the process with a stack, in the middle of a write to the service
  // perhaps. Who closed a pipe has read enough; of anything else `finish` tells.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error) => broken.set(stream, error));
  }
  process.on('exit', leaveGoneTerminal);
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
    nodeVersion: process.versions.node,
    clock: systemClock,
    async openUrl(url) {
      const { openUrl } = await import('./open-url.js');
      return openUrl(url, process);
    },
    onStop(listener) {
      const signals: StopSignal[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];
      // A terminal that goes away may say so twice, and the second time must not cut the last words short.
      const hangUp = () => process.on('SIGHUP', () => {});
      process.once('SIGHUP', hangUp);
      for (const signal of signals) process.on(signal, listener);
      return () => {
        process.off('SIGHUP', hangUp);
        for (const signal of signals) process.off(signal, listener);
      };
    },
  };
}

/**
 * Lets go of a terminal that is gone. At its end Node.js puts the modes of each terminal back that it was started with, and
 * aborts, with a core file perhaps, when one does not take them.
 */
function leaveGoneTerminal(exit: number): void {
  // What tells terminals apart is loaded where one is written to; loading it for every command would cost them time.
  if (!process.stdout.isTTY && !process.stderr.isTTY && exit !== catalogue.hungUp.exit) return;
  const { isatty } = process.getBuiltinModule('node:tty');
  for (const fd of [0, 1, 2]) {
    try {
      if (fstatSync(fd).isCharacterDevice() && !isatty(fd)) closeSync(fd);
    } catch {
      // Closed by whoever started this: there is nothing to let go of.
    }
  }
}

/** How long the last words of a command that was told to stop wait for somebody to read them. */
const patienceMs = 1000;

/**
 * Waits until all that was written has left, and returns the exit code: an answer that did not get out is no success.
 */
export async function finish({ stdout, stderr }: Pick<Io, 'stdout' | 'stderr'>, exit: number): Promise<number> {
  // Interrupted or terminated: the process goes, whether or not somebody empties its pipes.
  if (exit > 128) setTimeout(() => process.exit(exit), patienceMs).unref();
  const lost = await flushed(stdout);
  if (lost === null || exit !== 0) {
    await flushed(stderr);
    return exit;
  }
  stderr.write(`error: the output could not be written: ${lost}\n`);
  await flushed(stderr);
  return 1;
}

/** What kept the stream from taking everything, null when nothing did. */
async function flushed(stream: Writable): Promise<string | null> {
  const last = await new Promise<NodeJS.ErrnoException | null | undefined>((done) => stream.write('', done));
  const error = broken.get(stream) ?? last;
  return !error || error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED' ? null : error.message;
}
