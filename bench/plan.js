// npm run bench -- --only plan [--rounds N] [--quick]: `plan` and `apply` of goals over ten customers, beside a
// loop that sends the same requests already built, over both transports. --quick takes a hundred goals and writes no page.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bin, cpuMsOf, record, startEmulator } from './account.js';
import { delay, prepare, writePlanFile } from './customers.js';
import { readFlags } from './flags.js';
import { median, peakMemory, timed } from './measure.js';
import { bounds, delayedTable, growth, planTable } from './plan-report.js';
import { keep, machine, madeOn, writeInto } from './report.js';

const { rounds, quick } = readFlags(3, { quick: { type: 'boolean', default: false } });
/** Steps of equal size, so that the second can be held against the first. */
const sizes = quick ? [20, 60, 100] : [1000, 5500, 10_000];
const most = sizes.at(-1);
/** How much later each answer comes in the second table. */
const lateMs = 100;
/** The default of --concurrency. */
const atOnce = '4';

const folder = mkdtempSync(join(tmpdir(), 'bingctl-bench-plan-'));
const env = { PATH: process.env.PATH ?? '', BINGCTL_ENV: 'local' };
for (const name of ['STATE', 'CONFIG', 'CACHE']) env[`BINGCTL_${name}_DIR`] = folder;
const loop = fileURLToPath(new URL('send-ready.js', import.meta.url));
const started = [];

/** One emulator with so many goals wanted of it, and what is run against it. */
async function scene(goals, transport) {
  const place = { folder: mkdtempSync(join(folder, 'scene-')), env };
  const { url, pid, stop } = await startEmulator('memory', place);
  started.push(stop);
  writePlanFile(place.folder, goals);
  const over = ['--transport', transport];
  const argv = { first: ['apply', '--yes', ...over], steady: ['apply', ...over, '--yes'], plan: ['plan', ...over] };
  const empty = async () => {
    rmSync(join(place.folder, 'bingctl.lock.json'), { force: true });
    await prepare(url);
  };
  await empty();
  const ready = {};
  // The first fills the accounts, the others find them so.
  for (const [name, words] of Object.entries(argv)) ready[name] = await record(words, { url, ...place });
  const options = { cwd: place.folder, env };
  const run = async (words, isFirst, late) => {
    await delay(url, 0);
    if (isFirst) await empty();
    await delay(url, late);
    const before = cpuMsOf(pid);
    const { ms } = timed(words, options);
    const after = cpuMsOf(pid);
    return { ms, emulatorMs: before === null || after === null ? null : after - before };
  };
  return {
    bare: (name, late = 0) => run([loop, ready[name], atOnce], name === 'first', late),
    own: (name, late = 0) => run([bin, ...argv[name], '--base-url', url], name === 'first', late),
    memory: async (name) => {
      await delay(url, 0);
      if (name === 'first') await empty();
      return peakMemory([bin, ...argv[name], '--base-url', url], place.folder, env);
    },
  };
}

/** In each round one after the other, each right behind its bare loop: whatever else the machine does falls on both. */
async function measured(transport) {
  const scenes = new Map();
  for (const goals of sizes) scenes.set(goals, await scene(goals, transport));
  const found = [];
  for (const name of ['first', 'steady', 'plan']) {
    const runs = { ratio: [], bare: [], emulator: [], own: new Map(sizes.map((goals) => [goals, []])) };
    for (let round = 0; round < rounds; round += 1) {
      for (const [goals, { bare, own }] of scenes) {
        const beside = goals === most ? await bare(name) : null;
        const { ms, emulatorMs } = await own(name);
        runs.own.get(goals).push(ms);
        if (!beside) continue;
        runs.bare.push(beside.ms);
        runs.ratio.push(ms / beside.ms);
        if (emulatorMs !== null) runs.emulator.push(emulatorMs);
      }
      console.error(`${name} over ${transport}: round ${round + 1} of ${rounds}`);
    }
    const [small, , large] = [...scenes.values()];
    const times = sizes.map((goals) => median(runs.own.get(goals)));
    const memory = { small: await small.memory(name), large: await large.memory(name) };
    found.push({
      ...{ name, transport, goals: most, bareMs: median(runs.bare), ownMs: times.at(-1), ratio: median(runs.ratio) },
      emulatorMs: runs.emulator.length > 0 ? median(runs.emulator) : null,
      ...{ growth: growth(times), memoryBytes: memory, memoryRatio: memory.large / memory.small },
    });
  }
  const delayed = await measuredLate(scenes.get(most), transport);
  for (const stop of started.splice(0)) stop();
  return { found, delayed };
}

/** Beside the bare loop again, where each answer is waited for. */
async function measuredLate({ bare, own }, transport) {
  const found = [];
  for (const name of ['first', 'steady', 'plan']) {
    const runs = { bare: [], own: [], ratio: [] };
    for (let round = 0; round < rounds; round += 1) {
      const beside = (await bare(name, lateMs)).ms;
      const { ms } = await own(name, lateMs);
      runs.bare.push(beside);
      runs.own.push(ms);
      runs.ratio.push(ms / beside);
    }
    console.error(`${name} over ${transport}, answers ${lateMs} ms later`);
    found.push({
      ...{ name, transport, goals: most, lateMs },
      ...{ bareMs: median(runs.bare), ownMs: median(runs.own), ratio: median(runs.ratio) },
    });
  }
  return found;
}

try {
  const all = [await measured('soap'), await measured('rest')];
  const figures = all.flatMap(({ found }) => found);
  const delayed = all.flatMap((each) => each.delayed);
  const on = machine();
  const text = [
    planTable(figures, sizes),
    `The same where each answer comes ${lateMs} ms later, as from a service that a network lies before:`,
    delayedTable(delayed),
    madeOn(on, rounds),
  ].join('\n\n');
  console.log(text);
  if (!quick) {
    keep('plan', { ...on, rounds, sizes, figures, delayed });
    writeInto(text, 'plan');
    if ([...figures, ...delayed].some((figure) => bounds(figure).some(({ holds }) => !holds))) process.exitCode = 1;
  }
} finally {
  for (const stop of started) stop();
  rmSync(folder, { recursive: true, force: true });
}
