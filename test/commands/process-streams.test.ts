import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { emptyFolder } from '../kit/bingctl.js';
import { home, program, run, shell } from './process.js';

/* The commands that read events as they come: parts of a pipe that never has to end. */

const call = '{"type":"track","event":"Order Completed","properties":{"revenue":25}}\n';
const goals = join(emptyFolder(), 'goals.json');
// An id beyond what a double holds, bare as some tools write it.
writeFileSync(goals, '[{"type":"Event","id":9007199254740993,"name":"Order","labelExpression":"Order Completed"}]');
const counted = { id: '9007199254740993', name: 'Order' };

const map = 'events map --source segment';
const match = `goals match --goals ${goals} --source segment`;
const matched = (line: number) => `${JSON.stringify({ line, matched: [counted], undetermined: [] })}\n`;

/** The built program with a stdin that stays open. */
function reading(line: string): ChildProcessWithoutNullStreams {
  const child = spawn(process.execPath, [program, ...line.split(' ')], { env: home() });
  child.stdin.on('error', () => {});
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

test.each([
  [map, 'Order Completed\tcustom\ttrack\t\tOrder Completed\t\t25\t\tcurrency-not-sent\n'],
  [`${match} -q -o ndjson`, matched(1)],
])('%s stops reading when who reads it has enough, however much there is', async (line, stdout) => {
  const endless = `(yes '${call.trim()}' || true) | bingctl ${line} | head -1`;
  expect(await shell(endless)).toEqual({ code: 0, signal: null, stdout, stderr: '' });
});

const mapped = expect.stringContaining('Order Completed');

test.each<[string, unknown, unknown]>([
  [`${map} --json`, mapped, mapped],
  [`${map} -o csv`, mapped, mapped],
  [`${map} -o yaml`, mapped, mapped],
  [`${map} -q`, mapped, mapped],
  [`${match} -o ndjson`, matched(1), matched(2)],
])('%s tells of each event before the next has come', async (line, ...answers) => {
  const child = reading(line);
  for (const answer of answers) {
    child.stdin.write(call);
    const [said] = await once(child.stdout, 'data');
    expect(String(said)).toEqual(answer);
  }
  child.stdin.end();
  expect(await once(child, 'exit')).toEqual([0, null]);
});

describe.each([`${map} --json`, `${match} -o ndjson`])('%s', (line) => {
  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('%s ends a wait for more', async (signal, code) => {
    const child = reading(line);
    child.stdin.write(call);
    await once(child.stdout, 'data');
    child.kill(signal);
    expect(await once(child, 'exit')).toEqual([code, null]);
  });
});

test('a line longer than any event is read over, and those around it count', async () => {
  const long = `{"type":"track","event":"${'x'.repeat(3_000_000)}"}\n`;
  const { code, stdout, stderr } = await run(`${match} --json`, home(), call + long + call);
  expect({ code, counts: JSON.parse(stdout) }).toMatchObject({
    code: 5,
    counts: [{ ...counted, matched: 2, undetermined: 0, firstLine: 1 }],
  });
  expect(stderr).toContain('line 2 is left out: it is longer than 1 MB');
});
