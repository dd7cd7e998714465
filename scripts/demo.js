// The main job on the embedded emulator, with a state of its own: nothing of the user's is read or changed.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const bin = fileURLToPath(new URL('../bin/bingctl.js', import.meta.url));
const isBuilt = existsSync(new URL('../dist/main.cjs', import.meta.url));

const steps = [
  [
    'Create a UET tag, the tag that a site carries.',
    'bingctl tags create --name shop --description shop.example.com --industry retail -o table',
  ],
  ['Print its script. "> uet.html" would put it into a file, byte for byte.', 'bingctl tags script shop'],
  [
    'Create a conversion goal for the event that the shop sends with an order.',
    'bingctl goals create --type event --name "Order Completed" --tag shop --category purchase \\',
    '    --event-action track --event-label "Order Completed" --revenue variable --currency USD -o table',
  ],
  [
    'And one for a page.',
    'bingctl goals create --type url --name "Thank-you page" --tag shop --category purchase \\',
    '    --url /thank-you --url-operator contains -o id',
  ],
  ['List the goals.', 'bingctl goals list -o table'],
];

const colours = process.stdout.isTTY && !process.env.NO_COLOR;
const dim = (text) => (colours ? `\u001b[2m${text}\u001b[22m` : text);
const bold = (text) => (colours ? `\u001b[1m${text}\u001b[22m` : text);

/** Splits a command line as a shell does, double quotes being all that is special. */
function words(line) {
  return [...line.matchAll(/"([^"]*)"|[^\s"]+/g)].map(([word, quoted]) => quoted ?? word);
}

/** Whether every step went well. */
function play(folder) {
  const env = {
    ...process.env,
    BINGCTL_ENV: 'local',
    BINGCTL_BASE_URL: '',
    BINGCTL_CUSTOMER_ID: '',
    BINGCTL_ACCOUNT_ID: '',
    BINGCTL_STATE_DIR: folder,
    BINGCTL_CONFIG_DIR: folder,
    BINGCTL_CACHE_DIR: folder,
  };
  console.log(dim('\nOn the built-in emulator: no account, no network. (export BINGCTL_ENV=local)'));
  return steps.every(([what, ...lines]) => {
    console.log(`\n${dim(`# ${what}`)}\n${bold(`$ ${lines.join('\n')}`)}`);
    const [, ...argv] = words(lines.join('').replaceAll('\\', ''));
    // The working folder might have a bingctl.yaml.
    const { status } = spawnSync(process.execPath, [bin, ...argv], { cwd: folder, env, stdio: 'inherit' });
    if (argv[1] === 'script' && !process.stdout.isTTY) console.log();
    if (status !== 0) process.exitCode = status ?? 1;
    return status === 0;
  });
}

if (isBuilt) {
  const folder = mkdtempSync(join(tmpdir(), 'bingctl-demo-'));
  try {
    if (play(folder)) console.log(dim('\nGo on with docs/tags.md and docs/goals.md, or with bingctl --help.'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
} else {
  console.error('bingctl is not built: run npm ci, or npm run build');
  process.exitCode = 1;
}
