import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @typedef {object} Case
 * @property {string} name
 * @property {() => string[]} argv what Node gets; a program that writes needs other words each time
 * @property {(stdout: string) => boolean} good whether the output is what it should be: asked once, before measuring
 */

/**
 * Runs the cases side by side: in each round every case once, each right after `node -e 0`, so that whatever else the
 * machine does falls on both. A ratio is of two such neighbours.
 * @param {readonly Case[]} cases
 * @param {{ rounds: number, folder: string, env: Record<string, string>, tell: (line: string) => void }} options `folder`: where they run
 * @returns {Map<Case, { ms: number, ratio: number, memoryBytes: number }>} medians
 */
export function measure(cases, { rounds, folder, env, tell }) {
  const run = (argv, more = {}) => timed(argv, { cwd: folder, env, ...more });
  const runs = new Map(cases.map((each) => [each, { ms: [], ratio: [], memory: [] }]));
  // The first round warms up: files and compiled code get where they will stay.
  for (let round = 0; round <= rounds; round += 1) {
    for (const [each, { ms, ratio, memory }] of runs) {
      if (round === 0) check(each, run(each.argv(), { stdout: 'pipe' }));
      const base = run(['-e', '0']).ms;
      const own = run(each.argv()).ms;
      if (round === 0) continue;
      ms.push(own);
      ratio.push(own / base);
      // In a run of its own: looking takes time.
      memory.push(peakMemory(each.argv(), folder, env));
    }
    tell(round === 0 ? 'warmed up' : `round ${round} of ${rounds}`);
  }
  return new Map(
    [...runs].map(([each, { ms, ratio, memory }]) => [
      each,
      { ms: median(ms), ratio: median(ratio), memoryBytes: median(memory) },
    ]),
  );
}

/** Runs Node once. @returns {{ ms: number, stdout: string }} */
export function timed(argv, { stdout = 'ignore', ...options }) {
  const from = performance.now();
  const done = spawnSync(process.execPath, argv, {
    ...options,
    stdio: ['ignore', stdout, 'pipe'],
    encoding: 'utf8',
    maxBuffer: 2 ** 27,
  });
  const ms = performance.now() - from;
  if (done.status !== 0) throw new Error(`node ${argv.join(' ')} exited with ${done.status}\n${done.stderr}`);
  return { ms, stdout: done.stdout };
}

function check({ name, good }, { stdout }) {
  if (!good(stdout)) throw new Error(`${name} did not write what it should:\n${stdout.slice(0, 1000)}`);
}

/** The most memory that a run holds, in bytes. */
export function peakMemory(argv, folder, env) {
  const file = join(folder, 'peak-memory');
  const hook = new URL('peak-memory.js', import.meta.url).href;
  timed(['--import', hook, ...argv], { cwd: folder, env: { ...env, BENCH_PEAK_MEMORY: file } });
  return Number(readFileSync(file, 'utf8'));
}

/** @param {readonly number[]} values */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
