// npm run bench -- --only start [--rounds N]: start-up, listing and every command beside `node -e 0`. How it measures, and what
// the figures say: docs/performance.md.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bin, startEmulator } from './account.js';
import { runs, wordsOf, writeInputs } from './commands.js';
import { readFlags } from './flags.js';
import { listings } from './listings.js';
import { measure } from './measure.js';
import { isWithin, keep, machine, madeOn, table, writeInto } from './report.js';

const { rounds } = readFlags(5);

const folder = mkdtempSync(join(tmpdir(), 'bingctl-bench-'));
/** What Node reads before it runs anything: tens of milliseconds that every program of the table then takes longer. */
const { NODE_EXTRA_CA_CERTS: extraCertificates } = process.env;
const env = {
  PATH: process.env.PATH ?? '',
  BINGCTL_ENV: 'local',
  BINGCTL_STATE_DIR: folder,
  BINGCTL_CONFIG_DIR: folder,
  BINGCTL_CACHE_DIR: folder,
};
const place = { folder, env };
const started = [];

const nothing = { name: '`node -e 0`', argv: () => ['-e', '0'], good: () => true, bound: null, floor: null };

function command(line, good, bound) {
  return { name: `\`bingctl ${line}\``, argv: () => [bin, line], good, bound, floor: null };
}

/** A run of each command, for an account that has what the runs are for. */
async function everyCommand() {
  const { url, stop } = await startEmulator(join(folder, 'state-commands.json'), place);
  started.push(stop);
  writeInputs(folder);
  const first = [
    'tags create --name shop',
    'goals create --type url --name Thanks --tag shop --category purchase --url /t',
  ];
  for (const line of first) {
    const { status, stderr } = spawnSync(process.execPath, [bin, ...line.split(' '), '--base-url', url], {
      cwd: folder,
      env,
    });
    if (status !== 0) throw new Error(`${line}: ${stderr}`);
  }
  return runs.map((run) => ({
    name: `\`bingctl ${run.command}${run.flags === '--help' ? ' --help' : ''}\``,
    argv: () => [bin, ...wordsOf(run, url)],
    good: () => true,
    bound: null,
    floor: null,
  }));
}

function figuresOf(cases, environment) {
  const tell = (line) => process.stderr.write(`${line}\n`);
  const found = measure(cases, { rounds, folder, env: environment, tell });
  return cases.map((each) => {
    const { ms, ratio, memoryBytes } = found.get(each);
    const toFloor = each.floor ? ratio / found.get(each.floor).ratio : null;
    return { name: each.name, ms, ratio, toFloor, memoryBytes, bound: each.bound };
  });
}

try {
  const cases = [
    nothing,
    command('--version', (stdout) => /^\d+\.\d+/.test(stdout), 1.25),
    command('--help', (stdout) => stdout.includes('Usage: bingctl'), 1.3),
    ...(await listings(place, (stop) => started.push(stop))),
  ];
  const here = extraCertificates ? { ...env, NODE_EXTRA_CA_CERTS: extraCertificates } : env;
  const inHere = figuresOf(cases, here);
  const without = extraCertificates ? figuresOf(cases, env) : null;
  const commands = figuresOf([nothing, ...(await everyCommand())], here);

  const on = machine();
  const text = [table(inHere), madeOn(on, rounds)];
  if (without) {
    text.push('`NODE_EXTRA_CA_CERTS` was set. The same without it, where Node itself starts sooner:', table(without));
  }
  text.push('A run of each command (`bench/commands.js`), on an account with a tag and a goal:', table(commands));
  console.log(text.join('\n\n'));
  keep('start', { ...on, rounds, figures: inHere, withoutCertificates: without, commands });
  writeInto(text.join('\n\n'), 'start');
  if (!inHere.every(({ ratio, bound }) => isWithin(ratio, bound))) process.exitCode = 1;
} finally {
  for (const stop of started) stop();
  rmSync(folder, { recursive: true, force: true });
}
