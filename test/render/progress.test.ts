import { afterEach, describe, expect, test, vi } from 'vitest';
import { createScreen } from '../../src/render/screen.js';
import { testIo } from './streams.js';

const wipe = '\r\u001b[2K';

function aScreen(options: { terminal?: number; format?: 'json' | null; quiet?: boolean } = {}) {
  const { terminal, format = null, quiet = false } = options;
  const io = testIo(terminal ? { terminal } : {});
  return { io, screen: createScreen({ io, format, quiet, debug: false }) };
}

/** What the last line of the terminal holds after all that was written. */
function lastLine(text: string): string {
  return text.slice(text.lastIndexOf(wipe) + wipe.length);
}

afterEach(() => {
  vi.useRealTimers();
});

describe('progress on a terminal', () => {
  test('tells what is done, of how many, how long is left, and leaves nothing behind', () => {
    const { io, screen } = aScreen({ terminal: 80 });
    const bar = screen.progress('Creating goals', 250);
    expect(lastLine(io.stderr.text)).toBe('Creating goals  ░░░░░░░░░░░░░░░░  0 of 250');
    io.pass(4000);
    bar.step(100);
    expect(lastLine(io.stderr.text)).toBe('Creating goals  ██████░░░░░░░░░░  100 of 250  about 6s left');
    io.pass(120_000);
    bar.step(110, 300);
    expect(lastLine(io.stderr.text)).toBe('Creating goals  █████░░░░░░░░░░░  110 of 300  about 3m35s left');
    bar.step(300);
    expect(lastLine(io.stderr.text)).toBe('Creating goals  ████████████████  300 of 300');
    bar.end();
    expect(lastLine(io.stderr.text)).toBe('');
    expect(io.stderr.text).not.toContain('\u001b[?25l');
  });

  test('is full only when all is done', () => {
    const { io, screen } = aScreen({ terminal: 60 });
    const bar = screen.progress('Creating', 1000);
    io.pass(100);
    bar.step(999);
    expect(lastLine(io.stderr.text)).toBe('Creating  ███████████████░  999 of 1000');
    bar.step(1000);
    expect(lastLine(io.stderr.text)).toBe('Creating  ████████████████  1000 of 1000');
  });

  test('without a total it counts', () => {
    const { io, screen } = aScreen({ terminal: 60 });
    const bar = screen.progress('Reading goals');
    expect(lastLine(io.stderr.text)).toBe('Reading goals …');
    io.pass(100);
    bar.step(7);
    expect(lastLine(io.stderr.text)).toBe('Reading goals … 7');
  });

  test('does not flicker', () => {
    const { io, screen } = aScreen({ terminal: 60 });
    const bar = screen.progress('Reading', 1000);
    for (let done = 1; done < 1000; done++) bar.step(done);
    expect(io.stderr.text.split(wipe)).toHaveLength(2);
  });

  test('messages come above it', () => {
    const { io, screen } = aScreen({ terminal: 60 });
    screen.progress('Reading', 10);
    screen.warn('one type could not be read');
    const reading = 'Reading  ░░░░░░░░░░░░░░░░  0 of 10';
    expect(io.stderr.text).toBe(`${wipe}${reading}${wipe}warning: one type could not be read\n${wipe}${reading}`);
  });

  test('an error wipes it', () => {
    const { io, screen } = aScreen({ terminal: 60 });
    screen.progress('Reading', 10);
    screen.fail(new Error('broken'));
    expect(lastLine(io.stderr.text)).toMatch(/^error: broken\n/);
  });

  test('stays within the terminal', () => {
    const { io, screen } = aScreen({ terminal: 20 });
    screen.progress('Creating conversion goals', 250);
    expect(lastLine(io.stderr.text)).toBe('Creating conversio…');
  });
});

test.each([[{}], [{ terminal: 60, quiet: true }], [{ terminal: 60, format: 'json' as const }]])(
  'progress is off with %j',
  (options) => {
    const { io, screen } = aScreen(options);
    const bar = screen.progress('Reading', 10);
    bar.step(10);
    bar.end();
    expect(io.stderr.text).toBe('');
  },
);

describe('a wait', () => {
  const throttled = {
    reason: 'throttled' as const,
    message: 'too many calls (117)',
    untilMs: 60_000,
    attempt: 1,
    maxRetries: 3,
  };

  test('is counted down on a terminal until it is over', () => {
    vi.useFakeTimers();
    const { io, screen } = aScreen({ terminal: 80 });
    screen.transport(throttled);
    expect(lastLine(io.stderr.text)).toBe('too many calls (117); retry 1 of 3: 1m0s left');
    io.pass(18_500);
    vi.advanceTimersByTime(1000);
    expect(lastLine(io.stderr.text)).toBe('too many calls (117); retry 1 of 3: 42s left');
    io.pass(60_000);
    vi.advanceTimersByTime(1000);
    expect(lastLine(io.stderr.text)).toBe('');
    expect(vi.getTimerCount()).toBe(0);
  });

  test('moves no more once the command has failed', () => {
    vi.useFakeTimers();
    const { io, screen } = aScreen({ terminal: 80 });
    screen.transport(throttled);
    screen.fail(new Error('interrupted'));
    const before = io.stderr.text;
    vi.advanceTimersByTime(5000);
    expect(io.stderr.text).toBe(before);
  });

  test('is one line elsewhere, an object for programs, nothing when quiet', () => {
    const text = 'too many calls (117); retry 1 of 3: waiting 1m0s';
    const said = (options: Parameters<typeof aScreen>[0]) => {
      const { io, screen } = aScreen(options);
      screen.transport(throttled);
      return io.stderr.text;
    };
    expect(said({})).toBe(`${text}\n`);
    expect(JSON.parse(said({ format: 'json' }))).toEqual({ note: { message: text } });
    expect(said({ quiet: true })).toBe('');
  });

  test('after a failed attempt is shown on terminals only', () => {
    const { io, screen } = aScreen();
    screen.transport({ ...throttled, reason: 'failed' });
    expect(io.stderr.text).toBe('');
  });
});
