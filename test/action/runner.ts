import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';
import { parse } from 'yaml';
import { type Emulated, emulated } from '../commands/emulated.js';
import { anAccount } from '../kit/account.js';
import { emptyFolder } from '../kit/bingctl.js';

/** What of action.yml a runner reads. */
export interface Action {
  inputs: Record<string, { description: string; required?: boolean; default?: string }>;
  outputs: Record<string, { description: string; value: string }>;
  runs: { using: string; steps: { id: string; shell: string; env: Record<string, string>; run: string }[] };
}

export const action: Action = parse(readFileSync('action.yml', 'utf8'));

/** A step that uses the action. */
export interface StepOptions {
  inputs: Record<string, string>;
  env?: Record<string, string>;
  /** What GitHub tells of what happened; left out, a push. */
  event?: unknown;
  /** Of the API. */
  apiUrl?: string;
  /** Handed a function that cancels the job. */
  onStart?: (cancel: () => void) => void;
}

export interface StepResult {
  code: number | null;
  outputs: Record<string, string>;
  summary: string;
  /** Commands that the runner obeys, in the order of the log. */
  commands: string[];
  log: string;
}

/** A checkout on a runner: several steps of a job work in it, one after the other, on one account. */
export async function job(files: Record<string, string> = {}, account?: Emulated): Promise<Job> {
  const checkout = emptyFolder();
  const temporary = emptyFolder();
  const emulator = account ?? (await emulated(anAccount()));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(checkout, name), text);
  const step = (options: StepOptions) => useAction(options, { checkout, temporary, url: emulator.url });
  return { checkout, account: emulator, step };
}

export interface Job {
  checkout: string;
  account: Emulated;
  step(options: StepOptions): Promise<StepResult>;
}

async function useAction(
  { inputs, env = {}, event = {}, apiUrl = 'http://127.0.0.1:9', onStart }: StepOptions,
  { checkout, temporary, url }: Record<'checkout' | 'temporary' | 'url', string>,
): Promise<StepResult> {
  const files = emptyFolder();
  const file = (name: string, text = '') => {
    writeFileSync(join(files, name), text);
    return join(files, name);
  };
  const github = {
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTION_PATH: resolve('.'),
    GITHUB_API_URL: apiUrl,
    GITHUB_EVENT_PATH: file('event.json', JSON.stringify(event)),
    GITHUB_OUTPUT: file('output'),
    GITHUB_REPOSITORY: 'shop/tracking',
    GITHUB_RUN_ID: '77',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_STEP_SUMMARY: file('summary'),
    GITHUB_WORKSPACE: checkout,
    RUNNER_TEMP: temporary,
  };
  const [step] = action.runs.steps;
  if (!step) throw new Error('action.yml has no step');
  const child = spawn('bash', ['--noprofile', '--norc', '-e', '-o', 'pipefail', '-c', step.run], {
    cwd: checkout,
    env: {
      PATH: process.env.PATH,
      HOME: temporary,
      BINGCTL_ENV: 'local',
      BINGCTL_BASE_URL: url,
      BINGCTL_CONFIG_DIR: temporary,
      BINGCTL_CACHE_DIR: temporary,
      ...github,
      ...env,
      ...Object.fromEntries(Object.entries(step.env).map(([name, text]) => [name, evaluated(text, inputs)])),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let log = '';
  const add = (text: string) => {
    log += text;
  };
  child.stdout.setEncoding('utf8').on('data', add);
  child.stderr.setEncoding('utf8').on('data', add);
  onStart?.(() => child.kill('SIGINT'));
  const code = await new Promise<number | null>((done) => child.on('close', done));
  const written = outputsIn(readFileSync(github.GITHUB_OUTPUT, 'utf8'));
  return {
    code,
    outputs: written,
    summary: readFileSync(github.GITHUB_STEP_SUMMARY, 'utf8'),
    commands: obeyed(log),
    log,
  };
}

/** The value of an expression that names an input. */
function evaluated(text: string, given: Record<string, string>): string {
  const [, name = ''] = /^\$\{\{ inputs\.([a-z-]+) \}\}$/.exec(text) ?? [];
  const input = action.inputs[name];
  if (!input) throw new Error(`${text} is no input of action.yml`);
  return given[name] ?? (input.default ?? '').replace(/^\$\{\{ github\.token \}\}$/, 'workflow-token');
}

/** Outputs as the runner reads them: a line, or all lines up to the one that was announced. */
function outputsIn(text: string): Record<string, string> {
  const lines = text.split('\n');
  const outputs: Record<string, string> = {};
  while (lines.length > 0) {
    const line = lines.shift() ?? '';
    const [, name, end] = /^([^=<]+)<<(.+)$/.exec(line) ?? [];
    if (name !== undefined && end !== undefined) {
      outputs[name] = lines.splice(0, lines.indexOf(end)).join('\n');
      lines.shift();
    } else if (line !== '') outputs[line.split('=')[0] ?? ''] = line.slice(line.indexOf('=') + 1);
  }
  return outputs;
}

/** Lines of the log that are commands, while commands are not stopped. */
function obeyed(log: string): string[] {
  const commands: string[] = [];
  let stoppedBy: string | null = null;
  for (const line of log.split('\n').map((each) => each.trim())) {
    if (stoppedBy !== null) {
      if (line === `::${stoppedBy}::`) stoppedBy = null;
      continue;
    }
    const [, stops] = /^::stop-commands::(.+)$/.exec(line) ?? [];
    if (stops !== undefined) stoppedBy = stops;
    else if (/^::[\w-]+( [^:]*)?::|^##\[/.test(line)) commands.push(line);
  }
  return commands;
}
