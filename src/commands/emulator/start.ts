import type { Context } from '../../context.js';
import { startEmulator } from '../../emulator/server.js';
import { emptyState } from '../../emulator/state.js';
import type { Behaviour } from '../../emulator/switches.js';
import { one, type View } from '../../render/answer.js';
import { statePath } from './state-path.js';

export interface Input {
  port?: number;
  state?: string;
  fault?: string[];
  behaviour?: Behaviour;
}

interface Listening {
  url: string;
  port: number;
  state: string;
}

const listeningView: View<Listening> = {
  columns: [
    { title: 'url', cell: (row) => row.url },
    { title: 'state', cell: (row) => row.state },
  ],
  output: ({ url, port, state }) => ({ url, port, state }),
  csv: ['url', 'port', 'state'],
};

/** Runs until Ctrl-C, SIGTERM or SIGHUP. */
export async function run(input: Input, ctx: Context): Promise<undefined> {
  const memory = input.state === 'memory';
  const file = memory ? 'memory' : statePath(input.state, ctx);
  const emulator = await startEmulator({
    state: memory ? { memory: emptyState() } : { file },
    faults: input.fault ?? [],
    ...(input.port !== undefined && { port: input.port }),
    ...(input.behaviour && { behaviour: input.behaviour }),
    log: (line) => ctx.note(line),
    signal: ctx.interrupt.first,
  });
  const { url, port } = emulator;
  await ctx.show(one({ url, port, state: file }, listeningView, { text: `listening on ${url}\n` }));
  ctx.note(`Its state is kept in ${file}. Use it with --env local --base-url ${url}; Ctrl-C stops it.`);
  const { first } = ctx.interrupt;
  if (!first.aborted) await new Promise((resolve) => first.addEventListener('abort', resolve, { once: true }));
  await emulator.close();
}
