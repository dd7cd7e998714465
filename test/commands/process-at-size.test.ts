import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { stateText } from '../../src/emulator/store.js';
import { anAccount, aTag, aUrlGoal, type GoalToBe } from '../kit/account.js';
import { home, program, run, shell } from './process.js';
import { goneCodes, inTerminal } from './pty.js';

/* The built program where something is very large, full, or gone. */

/** A home whose own account holds all this. */
function homeWith(account: { tags?: ReturnType<typeof aTag>[]; goals?: GoalToBe[] }) {
  const env = home();
  const file = join(String(env.BINGCTL_STATE_DIR), 'emulator.json');
  writeFileSync(file, stateText(anAccount(account)));
  return { env, file };
}

/** The program with pipes that the test reads, or does not. */
function piped(argv: string[], env: ReturnType<typeof home>) {
  const child = spawn(process.execPath, [program, ...argv], { env });
  onTestFinished(() => void child.kill('SIGKILL'));
  child.stdin.on('error', () => {});
  return child;
}

const manyTags = Array.from({ length: 1200 }, (_, index) => aTag({ id: String(index + 1), name: `tag ${index}` }));

describe('a long answer', () => {
  test('of 5,000 goals, their names 100 characters of four bytes: who has read one line of it is no error', async () => {
    const goals = Array.from({ length: 5000 }, (_, index) => {
      return aUrlGoal({ name: `${'🎯'.repeat(96)}${String(index).padStart(4, '0')}`, tagId: '5001' });
    });
    const { env } = homeWith({ tags: [aTag()], goals });
    // Of a pipe the shell gives the exit code of the part that failed.
    expect(await shell('bingctl goals list --json | head -1', env)).toEqual({
      code: 0,
      signal: null,
      stdout: '[\n',
      stderr: '',
    });
  });

  test('that nobody reads does not outlive SIGTERM', { timeout: 15_000 }, async () => {
    const child = piped(['tags', 'list', '--json'], homeWith({ tags: manyTags }).env);
    await once(child.stdout, 'data');
    child.stdout.pause();
    const told = Date.now();
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([143, null]);
    expect(Date.now() - told).toBeLessThan(8000);
  });
});

/** A service that answers whatever it is asked with a tag whose script is this long. */
async function wordy(bytes: number): Promise<string> {
  const script = 'x'.repeat(bytes);
  const server = createServer((request, response) => {
    request
      .resume()
      .on('end', () => response.end(`{"UetTags":[{"Id":"1","Name":"shop","TrackingScript":"${script}"}]}`));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('an answer', () => {
  const small = { NODE_OPTIONS: '--max-old-space-size=400', BINGCTL_TRANSPORT: 'rest' };

  test('of 50 MB is read, in memory that is bounded', async () => {
    const env = home({ ...small, BINGCTL_BASE_URL: await wordy(50_000_000) });
    expect(await run('tags list -o id', env)).toEqual({ code: 0, signal: null, stdout: '1\n', stderr: '' });
  });

  test('of more than 64 MB is refused before it is all there', async () => {
    const env = home({ ...small, BINGCTL_BASE_URL: await wordy(80_000_000) });
    expect(await run('tags list -o id --max-retries 0', env)).toMatchObject({
      code: 6,
      stdout: '',
      stderr: expect.stringMatching(
        /^error: the answer of 127\.0\.0\.1:\d+ cannot be read: it is larger than 67108864 bytes\n/,
      ),
    });
  });
});

describe('a disk that is full', () => {
  // Files of more than 4 kB fail as they would there, and the signal that goes with it is not sent.
  const full = "trap '' XFSZ; ulimit -f 4;";
  const names = JSON.stringify(manyTags.slice(0, 60).map(({ name }) => ({ name })));

  test.each([
    ['emulator seed', 1, 'refused'],
    ['tags create --from-file many.json --max-retries 0', 6, 'unreachable'],
  ])('%s leaves the state as it was, and says so', async (line, code, kind) => {
    const { env, file } = homeWith({ tags: [aTag({ name: 'old' })] });
    const before = readFileSync(file, 'utf8');
    writeFileSync(join(String(env.HOME), 'many.json'), names);
    const ended = await shell(`${full} bingctl ${line} --json`, env);
    const { error } = JSON.parse(ended.stderr.trimEnd().split('\n').at(-1) ?? '');
    expect([ended.code, ended.stdout, error.kind]).toEqual([code, '', kind]);
    expect(ended.stderr).toContain(`cannot write ${file}: no file may become that large here`);
    expect([readFileSync(file, 'utf8'), readdirSync(String(env.HOME)).sort()]).toEqual([
      before,
      ['emulator.json', 'many.json'],
    ]);
  });
});

describe('before anything is called', () => {
  test('SIGTERM ends a wait for what is to be made, and nothing is made', async () => {
    const env = home();
    const child = piped(['tags', 'create', '--from-file', '-'], env);
    // More than a pipe holds: once it is all taken, the program has begun to read, and has heard of signals before that.
    await new Promise((taken) => child.stdin.write(`[{"name":"shop"}${' '.repeat(2_000_000)}`, taken));
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([143, null]);
    expect(await run('tags list --json', env)).toMatchObject({ code: 0, stdout: '[]\n' });
  });
});

describe('a terminal that goes away', () => {
  test.each([
    ['while a question stands there', 'emulator reset', /Forget everything .*\(y\/N\)/s],
    ['while the next key is waited for', 'goals create', /tag|What/i],
  ])('%s takes the command with it, and nothing is done', async (_, line, says) => {
    const { env, file } = homeWith({ tags: [aTag({ name: 'shop' })] });
    const before = readFileSync(file, 'utf8');
    const terminal = inTerminal(line, env, 120);
    await terminal.says(says);
    terminal.close();
    expect(goneCodes).toContain((await terminal.ended).code);
    expect(readFileSync(file, 'utf8')).toBe(before);
    expect(await run('tags list', env)).toMatchObject({ code: 0, stdout: expect.stringContaining('shop') });
  });
});
