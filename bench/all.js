// npm run bench [-- --only start|match|plan] [-- --rounds N]: every part of the bench, or the one that is named. A part that breaks
// a bound does not keep the next from being measured; the exit code is 1 when any of them does.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const parts = { start: 'run.js', match: 'match.js', plan: 'plan.js' };

const { values: flags } = parseArgs({ options: { only: { type: 'string' }, rounds: { type: 'string' } } });
if (flags.only !== undefined && !Object.hasOwn(parts, flags.only)) {
  throw new Error(`--only takes ${Object.keys(parts).join(' or ')}`);
}
const chosen = flags.only === undefined ? Object.values(parts) : [parts[flags.only]];
// Each part knows by itself how many rounds are enough for it.
const rounds = flags.rounds === undefined ? [] : ['--rounds', flags.rounds];
for (const part of chosen) {
  const program = fileURLToPath(new URL(part, import.meta.url));
  const { status } = spawnSync(process.execPath, [program, ...rounds], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
