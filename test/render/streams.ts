import { Readable, Writable } from 'node:stream';
import type { Io } from '../../src/render/io.js';

/** A stream that keeps what is written to it. */
export class Sink extends Writable {
  text = '';
  readonly isTTY: boolean;
  readonly columns: number | undefined;

  constructor(isTTY: boolean, columns?: number) {
    super({ decodeStrings: false });
    this.isTTY = isTTY;
    this.columns = columns;
  }

  override _write(chunk: string | Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.text += String(chunk);
    done();
  }
}

export interface TestIo extends Io {
  stdout: Sink;
  stderr: Sink;
  /** Moves the clock. */
  pass(ms: number): void;
}

/** What a command sees: terminals of a given width, or pipes; a clock that stands still until told. */
export function testIo(options: { terminal?: number; env?: Io['env']; stdin?: string } = {}): TestIo {
  const isTTY = options.terminal !== undefined;
  let now = 0;
  return {
    stdin: Object.assign(Readable.from(options.stdin === undefined ? [] : [Buffer.from(options.stdin)]), {
      isTTY: false,
    }),
    stdout: new Sink(isTTY, options.terminal),
    stderr: new Sink(isTTY, options.terminal),
    env: { NO_COLOR: '1', ...options.env },
    cwd: '/',
    platform: 'linux',
    nodeVersion: '24.11.1',
    clock: { now: () => now, sleep: () => Promise.resolve(), random: () => 0.5 },
    openUrl: async () => false,
    onStop: () => () => {},
    pass: (ms) => {
      now += ms;
    },
  };
}
