import type { Waiting } from '../domain/waiting.js';
import { asBingctlError, BingctlError } from '../errors.js';
import type { Answer, View } from './answer.js';
import { errorJson, errorLines, type HintFor, hintOf } from './error.js';
import { type Format, isForPrograms } from './format.js';
import type { Io } from './io.js';
import { toJson } from './json.js';
import { type LineSink, lineSink } from './line-sink.js';
import { liveLine, noLine } from './live-line.js';
import { hasColour, loadPaint, noPaint, type Paint } from './paint.js';
import { drawCountdown, drawProgress, type Progress, seconds } from './progress.js';
import { safeLines, safeText } from './safe-text.js';
import { answerPieces, leftOut, lineWidth } from './show.js';
import { isGone, tolerateBrokenPipe, writeAll } from './write.js';

export interface ScreenOptions {
  io: Io;
  /** null: not given, so it depends on where stdout goes. */
  format: Format | null;
  quiet: boolean;
  debug: boolean;
  hintFor?: HintFor;
  /** The command is to end: what nobody reads is not waited for any longer. */
  stopped?: AbortSignal;
}

/** The one place that turns what a command has to say into text: the answer to stdout, all else to stderr. */
export interface Screen {
  /** Something a person should know; `--quiet` leaves it out. */
  note(text: string): void;
  warn(text: string): void;
  /** What somebody has to do now: `--quiet` does not leave it out. */
  tell(text: string): void;
  /**
   * Draws on stderr what a question that follows is about, also with `--quiet` when it is `asked`. False where stderr is for
   * programs, and nothing is drawn.
   */
  preview<T>(row: T, view: View<T>, asked: boolean): boolean;
  progress(label: string, of?: number): Progress;
  /** A wait that ends at `untilMs` on the clock of `io`. */
  countdown(reason: string, untilMs: number): { end(): void };
  /** What a transport tells while it works: that it waits, and why. */
  transport(event: Omit<Waiting, 'kind'>): void;
  /** Where a line an item leaves as it comes, with `-o ndjson`; null with other formats, which need all items first. */
  lines(): LineSink | null;
  /**
   * Draws the answer, then what went wrong beside it as {@link fail} does, and resolves with that when stdout has taken it
   * all.
   */
  show<T>(answer: Answer<T>, command?: string): Promise<BingctlError | null>;
  /** @param command what was run, such as `goals create`, whose help a usage error points to */
  fail(error: unknown, command?: string): void;
  /** A line of `--debug`; without it nothing. */
  trace(line: string): void;
  /** Wipes what moves and resolves when everything said so far is written: to be awaited before the process ends. */
  close(): Promise<void>;
}

export function createScreen(options: ScreenOptions): Screen {
  const { io, format, quiet, debug, hintFor = () => null, stopped } = options;
  const { stdout, stderr, clock } = io;
  const objects = isForPrograms(format);
  const coloured = !objects && hasColour(io.env, stderr);
  const line = stderr.isTTY && !objects && !quiet ? liveLine(stderr) : noLine;
  let saying: Promise<void> | null = null;
  let waiting: { end(): void } | null = null;
  for (const stream of [stdout, stderr]) tolerateBrokenPipe(stream);

  const write = (lines: readonly string[]) => {
    if (!isGone(stderr)) line.above(() => stderr.write(lines.map((each) => `${each}\n`).join('')));
  };
  /** At once where nothing has to be loaded for it, and never before what was said earlier. */
  const say = (draw: (paint: Paint) => readonly string[]) => {
    if (!coloured) return write(draw(noPaint));
    const earlier = saying;
    const later = (async () => {
      const paint = await loadPaint(true);
      await earlier;
      write(draw(paint));
    })();
    saying = later;
  };
  const sayKind = (kind: 'note' | 'warning', text: string, draw: (paint: Paint) => string) =>
    say((paint) => [objects ? toJson({ [kind]: { message: text } }) : draw(paint)]);

  /** Nothing moves from here on: not the line, nor the timer behind it. */
  const still = () => {
    waiting?.end();
    line.clear();
  };

  const screen: Screen = {
    note(text) {
      if (!quiet) sayKind('note', text, () => indented(text));
    },
    tell(text) {
      sayKind('note', text, () => indented(text));
    },
    warn(text) {
      sayKind('warning', text, (paint) => `${paint.yellow('warning:')} ${indented(text)}`);
    },
    preview(row, { draw }, asked) {
      if (objects || !draw) return false;
      if (asked || !quiet) say((paint) => draw(row, paint, lineWidth(stderr)).trimEnd().split('\n'));
      return true;
    },
    progress: (label, of) => drawProgress(line, clock, label, of),
    countdown(reason, untilMs) {
      if (line !== noLine) return drawCountdown(line, clock, reason, untilMs);
      screen.note(`${reason}: waiting ${seconds(untilMs - clock.now())}`);
      return { end: () => {} };
    },
    transport({ reason, message, untilMs, attempt, maxRetries }) {
      // A short pause after a failed attempt is worth a line on a terminal, and none in a log.
      if (reason === 'failed' && line === noLine) return;
      waiting?.end();
      waiting = screen.countdown(`${message}; retry ${attempt} of ${maxRetries}`, untilMs);
    },
    lines: () => (format === 'ndjson' ? lineSink(stdout, stopped) : null),
    async show(answer, command) {
      await screen.close();
      await writeAll(stdout, await answerPieces(answer, format, io), { atOnce: answer.flow !== undefined, stopped });
      const left = leftOut(answer, format, stdout);
      const failure = answer.failure ?? answer.ending?.() ?? null;
      if (!isForPrograms(format) && format !== 'csv' && format !== 'id') {
        if (answer.rows.length === 0 && !answer.flow && answer.text === undefined && answer.whenEmpty)
          screen.note(answer.whenEmpty);
        if (left !== null) screen.note(left);
        if (answer.next && !failure && stdout.isTTY && stderr.isTTY) screen.note(`next  ${answer.next}`);
      }
      if (failure) screen.fail(failure, command);
      await saying;
      return failure;
    },
    fail(thrown, command) {
      const error = asBingctlError(thrown);
      const hint = hintOf(error, hintFor, command);
      still();
      if (debug) for (const cause of stacks(error)) screen.trace(cause);
      say((paint) => (objects ? [errorJson(error, hint)] : errorLines(error, hint, paint)));
    },
    trace(text) {
      if (debug)
        say((paint) =>
          safeLines(text)
            .split('\n')
            .map((each) => paint.dim(each)),
        );
    },
    async close() {
      still();
      await saying;
    },
  };
  return screen;
}

/** Later lines stand in, so that a name with a line end in it cannot pass for a message of ours. */
function indented(text: string): string {
  return text.split('\n').map(safeText).join('\n  ');
}

/** The stack of what was thrown and of its causes: for `--debug` only. */
function stacks(error: BingctlError): string[] {
  const found: string[] = [];
  for (let at: unknown = error; at instanceof Error && found.length < 5; at = at.cause) {
    // The wrapper that `asBingctlError` makes says nothing that its cause does not say.
    if (at instanceof BingctlError && at.kind === 'unexpected' && at.cause instanceof Error) continue;
    found.push(at.stack ?? `${at.name}: ${at.message}`);
  }
  return found;
}
