import { PassThrough } from 'node:stream';
import { describe, expect, onTestFinished, test } from 'vitest';
import { canAsk } from '../../src/prompts/can-ask.js';
import { agreed } from '../../src/prompts/consent.js';
import { createPrompter } from '../../src/prompts/prompter.js';
import { Sink, testIo } from '../render/streams.js';

/** A terminal at which somebody types once the question is there. */
function terminal(keys: string) {
  const stdin = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => stdin });
  const stderr = new Sink(true, 80);
  const asked = setInterval(() => {
    if (!stderr.text.includes('?')) return;
    clearInterval(asked);
    stdin.write(keys);
  }, 5);
  return { stdin, stderr, stdout: new Sink(true, 80) };
}

async function askConsent(io: ReturnType<typeof terminal>, question: string, signal?: AbortSignal): Promise<boolean> {
  const ask = await createPrompter(io, signal);
  onTestFinished(() => ask.close());
  return agreed(ask, question);
}

describe('asking for consent', () => {
  test.each([
    ['y\n', true],
    ['yes\n', true],
    ['n\n', false],
    ['\n', false],
    ['\u001b', false],
  ])('%j is %s', async (keys, agreed) => {
    const io = terminal(keys);
    expect(await askConsent(io, 'Reset the local account. Go on?')).toBe(agreed);
    expect(io.stderr.text).toContain('Reset the local account. Go on?');
    expect(io.stderr.text).toContain('(y/N)');
    expect(io.stdout.text).toBe('');
  });

  test('Ctrl-C interrupts', async () => {
    await expect(askConsent(terminal('\u0003'), 'Go on?')).rejects.toMatchObject({ kind: 'interrupted', exit: 130 });
  });

  test('a signal takes the question back', async () => {
    const stop = new AbortController();
    const io = terminal('');
    const asked = askConsent(io, 'Go on?', stop.signal);
    stop.abort();
    await expect(asked).rejects.toMatchObject({ kind: 'interrupted', exit: 130 });
  });

  test('a name in the question cannot drive the terminal', async () => {
    const io = terminal('n\n');
    await askConsent(io, 'Make a key for "a\u001b]0;title\u0007"?');
    expect(io.stderr.text).toContain('"a\\u{1b}]0;title\\u{7}"');
    expect(io.stderr.text).not.toContain('\u001b]0;');
  });
});

describe('whether anybody can answer', () => {
  const atTerminal = { ...testIo({ terminal: 80 }), stdin: Object.assign(new PassThrough(), { isTTY: true }) };
  test.each<[string, Parameters<typeof canAsk>[0], boolean, boolean]>([
    ['a terminal', atTerminal, false, true],
    ['--no-input', atTerminal, true, false],
    ['CI=true', { ...atTerminal, env: { CI: 'true' } }, false, false],
    ['CI=1', { ...atTerminal, env: { CI: '1' } }, false, false],
    ['CI=false', { ...atTerminal, env: { CI: 'false' } }, false, true],
    ['CI set to nothing', { ...atTerminal, env: { CI: '' } }, false, true],
    ['piped input', { ...atTerminal, stdin: new PassThrough() }, false, false],
    ['stderr in a file', { ...atTerminal, stderr: new Sink(false) }, false, false],
  ])('%s', (_, io, noInput, expected) => {
    expect(canAsk(io, { noInput })).toBe(expected);
  });
});
