import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';
import { emptyFolder } from '../kit/bingctl.js';

/** What the clone has as `bingctl.yaml`: a tag and a goal that no account has. */
export const file = `tags:
  shop: {}
goals:
  thanks: { type: url, tag: shop, category: purchase, url: /thanks }
`;

export interface Clone {
  folder: string;
  /** Of the embedded emulator. */
  state: string;
  write(content: string): void;
  /** Runs a script as a shell of CI does: nobody is there. */
  run(script: string, env?: Record<string, string>): Promise<{ code: number | null; output: string }>;
  /** What the last commit of the remote says, and the files in it. */
  pushed(): string;
}

/** A clone of a repository with a `bingctl.yaml`, on a machine that has bingctl on its path. */
export function clone(): Clone {
  const [home, folder, remote, state] = [emptyFolder(), emptyFolder(), emptyFolder(), emptyFolder()];
  const program = join(home, 'bin/bingctl');
  mkdirSync(join(home, 'bin'));
  writeFileSync(program, `#!/bin/sh\nexec "${process.execPath}" "${resolve('bin/bingctl.js')}" "$@"\n`);
  chmodSync(program, 0o755);
  const here = {
    PATH: `${join(home, 'bin')}${delimiter}${process.env.PATH}`,
    HOME: home,
    BINGCTL_ENV: 'local',
    BINGCTL_STATE_DIR: state,
    BINGCTL_CONFIG_DIR: home,
    BINGCTL_CACHE_DIR: home,
    GIT_AUTHOR_NAME: 'Ada',
    GIT_AUTHOR_EMAIL: 'ada@example.com',
    GIT_COMMITTER_NAME: 'Ada',
    GIT_COMMITTER_EMAIL: 'ada@example.com',
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: `url.${remote}.insteadOf`,
    GIT_CONFIG_VALUE_0: 'https://bingctl:write-token@gitlab.example.com/shop/tracking.git',
  };
  const write = (content: string) => writeFileSync(join(folder, 'bingctl.yaml'), content);
  write(file);
  const git = [
    `git init -q -b main --bare ${remote}`,
    `git --git-dir ${remote} config receive.advertisePushOptions true`,
    `git init -q -b main && git remote add origin ${remote} && git add . && git commit -qm Begin && git push -q origin main`,
  ];
  execFileSync('bash', ['-ec', git.join('\n')], { cwd: folder, env: here });
  return {
    folder,
    state,
    write,
    run: (script, env = {}) => {
      const child = spawn('bash', ['-c', script], { cwd: folder, env: { ...here, ...env }, stdio: 'pipe' });
      onTestFinished(() => void child.kill('SIGKILL'));
      let output = '';
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding('utf8').on('data', (piece) => {
          output += piece;
        });
      }
      child.stdin.end();
      return new Promise((done) => child.on('close', (code) => done({ code, output })));
    },
    pushed: () =>
      execFileSync('git', ['--git-dir', remote, 'show', '--format=%s', '--name-only', 'main'], { encoding: 'utf8' }),
  };
}
