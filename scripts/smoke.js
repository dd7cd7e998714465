// A smoke run of the built program, as CI does it: every step has to exit 0 and say what it should.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const bin = fileURLToPath(new URL('../bin/bingctl.js', import.meta.url));
const folder = process.argv[2];
const env = {
  ...process.env,
  BINGCTL_ENV: 'local',
  BINGCTL_STATE_DIR: folder,
  BINGCTL_CONFIG_DIR: folder,
  BINGCTL_CACHE_DIR: folder,
};

const steps = [
  [['--version'], /^\d+\.\d+\.\d+\n$/],
  [['tags', 'create', '--name', 'shop', '--json'], /"name": "shop"/],
  [['tags', 'list', '-o', 'id'], /^\d+\n$/],
  [['tags', 'script', 'shop'], /^<script>/],
  [
    [
      'goals',
      'create',
      '--type',
      'url',
      '--name',
      'Thanks',
      '--tag',
      'shop',
      '--category',
      'purchase',
      '--url',
      '/thanks',
    ],
    /Thanks/,
  ],
  [['goals', 'list'], /Thanks/],
  [['explain', '5317'], /ConversionGoalNameAlreadyExists/],
];

let failed = 0;
for (const [words, expected] of steps) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...words], { env, encoding: 'utf8' });
  const good = status === 0 && expected.test(stdout);
  if (!good) failed += 1;
  console.log(`${good ? 'ok  ' : 'FAIL'}  bingctl ${words.join(' ')}`);
  if (!good) console.log(`exit ${status}\n${stdout}${stderr}`);
}
process.exitCode = failed > 0 ? 1 : 0;
