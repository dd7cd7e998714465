import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { CannotRun } from './program.js';
import { stopCommands } from './workflow.js';

/**
 * Runs bingctl, shows in the log what it prints, and gives it back with the exit code. What stops this process is handed
 * on, so that a call in flight may finish.
 */
export async function runBingctl([program, ...first], argv, { folder, env }) {
  const child = spawn(program, [...first, ...argv], {
    cwd: folder,
    env: envOf(env),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const resume = stopCommands();
  const handOn = (signal) => child.kill(signal);
  process.on('SIGINT', handOn).on('SIGTERM', handOn);
  try {
    // Both to stdout: of two streams the order is not kept, and commands have to stay stopped.
    const [code, stdout, stderr] = await Promise.all([ended(child), shown(child.stdout), shown(child.stderr)]);
    return { code, stdout, stderr };
  } finally {
    process.off('SIGINT', handOn).off('SIGTERM', handOn);
    resume();
  }
}

/** What is for this action alone goes to nobody else. */
export function envOf(env) {
  const kept = Object.entries(env).filter(([name]) => !name.startsWith('INPUT_') && name !== 'GITHUB_TOKEN');
  return { ...Object.fromEntries(kept), CI: 'true', NO_COLOR: '1' };
}

function ended(child) {
  return new Promise((done, failed) => {
    child.on('error', (cause) => failed(new CannotRun(`bingctl cannot be started: ${cause.message}`, { cause })));
    child.on('close', (code, signal) => done(code ?? 128 + constants.signals[signal]));
  });
}

async function shown(stream) {
  let text = '';
  stream.setEncoding('utf8');
  for await (const piece of stream) {
    text += piece;
    process.stdout.write(piece);
  }
  return text;
}
