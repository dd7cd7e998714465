import { spawn, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export const bin = fileURLToPath(new URL('../bin/bingctl.js', import.meta.url));

/**
 * Starts an emulator in a process of its own, with an account of so many tags and goals, filled through the command line.
 * @param {{ tags: number, goals?: number }} size
 * @param {{ folder: string, env: Record<string, string> }} place
 * @returns {Promise<{ url: string, stop(): void }>}
 */
export async function startAccount({ tags, goals = 0 }, { folder, env }) {
  const { url, stop } = await startEmulator(join(folder, `state-${tags}-${goals}.json`), { folder, env });
  await liftLimits(url);
  const fill = (noun, objects) => {
    const file = join(folder, 'objects.json');
    writeFileSync(file, JSON.stringify(objects));
    const argv = [bin, noun, 'create', '--from-file', file, '--base-url', url];
    const { status, stderr } = spawnSync(process.execPath, argv, { cwd: folder, env, encoding: 'utf8' });
    if (status !== 0) throw new Error(`the account could not be filled: ${stderr}`);
  };
  fill(
    'tags',
    Array.from({ length: tags }, (_, n) => ({ name: `tag ${n}`, description: `shop ${n}.example.com` })),
  );
  if (goals > 0)
    fill(
      'goals',
      Array.from({ length: goals }, (_, n) => goal(n)),
    );
  return { url, stop };
}

async function liftLimits(url) {
  const body = JSON.stringify({ goalsPerAccountLimit: null, goalsPerCustomerLimit: null });
  const { ok } = await fetch(`${url}/_emulator/switches`, { method: 'POST', body });
  if (!ok) throw new Error('the limits of the emulator could not be lifted');
}

/**
 * Starts an emulator in a process of its own.
 * @param {string} state a file, or `memory`
 * @param {{ folder: string, env: Record<string, string> }} place
 * @returns {Promise<{ url: string, pid: number, stop(): void }>}
 */
export async function startEmulator(state, { folder, env }) {
  const emulator = spawn(process.execPath, [bin, 'emulator', 'start', '--state', state], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const url = await firstLine(emulator.stdout, /http:\S+/);
  return { url, pid: emulator.pid, stop: () => emulator.kill() };
}

/** Of the types that every account can have, in turn. */
function goal(n) {
  const common = { name: `goal ${n}`, tagId: 'tag 0', goalCategory: 'Purchase' };
  const types = [
    { ...common, type: 'Url', urlExpression: `/thanks/${n}`, urlOperator: 'Contains' },
    { ...common, type: 'Event', labelExpression: `Order ${n}`, labelOperator: 'Equals' },
    { ...common, type: 'Duration', goalCategory: 'Other', minimumDurationInSeconds: 60 + n },
  ];
  return types[n % types.length];
}

/** Resolves with what `pattern` finds in the first line. */
async function firstLine(stream, pattern) {
  for await (const line of createInterface({ input: stream })) {
    const found = pattern.exec(line);
    if (!found) throw new Error(`unexpected: ${line}`);
    // Nothing more is read, but the emulator has to be able to write.
    stream.resume();
    return found[0];
  }
  throw new Error('the emulator did not start');
}

/** The processor time that a process has taken so far, in ms; null where the system has no /proc. */
export function cpuMsOf(pid) {
  if (process.platform !== 'linux') return null;
  // Behind the name of the program, which may hold spaces: user and system time, in hundredths of a second.
  const [, fields] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
  const [user, system] = fields.split(' ').slice(11, 13).map(Number);
  return (user + system) * 10;
}

/**
 * Writes down what a command sends, for bench/send-ready.js.
 * @param {string[]} argv words of the command line
 * @param {{ url: string, folder: string, env: Record<string, string> }} place
 * @returns {Promise<string>} the file
 */
export async function record(argv, { url, folder, env }) {
  const requests = [];
  const relay = createServer(async (incoming, outgoing) => {
    let body = '';
    for await (const text of incoming.setEncoding('utf8')) body += text;
    const { host, connection, ...headers } = incoming.headers;
    const target = new URL(incoming.url, url).href;
    const { method } = incoming;
    requests.push({ url: target, method, headers, body });
    const onward = request(target, { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode, answer.headers);
      answer.pipe(outgoing);
    });
    onward.end(body);
  });
  await new Promise((resolve) => relay.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${relay.address().port}`;
  const command = spawn(process.execPath, [bin, ...argv, '--base-url', base], { cwd: folder, env, stdio: 'ignore' });
  const status = await new Promise((resolve) => command.on('close', resolve));
  relay.close();
  relay.closeAllConnections();
  if (status !== 0) throw new Error(`bingctl ${argv.join(' ')} exited with ${status} while it was recorded`);
  const file = join(folder, `requests-${new URL(url).port}-${argv.join('-')}.json`);
  writeFileSync(file, JSON.stringify(requests));
  return file;
}
