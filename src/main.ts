import { finish, processIo } from './process-io.js';
import type { Io, StopSignal } from './render/io.js';
import { version } from './version.js';

/**
 * Runs one command line.
 * @param argv what follows the program's name
 * @returns the exit code (docs/exit-codes.md)
 */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
    io.stdout.write(`${version()}\n`);
    return 0;
  }
  const { runProgram } = await import('./program.js');
  return runProgram(argv, io);
}

/** Runs the command line of this process: the one place that sets its exit code. */
export async function runAsProcess(): Promise<void> {
  const io = processIo();
  let exit: number;
  try {
    exit = await main(process.argv.slice(2), io);
  } catch (error) {
    // What draws errors could not be loaded or failed itself: an installation that is broken.
    io.stderr.write(`error: ${error instanceof Error ? error.message : error}\n`);
    exit = 1;
  }
  process.exitCode = await finish(io, exit);
  // A keep-alive socket or a listening emulator would hold the process.
  process.exit();
}

export type { Io, StopSignal };
