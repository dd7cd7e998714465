import { join } from 'node:path';
import type { ProfileBook } from './config/profile-book.js';
import type { PostForm } from './config/renew.js';
import type { Settings } from './config/settings.js';
import type { SignIn } from './config/sign-in.js';
import { createConnections, type Ids, type NewUser } from './connections.js';
import type { Surroundings } from './doctor/surroundings.js';
import type { Change } from './domain/goal-change.js';
import { BingctlError } from './errors.js';
import { once } from './memo.js';
import type { Prompter } from './prompts/prompter.js';
import type { Answer, View } from './render/answer.js';
import { changeLines } from './render/changes.js';
import type { Io, StopSignal } from './render/io.js';
import type { LineSink } from './render/line-sink.js';
import type { Screen } from './render/screen.js';
import type { Campaigns } from './service/campaigns.js';
import type { Customers } from './service/customers.js';
import type { Interrupt } from './service/interrupt.js';
import { places } from './service/limit.js';
import type { TransportName } from './transports/choose.js';
import type { ConnectionOptions } from './transports/connect.js';
import type { Endpoint } from './transports/endpoint.js';

export type Wire = Pick<ConnectionOptions, 'clock' | 'env' | 'tell' | 'trace'>;

export interface CampaignsOptions {
  dryRun?: boolean | undefined;
  /** In place of the account that the settings name. */
  account?: Ids | undefined;
}

/** What a verb may ask for. Everything is built on first use: a verb that reads a file connects to nothing. */
export interface Context {
  readonly io: Io;
  readonly settings: Settings;
  readonly interrupt: Interrupt;
  /** What every call needs, whatever it calls: the clock, the proxies, who is told of waits and traffic. */
  readonly wire: Wire;
  /** The tags and goals of the account; in a dry run nothing behind it can write. */
  campaigns(options?: CampaignsOptions): Promise<Campaigns>;
  /** Who is signed in, and their accounts: no customer and no account need be set. @param user whom to ask for instead */
  customers(user?: NewUser): Promise<Customers>;
  /**
   * The customer and the account that calls are made for; an account given by name or number is looked up.
   * @throws BingctlError `signedOut` when one is missing, `notFound` or `usage` for an account that is not to be told
   */
  ids(): Promise<Ids>;
  /** What calls are signed with: where the tokens come from. */
  signIn(): Promise<SignIn>;
  /** Posts a form to a sign-in service. */
  post: PostForm;
  /** The transport that calls go over. */
  transport(): Promise<TransportName>;
  /** The profiles on this machine. */
  profiles(): Promise<ProfileBook>;
  /** Where the service is; for the local environment this starts the emulator. */
  endpoint(): Promise<Endpoint>;
  /** What `doctor` may look at. */
  surroundings(): Promise<Surroundings>;
  /** Shows what is going on while `work` runs. */
  progress<T>(label: string, work: (step: (done: number) => void) => Promise<T>, of?: number): Promise<T>;
  /** Shows an answer while the command goes on: what a server listens on. */
  show(answer: Answer): Promise<void>;
  /** Where one line an item is printed as it comes; null where the output wants all items first. */
  lines(): LineSink | null;
  /** Draws on stderr what a question that follows is about: see {@link Screen.preview}. */
  preview<T>(row: T, view: View<T>, asked: boolean): boolean;
  /** Something a person should know; goes to stderr. */
  note(text: string): void;
  warn(text: string): void;
  /** What somebody has to do now, such as to open an address: `--quiet` does not leave it out. */
  tell(text: string): void;
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
    if (!first.signal.aborted) first.abort();
    // A terminal that goes away may say so twice, and nobody sits there who cannot wait.
    else if (signal !== 'SIGHUP') second.abort();
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
  const connections = createConnections({ settings, wire, interrupt, endpoint });
  opened.push(() => connections.close());

  // Several accounts may be written to.
  const tellStopping = once(() =>
    screen.note('Stopping when the call in flight is answered. Once more stops at once.'),
  );
  // On first use: settings that are wrong are told by the command that needs them.
  const shared = once(() => places(settings.concurrency));

  const prompter = once(async () => {
    const { canAsk } = await import('./prompts/can-ask.js');
    if (!canAsk(io, settings)) return null;
    const { createPrompter } = await import('./prompts/prompter.js');
    // A SIGTERM would be heard by nobody while a question stands there.
    const ask = await createPrompter(io, first.signal);
    opened.push(() => ask.close());
    return ask;
  });

  const context: RunningContext = {
    io,
    settings,
    interrupt,
    wire,
    async campaigns({ dryRun = false, account } = {}) {
      const [{ call }, { createCampaigns }] = await Promise.all([
        connections.toAccount(account),
        import('./service/campaigns.js'),
      ]);
      const { concurrency, maxRetries } = settings;
      return createCampaigns({
        call,
        customerId: (account ?? (await connections.ids())).customerId,
        dryRun,
        concurrency,
        places: shared(),
        maxRetries,
        clock: io.clock,
        interrupt,
        tell: (event) => screen.transport(event),
        stopping: tellStopping,
      });
    },
    customers: connections.customers,
    ids: connections.ids,
    signIn: connections.signIn,
    post: connections.post,
    async transport() {
      const { chooseTransport } = await import('./transports/choose.js');
      return chooseTransport(settings.transport, io.clock.now(), settings.transportFrom).transport;
    },
    profiles: once(async () => {
      const { profileBook } = await import('./config/profile-book.js');
      return profileBook(settings.folders.config, first.signal);
    }),
    endpoint,
    surroundings: async () => (await import('./surroundings/create.js')).createSurroundings(context),
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
    preview: (row, view, asked) => screen.preview(row, view, asked),
    note: (text) => screen.note(text),
    warn: (text) => screen.warn(text),
    tell: (text) => screen.tell(text),
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
  return context;
}

/** Where the emulator keeps its state between runs, whoever starts it. */
export function emulatorStatePath(settings: Settings): string {
  return join(settings.folders.state, 'emulator.json');
}
