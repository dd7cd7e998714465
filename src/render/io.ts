import type { Readable, Writable } from 'node:stream';
import type { Clock } from '../clock.js';

export type StopSignal = 'SIGINT' | 'SIGTERM' | 'SIGHUP';

/** The process as a command sees it: everything it may read from or write to comes in here, so tests hand in their own. */
export interface Io {
  stdin: Readable & { isTTY?: boolean };
  stdout: Writable & { isTTY?: boolean; columns?: number };
  stderr: Writable & { isTTY?: boolean; columns?: number };
  env: Record<string, string | undefined>;
  /** The working folder. */
  cwd: string;
  platform: NodeJS.Platform;
  /** Of Node.js, as in `22.12.0`. */
  nodeVersion: string;
  clock: Clock;
  /** Opens an address in a browser; says whether one was started. */
  openUrl(url: string): Promise<boolean>;
  /** Calls back at each Ctrl-C, SIGTERM or SIGHUP; the answer stops listening. */
  onStop(listener: (signal: StopSignal) => void): () => void;
}
