import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { InputError } from './inputs.js';

/** There is no bingctl to run: it could not be installed, or is not where it should be. */
export class CannotRun extends Error {}

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The command line that bingctl is started with: installed or built, unless an earlier step has done that. */
export function programOf({ version, temporary }, env) {
  if (version === 'installed') return ['bingctl'];
  return [process.execPath, version === '' ? fromSource(env) : fromNpm(version, temporary, env)];
}

/** What the workflow pins is then all that runs, save for the packages of the lock file. */
function fromSource(env) {
  if (!existsSync(join(root, 'dist/main.cjs'))) {
    npm(['ci', '--ignore-scripts'], root, env);
    must(spawnSync(process.execPath, ['scripts/build.js'], { cwd: root, env: withoutSecrets(env), stdio: 'inherit' }));
  }
  return join(root, 'bin/bingctl.js');
}

function fromNpm(version, temporary, env) {
  if (!/^[A-Za-z0-9][\w.+-]*$/.test(version)) throw new InputError(`version is no version of npm's: "${version}"`);
  const folder = join(temporary, `bingctl-${version}`);
  const bin = join(folder, 'node_modules/bingctl/bin/bingctl.js');
  if (!existsSync(bin)) {
    mkdirSync(folder, { recursive: true });
    // In a folder of its own, where no .npmrc of the checkout has a say.
    npm(['install', '--ignore-scripts', '--prefix', folder, `bingctl@${version}`], folder, env);
  }
  return bin;
}

function npm(argv, cwd, env) {
  const isWindows = process.platform === 'win32';
  must(
    spawnSync('npm', [...argv, '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd,
      env: withoutSecrets(env),
      stdio: 'inherit',
      shell: isWindows,
    }),
  );
}

function must({ status, error }) {
  if (status !== 0) throw new CannotRun('bingctl could not be installed: see the log', { cause: error });
}

function withoutSecrets(env) {
  const kept = Object.entries(env).filter(([name]) => !/^(INPUT_|BINGCTL_|GITHUB_TOKEN$)/.test(name));
  return Object.fromEntries(kept);
}
