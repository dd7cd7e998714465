// npm run bench -- --only start [--rounds N]: start-up and listing beside `node -e 0`. How it measures, and what the figures
// say: docs/performance.md. Run by itself it also takes --json FILE, where the figures go as JSON.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { bin, record, startAccount } from './account.js';
import { measure } from './measure.js';
import { isWithin, machine, table, writeInto } from './report.js';

const { values: flags } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    json: { type: 'string', default: fileURLToPath(new URL('results.json', import.meta.url)) },
  },
});
const rounds = Number(flags.rounds);
if (!Number.isInteger(rounds) || rounds < 1) throw new Error('--rounds takes a whole number from 1');

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
const floorProgram = fileURLToPath(new URL('floor.js', import.meta.url));
const started = [];

async function account(size) {
  const { url, stop } = await startAccount(size, { folder, env });
  started.push(stop);
  return url;
}

function command(line, good, bound = null) {
  return { name: `\`bingctl ${line}\``, argv: () => [bin, ...line.split(' ')], good, bound, floor: null };
}

/** Listing an account, and the bare program that sends what it sends. */
async function listing(noun, count, url, { bound = null, transport = 'soap' } = {}) {
  const over = ['--transport', transport];
  const requests = await record([noun, 'list', ...over], { url, folder, env });
  const what = `${counted(count, noun)}, ${transport.toUpperCase()}`;
  const floor = {
    name: `bare \`node:http\`, the same requests prebuilt: ${what}`,
    argv: () => [floorProgram, requests],
    good: (stdout) => stdout === '',
    bound: null,
    floor: null,
  };
  const own = {
    name: `\`bingctl ${noun} list\`: ${what}`,
    argv: () => [bin, noun, 'list', ...over, '--base-url', url],
    good: (stdout) => stdout.split('\n').length === count + 1,
    bound,
    floor,
  };
  return [floor, own];
}

function creating(url) {
  let made = 0;
  return {
    name: '`bingctl tags create`',
    argv() {
      made += 1;
      return [bin, 'tags', 'create', '--name', `new ${made}`, '--base-url', url];
    },
    good: (stdout) => stdout.includes('new '),
    bound: null,
    floor: null,
  };
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

/** Such as `1,200 tags`. */
function counted(count, noun) {
  return `${count.toLocaleString('en-US')} ${count === 1 ? noun.slice(0, -1) : noun}`;
}

try {
  const hundred = await account({ tags: 100 });
  const cases = [
    { name: '`node -e 0`', argv: () => ['-e', '0'], good: () => true, bound: null, floor: null },
    command('--version', (stdout) => /^\d+\.\d+/.test(stdout), 1.3),
    command('--help', (stdout) => stdout.includes('Usage: bingctl'), 1.3),
    ...(await listing('tags', 1, await account({ tags: 1 }))),
    ...(await listing('tags', 100, hundred, { bound: 3 })),
    ...(await listing('tags', 100, hundred, { bound: 1.8, transport: 'rest' })),
    ...(await listing('tags', 1200, await account({ tags: 1200 }))),
    ...(await listing('goals', 100, await account({ tags: 1, goals: 100 }))),
    ...(await listing('goals', 1000, await account({ tags: 1, goals: 1000 }))),
    creating(await account({ tags: 2 })),
  ];
  const here = extraCertificates ? { ...env, NODE_EXTRA_CA_CERTS: extraCertificates } : env;
  const inHere = figuresOf(cases, here);
  const without = extraCertificates ? figuresOf(cases, env) : null;

  const on = machine();
  const made = `Node ${on.node}, ${on.platform}, ${on.processor}, ${on.cores} cores; medians of ${rounds} runs.`;
  const parts = [table(inHere), made];
  if (without) {
    parts.push('`NODE_EXTRA_CA_CERTS` was set. The same without it, where Node itself starts sooner:', table(without));
  }
  const text = parts.join('\n\n');
  console.log(text);
  const results = { ...on, extraCertificates: without !== null, rounds, figures: inHere, withoutCertificates: without };
  writeFileSync(flags.json, `${JSON.stringify(results, null, 2)}\n`);
  writeInto(new URL('../docs/performance.md', import.meta.url), text);
  if (!inHere.every(({ ratio, bound }) => isWithin(ratio, bound))) process.exitCode = 1;
} finally {
  for (const stop of started) stop();
  rmSync(folder, { recursive: true, force: true });
}
