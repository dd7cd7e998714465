import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, onTestFinished, test } from 'vitest';
import { home, program, shell } from './process.js';

const call = '{"type":"track","event":"Order Completed","properties":{"revenue":25}}\n';

/** The built program with a stdin that stays open. */
function mapping(...flags: string[]): ChildProcessWithoutNullStreams {
  const child = spawn(process.execPath, [program, 'events', 'map', '--source', 'segment', ...flags], { env: home() });
  child.stdin.on('error', () => {});
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

describe('events map as a part of a pipe', () => {
  test('stops reading when who reads it has enough, however much there is', async () => {
    const line = `(yes '${call.trim()}' || true) | bingctl events map --source segment | head -1`;
    expect(await shell(line)).toEqual({
      code: 0,
      signal: null,
      stdout: 'Order Completed\tcustom\ttrack\t\tOrder Completed\t\t25\t\tcurrency-not-sent\n',
      stderr: '',
    });
  });

  test.each(['--json', '-o csv', '-o yaml', '-q'])('says each call before the next has come: %s', async (flags) => {
    const child = mapping(...flags.split(' '));
    for (const _ of [1, 2]) {
      child.stdin.write(call);
      const [said] = await once(child.stdout, 'data');
      expect(String(said)).toContain('Order Completed');
    }
    child.stdin.end();
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('%s ends a wait for more', async (signal, code) => {
    const child = mapping('--json');
    child.stdin.write(call);
    await once(child.stdout, 'data');
    child.kill(signal);
    expect(await once(child, 'exit')).toEqual([code, null]);
  });
});
