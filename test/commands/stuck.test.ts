import { PassThrough, Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { Command } from 'commander';
import { describe, expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../src/clock.js';
import type { Verb } from '../../src/commands/lazily.js';
import { runVerb } from '../../src/commands/run-verb.js';
import { createContext } from '../../src/context.js';
import { BingctlError } from '../../src/errors.js';
import type { StopSignal } from '../../src/render/io.js';
import { programOf, start } from '../files/bundle.js';
import { bingctl, emptyFolder } from '../kit/bingctl.js';

const holder = programOf(`
  import { withLock } from 'src/files/lock.ts';
  await withLock(process.argv[2], async () => {
    console.log('held');
    await new Promise((done) => setTimeout(done, 60_000));
  });
`);

describe('while another process holds the state', () => {
  test.each<[line: string, signal: StopSignal, exit: number]>([
    ['tags list --json', 'SIGINT', 130],
    ['tags create --name shop --json', 'SIGTERM', 143],
    ['emulator start --json', 'SIGINT', 130],
    ['emulator seed --json', 'SIGTERM', 143],
    ['emulator reset --yes --json', 'SIGINT', 130],
  ])('%s gives up at %s with %i', { timeout: 15_000 }, async (line, signal, exit) => {
    const folder = emptyFolder();
    const child = start(await holder, `${folder}/emulator.json`);
    onTestFinished(() => child.kill());
    await child.says('held');
    const began = Date.now();
    const { code, stdout, stderr } = await bingctl(line, {
      env: { BINGCTL_STATE_DIR: folder },
      onStart: async (send) => {
        await sleep(700);
        send(signal);
      },
    });
    const { kind, message } = JSON.parse(stderr).error;
    expect({ code, stdout, kind, message }).toEqual({
      code: exit,
      stdout: '',
      kind: exit === 130 ? 'interrupted' : 'terminated',
      message: `interrupted while ${folder}/emulator.json was in use`,
    });
    expect(Date.now() - began).toBeLessThan(5000);
  });
});

/** Runs a verb and sends it two signals, the second as soon as the first is heard. */
async function stoppedTwice(verb: Verb<object>, signal: StopSignal = 'SIGINT') {
  const stderr = new PassThrough();
  const folder = emptyFolder();
  const listeners = new Set<(signal: StopSignal) => void>();
  const io = {
    stdin: Readable.from([]),
    stdout: new PassThrough().resume(),
    stderr,
    env: { BINGCTL_ENV: 'local', BINGCTL_STATE_DIR: folder, BINGCTL_CONFIG_DIR: folder, BINGCTL_CACHE_DIR: folder },
    cwd: folder,
    platform: 'linux' as const,
    nodeVersion: '24.11.1',
    clock: systemClock,
    openUrl: async () => false,
    onStop(listener: (signal: StopSignal) => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  const send = () => {
    for (const listener of listeners) listener(signal);
  };
  let exit: number | undefined;
  const command = new Command('stuck').action(async (...given: unknown[]) => {
    exit = await runVerb(async () => verb as Verb<never>, given, io);
  });
  const ran = command.parseAsync([], { from: 'user' });
  await sleep(50);
  send();
  send();
  await ran;
  return { exit, stderr: String(stderr.read() ?? '') };
}

describe('two signals', () => {
  test.each<[StopSignal, number]>([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ])('%s end a verb that hears none, with %i', { timeout: 5000 }, async (signal, exit) => {
    const stopped = await stoppedTwice({ run: () => new Promise(() => {}) }, signal);
    expect(stopped).toEqual({ exit, stderr: 'error: stopped at once: what was under way was not waited for\n' });
  });

  test('leave a verb the time to say what is unknown', { timeout: 5000 }, async () => {
    const { stderr } = await stoppedTwice({
      async run(_, ctx) {
        await new Promise((done) => ctx.interrupt.second.addEventListener('abort', done));
        await sleep(100);
        throw new BingctlError('interrupted', 'unknown: blog');
      },
    });
    expect(stderr).toBe('error: unknown: blog\n');
  });
});

test('what cannot be shut keeps nothing else open', async () => {
  const traced: string[] = [];
  let listening = true;
  const io = {
    onStop: () => () => {
      listening = false;
      throw new Error('no');
    },
  };
  const context = createContext(io as never, {} as never, { trace: (line: string) => traced.push(line) } as never);
  await context.close();
  expect({ listening, traced }).toEqual({ listening: false, traced: ['closing: no'] });
});
