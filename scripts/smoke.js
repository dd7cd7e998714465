// A smoke run of the built program, as CI does it: every step has to exit as it should and say what it should, within
// processes of their own, on the emulator. Whatever a command loads by import() is loaded by one of the steps.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const bin = fileURLToPath(new URL('../bin/bingctl.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'bingctl-smoke-'));
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
writeFileSync(
  join(folder, 'goals.yaml'),
  '- { type: duration, name: Stayed, tagId: shop, minimumDurationInSeconds: 300 }\n',
);

writeFileSync(join(folder, 'call.json'), '{"type":"track","event":"Order Completed"}');

/** What is run, what stdout or stderr has to say, the exit code. */
const steps = [
  ['--version', /^\d+\.\d+\.\d+\n$/],
  ['--help', /Usage: bingctl/],
  ['tags create --name shop --json', /"name": "shop"/],
  ['tags list -o id', /^\d+\n$/],
  ['tags update shop --description web', /web/],
  ['tags script shop', /^<script>/],
  ['tags script shop --spa --format js --consent default-denied', /ad_storage/],
  ['tags auth-key shop --yes', /^[\w-]+\n/],
  ['goals create --type url --name Thanks --tag shop --category purchase --url /thanks', /Thanks/],
  ['goals create --from-file goals.yaml', /Stayed/],
  ['goals create --source segment --event Sold --tag shop --category purchase', /label equals "Sold"|\tSold\t/],
  ['events map --source segment call.json', /track/],
  ['goals match --source segment --event Sold', /label equals "Sold"/],
  ['goals audit --events call.json --source segment', /never-matches/],
  ['goals list -o table', /^id +name +type/],
  ['goals list -o yaml', /^- attributionModelType:/],
  ['goals list -o csv', /^attributionModelType,/],
  ['goals list -o ndjson', /^\{"attributionModelType":/],
  ['goals update Thanks --window 7d --dry-run', /nothing was/],
  ['goals pause Thanks', /paused/],
  ['goals get Thanks nowhere', /no conversion goal is called/, 4],
  ['goals create --type url --name thanks --tag shop --category purchase --url /x', /5317/, 1],
  ['goals create --type nothing', /is not a goal type/, 64],
  ['plan --schema', /draft-07/],
  ['export --recipe shop --source segment --file shop.yaml', /1 UET tag, 4 conversion goals/],
  ['plan --file shop.yaml --detailed-exitcode -o table', /5 to create/, 2],
  ['plan --file shop.yaml -o markdown --out plan.json', /\| create \|/],
  ['apply plan.json --yes', /created/],
  ['apply plan.json --yes', /plan again/, 1],
  ['apply --file shop.yaml --yes --dry-run -o table', /Nothing to do/],
  ['export --merge shop.yaml', /\+ goal thanks/],
  ['plan --file shop.yaml --detailed-exitcode -o table', /Nothing to do/],
  ['export --file account.json', /2 UET tags/],
  ['export --json', /"goals": \{/],
  ['plan --file goals.yaml', /tags and goals were expected/, 64],
  ['whoami', /Super Admin/],
  ['accounts list', /2001/],
  ['profiles list', /no profiles/],
  ['login', /needs no sign-in/, 64],
  ['logout', /Nobody is signed in/],
  ['doctor --check node --check ids', /ids/],
  ['explain 5317', /ConversionGoalNameAlreadyExists/],
  ['wsdl refresh', /CampaignManagementService\.wsdl/],
  // The emulator's contract names its own address.
  ['wsdl diff', /address|say the same/],
  ['emulator reset --yes', /is empty/],
  ['emulator seed', /12 conversion goals/],
];

let failed = 0;
try {
  for (const [line, expected, exit = 0] of steps) {
    const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...line.split(' ')], {
      cwd: folder,
      env,
      encoding: 'utf8',
      timeout: 60_000,
    });
    const good = status === exit && (expected.test(stdout) || expected.test(stderr));
    if (!good) failed += 1;
    console.log(`${good ? 'ok  ' : 'FAIL'}  bingctl ${line}`);
    if (!good) console.log(`exit ${status}\n${stdout}${stderr}`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(`smoke run: ${steps.length - failed} of ${steps.length} commands did what they should`);
process.exitCode = failed > 0 ? 1 : 0;
