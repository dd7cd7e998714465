import { join } from 'node:path';
import type { Settings } from './config/settings.js';
import type { Change } from './domain/goal-change.js';
import { BingctlError } from './errors.js';
import type { Prompter } from './prompts/prompter.js';
import type { Answer } from './render/answer.js';
import { changeLines } from './render/changes.js';
import type { Io, StopSignal } from './render/io.js';
import type { LineSink } from './render/line-sink.js';
import type { Screen } from './render/screen.js';
import type { Campaigns } from './service/campaigns.js';
import type { Interrupt } from './service/interrupt.js';
import type { Connection, ConnectionOptions } from './transports/connect.js';
import type { Endpoint } from './transports/endpoint.js';

export type Wire = Pick<ConnectionOptions, 'clock' | 'env' | 'tell' | 'trace'>;

/** What a verb may ask for. Everything is built on first use: a verb that reads a file connects to nothing. */
export interface Context {
  readonly io: Io;
  readonly settings: Settings;
  readonly interrupt: Interrupt;
  /** What every call needs, whatever it calls: the clock, the proxies, who is told of waits and traffic. */
  readonly wire: Wire;
  /** The tags and goals of the account; in a dry run nothing behind it can write. */
  campaigns(options?: { dryRun?: boolean | undefined }): Promise<Campaigns>;
  /** Where the service is; for the local environment this starts the emulator. */
  endpoint(): Promise<Endpoint>;
  /** Shows what is going on while `work` runs. */
  progress<T>(label: string, work: (step: (done: number) => void) => Promise<T>, of?: number): Promise<T>;
  /** Shows an answer while the command goes on: what a server listens on. */
  show(answer: Answer): Promise<void>;
  /** Where one line an item is printed as it comes; null where the output wants all items first. */
  lines(): LineSink | null;
  /** Something a person should know; goes to stderr. */
  note(text: string): void;
  warn(text: string): void;
  /** What an update changes, before and after. */
  tellChanges(thing: string, changes: readonly Change[]): void;
  /** Somebody to ask, on stderr; null where nobody can answer. Let go of when the command ends. */
  prompter(): Promise<Prompter | null>;
  /** Asks before something that cannot be undone. @throws BingctlError `usage` naming --yes where nobody can answer */
  consent(question: string, given: boolean | undefined): Promise<void>;
}

export interface RunningContext extends Context {
  /** The signal that stopped the command, if one came. */
  stoppedBy(): StopSignal | null;
  close(): Promise<void>;
}

export function createContext(io: Io, settings: Settings, screen: Screen): RunningContext {
  const opened: (() => Promise<void> | void)[] = [];
  const first = new AbortController();
  const second = new AbortController();
  let stopped: StopSignal | null = null;
  const stopListening = io.onStop((signal) => {
    stopped ??= signal;
    (first.signal.aborted ? second : first).abort();
  });
  opened.push(stopListening);
  const interrupt = { first: first.signal, second: second.signal };

  const endpoint = once(async (): Promise<Endpoint> => {
    const { environment, baseUrl } = settings;
    if (baseUrl !== null || environment !== 'local') return { environment, baseUrl: baseUrl ?? undefined };
    const { startEmulator } = await import('./emulator/server.js');
    const emulator = await startEmulator({ state: { file: emulatorStatePath(settings) }, signal: first.signal });
    opened.push(() => emulator.close());
    return { environment, baseUrl: emulator.url };
  });
  const wire: Wire = {
    clock: io.clock,
    env: io.env,
    tell: (event) => (event.kind === 'waiting' ? screen.transport(event) : screen.note(event.message)),
    trace: settings.debug ? (line) => screen.trace(line) : undefined,
  };
  const connection = once(async () => {
    const made = await connect(wire, settings, await endpoint());
    opened.push(() => made.close());
    return made;
  });

  const prompter = once(async () => {
    const { canAsk } = await import('./prompts/can-ask.js');
    if (!canAsk(io, settings)) return null;
    const { createPrompter } = await import('./prompts/prompter.js');
    // A SIGTERM would be heard by nobody while a question stands there.
    const ask = await createPrompter(io, first.signal);
    opened.push(() => ask.close());
    return ask;
  });

  return {
    io,
    settings,
    interrupt,
    wire,
    async campaigns({ dryRun = false } = {}) {
      const [{ call }, { createCampaigns }] = await Promise.all([connection(), import('./service/campaigns.js')]);
      const { customerId, concurrency, maxRetries } = settings;
      return createCampaigns({
        call,
        customerId,
        dryRun,
        concurrency,
        maxRetries,
        clock: io.clock,
        interrupt,
        tell: (event) => screen.transport(event),
        stopping: () => screen.note('Stopping when the call in flight is answered. Once more stops at once.'),
      });
    },
    endpoint,
    async progress(label, work, of) {
      const bar = screen.progress(label, of);
      try {
        return await work((done) => bar.step(done));
      } finally {
        bar.end();
      }
    },
    async show(answer) {
      await screen.show(answer);
    },
    lines: () => screen.lines(),
    note: (text) => screen.note(text),
    warn: (text) => screen.warn(text),
    tellChanges: (thing, changes) => screen.note([`${thing}:`, ...changeLines(changes)].join('\n')),
    prompter,
    async consent(question, given) {
      if (given) return;
      const ask = await prompter();
      if (!ask) throw new BingctlError('usage', `${question} Nobody can answer here.`, { hint: 'say so with --yes' });
      const { agreed } = await import('./prompts/consent.js');
      if (await agreed(ask, question)) return;
      // Who has just said no needs neither help nor --yes.
      throw new BingctlError('usage', 'not confirmed: nothing was done', { hint: '' });
    },
    stoppedBy: () => stopped,
    async close() {
      for (const shut of opened.reverse()) {
        // What cannot be shut keeps nothing else open, and takes nothing back from an answer that was given.
        try {
          await shut();
        } catch (error) {
          screen.trace(`closing: ${error instanceof Error ? error.message : error}`);
        }
      }
    },
  };
}

async function connect(wire: Wire, settings: Settings, endpoint: Endpoint): Promise<Connection> {
  const [{ connect: connectBy }, { requireIdentity }] = await Promise.all([
    import('./transports/choose.js'),
    import('./config/identity.js'),
  ]);
  const { accessToken, ...identity } = requireIdentity(settings);
  const { timeoutMs, maxRetries, transport, transportFrom } = settings;
  return connectBy({
    ...wire,
    ...endpoint,
    ...identity,
    transport,
    setBy: transportFrom,
    accessToken: async () => accessToken,
    timeoutMs,
    maxRetries,
  });
}

/** Made at the first call, and kept. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** Where the emulator keeps its state between runs, whoever starts it. */
export function emulatorStatePath(settings: Settings): string {
  return join(settings.folders.state, 'emulator.json');
}
