import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { onTestFinished } from 'vitest';
import { emptyFolder, words } from '../kit/bingctl.js';

export const program = resolve('bin/bingctl.js');

export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

export interface Running {
  ended: Promise<Ended>;
  /** Resolves with the match as soon as stdout or stderr holds it. */
  says(pattern: RegExp): Promise<RegExpMatchArray>;
  kill(signal: NodeJS.Signals): void;
}

/** An environment of its own, in which nothing of the machine's user is seen; over SOAP, whatever the date. */
export function home(env: Record<string, string | undefined> = {}): Record<string, string | undefined> {
  const folder = emptyFolder();
  return {
    PATH: process.env.PATH,
    HOME: folder,
    BINGCTL_ENV: 'local',
    BINGCTL_TRANSPORT: 'soap',
    BINGCTL_STATE_DIR: folder,
    BINGCTL_CONFIG_DIR: folder,
    BINGCTL_CACHE_DIR: folder,
    ...env,
  };
}

/** Starts the built program. It ends with the test at the latest. */
export function start(line: string | readonly string[], env = home(), stdin = ''): Running {
  return startCommand([process.execPath, program, ...(typeof line === 'string' ? words(line) : line)], env, stdin);
}

/** Runs a line of a shell in which `bingctl` is the built program. */
export function shell(line: string, env = home()): Promise<Ended> {
  const bingctl = `bingctl() { ${JSON.stringify(process.execPath)} ${JSON.stringify(program)} "$@"; }`;
  return startCommand(['bash', '-c', `set -o pipefail; ${bingctl}; ${line}`], env, '').ended;
}

/** Runs the built program to its end. */
export function run(line: string | readonly string[], env = home(), stdin = ''): Promise<Ended> {
  return start(line, env, stdin).ended;
}

function startCommand([file = '', ...argv]: string[], env: Record<string, string | undefined>, stdin: string): Running {
  const child = spawn(file, argv, { env, cwd: env.HOME, stdio: 'pipe' });
  onTestFinished(() => void child.kill('SIGKILL'));
  let stdout = '';
  let stderr = '';
  const waiting = new Set<() => void>();
  const look = () => {
    for (const each of waiting) each();
  };
  child.stdout.setEncoding('utf8').on('data', (text) => {
    stdout += text;
    look();
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    stderr += text;
    look();
  });
  // A program that does not read may be gone before everything is written.
  child.stdin.on('error', () => {});
  child.stdin.end(stdin);
  const ended = new Promise<Ended>((done) => {
    child.on('close', (code, signal) => done({ code, signal, stdout, stderr }));
  });
  return {
    ended,
    kill: (signal) => void child.kill(signal),
    says: (pattern) =>
      new Promise((found, reject) => {
        const check = () => {
          const match = stdout.match(pattern) ?? stderr.match(pattern);
          if (!match) return;
          waiting.delete(check);
          found(match);
        };
        waiting.add(check);
        check();
        ended.then(() => reject(new Error(`it ended without saying ${pattern}:\n${stdout}${stderr}`)));
      }),
  };
}
