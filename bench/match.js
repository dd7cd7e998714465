// npm run bench -- --only match [--rounds N]: `goals match` on a million events beside a program that only reads and parses them.
// The figures go into docs/performance.md.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { bin } from './account.js';
import { median, peakMemory, timed } from './measure.js';
import { machine, writeInto } from './report.js';
import { writeGoals, writeSample } from './sample.js';

const { values: flags } = parseArgs({ options: { rounds: { type: 'string', default: '3' } } });
const rounds = Number(flags.rounds);
if (!Number.isInteger(rounds) || rounds < 1) throw new Error('--rounds takes a whole number from 1');
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
  const megabytes = (argv) => `${Math.round(peakMemory(argv, folder, options.env) / 2 ** 20)} MB`;
  const rows = cases.map(([name, large, small], at) => {
    // Neighbours of one round: whatever else the machine does falls on both.
    const ratio = median(times[at].map((ms, round) => ms / times[0][round]));
    // The bound is for the counts: a line for each event is a hundred megabytes more to write.
    const bounded = name.endsWith('counts');
    const verdict = !bounded ? '' : ratio <= most ? 'pass' : 'FAIL';
    if (verdict === 'FAIL') process.exitCode = 1;
    const cells = [
      name,
      `${(median(times[at]) / 1000).toFixed(2)} s`,
      ratio.toFixed(2),
      megabytes(small()),
      megabytes(large()),
    ];
    return `| ${[...cells, bounded ? `${most} ×` : '', verdict].join(' | ')} |`;
  });
  const on = machine();
  const text = [
    `| ${many.toLocaleString('en')} events, 500 goals | time | × parse | peak, ${few.toLocaleString('en')} | peak, ${many.toLocaleString('en')} | at most | |`,
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
    '',
    `Node ${on.node}, ${on.platform}, ${on.processor}, ${on.cores} cores; medians of ${rounds} runs.`,
  ].join('\n');
  console.log(text);
  writeInto(new URL('../docs/performance.md', import.meta.url), text, 'match');
} finally {
  rmSync(folder, { recursive: true, force: true });
}
