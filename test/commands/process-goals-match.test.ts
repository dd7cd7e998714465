import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { emptyFolder } from '../kit/bingctl.js';
import { home, program, run, shell } from './process.js';

const call = '{"type":"track","event":"Order Completed"}\n';
const goals = join(emptyFolder(), 'goals.json');
// An id beyond what a double holds, bare as some tools write it.
writeFileSync(goals, '[{"type":"Event","id":9007199254740993,"name":"Order","labelExpression":"Order Completed"}]');
const match = ['goals', 'match', '--goals', goals, '--source', 'segment'];
const counted = { id: '9007199254740993', name: 'Order' };

/** The built program with a stdin that stays open. */
function matching(...flags: string[]): ChildProcessWithoutNullStreams {
  const child = spawn(process.execPath, [program, ...match, ...flags], { env: home() });
  child.stdin.on('error', () => {});
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

describe('goals match as a part of a pipe', () => {
  test('stops reading when who reads it has enough, however much there is', async () => {
    const line = `(yes '${call.trim()}' || true) | bingctl ${match.join(' ')} -q -o ndjson | head -1`;
    expect(await shell(line)).toEqual({
      code: 0,
      signal: null,
      stdout: `${JSON.stringify({ line: 1, matched: [counted], undetermined: [] })}\n`,
      stderr: '',
    });
  });

  test('says of each event what counts it before the next has come', async () => {
    const child = matching('-o', 'ndjson');
    for (const line of [1, 2]) {
      child.stdin.write(call);
      const [said] = await once(child.stdout, 'data');
      expect(JSON.parse(String(said))).toEqual({ line, matched: [counted], undetermined: [] });
    }
    child.stdin.end();
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('%s ends a wait for more', async (signal, code) => {
    const child = matching('-o', 'ndjson');
    child.stdin.write(call);
    await once(child.stdout, 'data');
    child.kill(signal);
    expect(await once(child, 'exit')).toEqual([code, null]);
  });

  test('a line longer than any event is read over, and those around it count', async () => {
    const long = `{"type":"track","event":"${'x'.repeat(3_000_000)}"}\n`;
    const { code, stdout, stderr } = await run([...match, '--json'], home(), call + long + call);
    expect({ code, counts: JSON.parse(stdout) }).toMatchObject({
      code: 5,
      counts: [{ ...counted, matched: 2, undetermined: 0, firstLine: 1 }],
    });
    expect(stderr).toContain('line 2 is left out: it is longer than 1 MB');
  });
});
