// npm run bench -- --only match [--rounds N]: `goals match` on a million events beside a program that only reads and parses them.
// The figures go into docs/performance.md.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bin } from './account.js';
import { readFlags } from './flags.js';
import { median, peakMemory, timed } from './measure.js';
import { isWithin, keep, machine, madeOn, markdownTable, megabytes, seconds, verdictOf, writeInto } from './report.js';
import { writeGoals, writeSample } from './sample.js';

const { rounds } = readFlags(3);
const most = 1.5;
const few = 100_000;
const many = 1_000_000;

const folder = mkdtempSync(join(tmpdir(), 'bingctl-bench-match-'));
try {
  const goals = writeGoals(folder);
  const samples = { [few]: await writeSample(folder, few), [many]: await writeSample(folder, many) };
  const parse = fileURLToPath(new URL('parse-only.js', import.meta.url));
  const match = (count, ...more) => [
    ...[bin, 'goals', 'match', '--goals', goals, '--source', 'segment', '--events', samples[count], ...more],
  ];
  const options = { cwd: folder, env: { PATH: process.env.PATH ?? '', HOME: folder } };
  const cases = [
    ['read and parse only', () => [parse, samples[many]], () => [parse, samples[few]]],
    ['`goals match`, counts', () => match(many), () => match(few)],
    ['`goals match -o ndjson`', () => match(many, '-o', 'ndjson'), () => match(few, '-o', 'ndjson')],
  ];
  const times = cases.map(() => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [at, [, argv]] of cases.entries()) times[at].push(timed(argv(), options).ms);
    console.error(`round ${round + 1} of ${rounds}`);
  }
  const figures = cases.map(([name, large, small], at) => ({
    name,
    ms: median(times[at]),
    // Neighbours of one round: whatever else the machine does falls on both.
    ratio: median(times[at].map((ms, round) => ms / times[0][round])),
    memoryBytes: { few: peakMemory(small(), folder, options.env), many: peakMemory(large(), folder, options.env) },
    // A line for each event is a hundred megabytes more to write.
    bound: name.endsWith('counts') ? most : null,
  }));
  const on = machine();
  const [fewer, all] = [few, many].map((count) => count.toLocaleString('en'));
  const head = [`${all} events, 500 goals`, 'time', '× parse', `peak, ${fewer}`, `peak, ${all}`, 'at most', ''];
  const text = `${markdownTable(head, figures.map(row))}\n\n${madeOn(on, rounds)}`;
  console.log(text);
  keep('match', { ...on, rounds, figures });
  writeInto(text, 'match');
  if (!figures.every(({ ratio, bound }) => isWithin(ratio, bound))) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function row({ name, ms, ratio, memoryBytes, bound }) {
  const memory = [memoryBytes.few, memoryBytes.many].map(megabytes);
  return [name, seconds(ms), ratio.toFixed(2), ...memory, ...verdictOf(ratio, bound)];
}
