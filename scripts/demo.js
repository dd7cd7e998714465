// The main job on the embedded emulator, with a state of its own: nothing of the user's is read or changed.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const bin = fileURLToPath(new URL('../bin/bingctl.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'bingctl-demo-'));
const env = { ...process.env, BINGCTL_ENV: 'local', BINGCTL_STATE_DIR: folder, BINGCTL_CONFIG_DIR: folder };

const steps = [
  ['tags', 'create', '--name', 'shop', '--description', 'www.example.com', '--industry', 'retail'],
  ['tags', 'script', 'shop'],
  [
    ['goals', 'create', '--type', 'event', '--name', 'Order Completed', '--tag', 'shop', '--category', 'purchase'],
    ['--event-action', 'track', '--event-label', 'Order Completed', '--revenue', 'variable', '--currency', 'USD'],
  ].flat(),
  ['goals', 'list', '-o', 'table'],
];

try {
  for (const words of steps) {
    console.log(`\n$ bingctl --env local ${words.map((word) => (/[\s"]/.test(word) ? `"${word}"` : word)).join(' ')}`);
    const { status } = spawnSync(process.execPath, [bin, ...words], { env, stdio: 'inherit' });
    if (status !== 0) {
      process.exitCode = status ?? 1;
      break;
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
