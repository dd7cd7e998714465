import type { Clock } from '../clock.js';
import type { LiveLine } from './live-line.js';
import { safeText } from './safe-text.js';

export interface Progress {
  /** So many are done now; `of` where the total becomes known, or grows, on the way. */
  step(done: number, of?: number): void;
  end(): void;
}

/** Redrawing more often than this flickers and slows the work down. */
const redrawMs = 80;
/** Before this an estimate is a guess. */
const estimateAfterMs = 1000;

/** Of the bar, in cells: with its label and counts it fits into half of a usual terminal. */
const barWidth = 16;

/** A bar, what is done, of how many, how long is left. */
export function drawProgress(line: LiveLine, clock: Clock, label: string, of?: number): Progress {
  const started = clock.now();
  let total = of;
  let drawn = started;
  line.draw(`${safeText(label)}${counts(0, total)}`);
  return {
    step(done, nowOf) {
      total = nowOf ?? total;
      const now = clock.now();
      if (now - drawn < redrawMs && done !== total) return;
      drawn = now;
      line.draw(`${safeText(label)}${counts(done, total)}${left(now - started, done, total)}`);
    },
    end: () => line.clear(),
  };
}

function counts(done: number, of: number | undefined): string {
  if (of === undefined) return done === 0 ? ' …' : ` … ${done}`;
  return `  ${bar(done, of)}  ${done} of ${of}`;
}

function bar(done: number, of: number): string {
  // Full only when all is done.
  const full = done >= of ? barWidth : Math.floor((done / of) * barWidth);
  return '█'.repeat(full) + '░'.repeat(barWidth - full);
}

function left(elapsedMs: number, done: number, of: number | undefined): string {
  if (of === undefined || done <= 0 || done >= of || elapsedMs < estimateAfterMs) return '';
  return `  about ${seconds((elapsedMs / done) * (of - done))} left`;
}

/** Whole seconds, rounded up, minutes apart: `8s`, `2m5s`. */
export function seconds(ms: number): string {
  const all = Math.max(0, Math.ceil(ms / 1000));
  const minutes = Math.floor(all / 60);
  return minutes > 0 ? `${minutes}m${all % 60}s` : `${all}s`;
}

/** A wait whose end is known, counted down every second until it is over or ended. */
export function drawCountdown(line: LiveLine, clock: Clock, reason: string, untilMs: number): { end(): void } {
  let timer: NodeJS.Timeout | undefined;
  const end = () => {
    if (timer) line.clear();
    clearInterval(timer);
    timer = undefined;
  };
  const draw = () => {
    // Looks at the clock and never sleeps on it: the wait itself is somebody else's.
    if (clock.now() >= untilMs) end();
    else line.draw(`${safeText(reason)}: ${seconds(untilMs - clock.now())} left`);
  };
  timer = setInterval(draw, 1000);
  timer.unref();
  draw();
  return { end };
}
