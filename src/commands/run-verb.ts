import { homedir } from 'node:os';
import { type Command, CommanderError } from 'commander';
import type { Flags } from '../config/lookup.js';
import { noProject } from '../config/project-file.js';
import { type Given, resolveSettings, type Settings } from '../config/settings.js';
import { createContext } from '../context.js';
import { BingctlError, catalogue, usage } from '../errors.js';
import type { HintFor } from '../render/error.js';
import { formats } from '../render/format.js';
import type { Io, StopSignal } from '../render/io.js';
import { createScreen, type Screen } from '../render/screen.js';
import { unlessLate } from '../render/unless-late.js';
import { pathOf } from './command-line.js';
import type { Load } from './lazily.js';

/** Runs one verb with what commander parsed, shows its answer or its error, and returns the exit code. */
export async function runVerb(load: Load, actionArguments: unknown[], io: Io): Promise<number> {
  const command = actionArguments.at(-1) as Command;
  const flags = command.optsWithGlobals<Flags>();
  let settings: Settings;
  try {
    settings = await settingsFor(load, { flags, env: io.env, cwd: io.cwd, platform: io.platform, home: homeFolder() });
  } catch (error) {
    return failed(rawScreen(isMachine(flags.json ? 'json' : flags.output), io), error, pathOf(command));
  }
  const hints = hintsOnFailure();
  const { format, quiet, debug } = settings;
  const stopped = new AbortController();
  const forget = io.onStop(() => stopped.abort());
  const screen = createScreen({ io, format, quiet, debug, hintFor: hints.hintFor, stopped: stopped.signal });
  const context = createContext(io, settings, screen);
  const { second } = context.interrupt;
  let exit = 0;
  const work = async () => {
    const verb = await load();
    if (format === 'markdown' && !verb.markdown) {
      throw usage(`--output: markdown is for bingctl plan, and this command has ${formats.join(', ')}`);
    }
    const answer = await verb.run(inputOf(command) as never, context);
    exit = answer?.exit ?? 0;
    if (answer?.failure) {
      await hints.load();
      exit = answer.failure.exit;
    }
    const failure = answer && (await screen.show(answer, pathOf(command)));
    if (failure) exit = failure.exit;
  };
  try {
    await unlessStopped(work(), second);
  } catch (error) {
    await hints.load();
    exit = await failed(screen, asStopped(error, context.stoppedBy()), pathOf(command));
  } finally {
    // Only for being late: an error of closing is traced where it happens.
    await unlessStopped(context.close(), second).catch(() => {});
    await screen.close();
    forget();
  }
  const by = context.stoppedBy();
  return by === null ? exit : catalogue[kindOf[by]].exit;
}

/** A verb that runs all the same has them without a project file that is wrong. */
async function settingsFor(load: Load, given: Given): Promise<Settings> {
  try {
    return await resolveSettings(given);
  } catch (error) {
    const verb = await load();
    if (!verb.anyProject || !(error instanceof BingctlError)) throw error;
    return resolveSettings({ ...given, project: noProject(error) });
  }
}

/** '' where there is none: HOME is not set and the user not listed, as in some containers. */
function homeFolder(): string {
  try {
    return homedir();
  } catch {
    return '';
  }
}

/** How long after the second signal what is under way may still say what became of it. */
const lastWordsMs = 500;

/** Waits for what is under way, and soon no longer once the second signal has come. */
function unlessStopped<T>(work: Promise<T>, second: AbortSignal): Promise<T> {
  const late = () => {
    throw new BingctlError('interrupted', 'stopped at once: what was under way was not waited for');
  };
  return unlessLate(work, { signal: second, ms: lastWordsMs, late });
}

const kindOf = { SIGINT: 'interrupted', SIGTERM: 'terminated', SIGHUP: 'hungUp' } as const;

/** What was stopped by SIGTERM is not interrupted but terminated; those who stop do not know which signal it was. */
function asStopped(error: unknown, by: StopSignal | null): unknown {
  if (!(error instanceof BingctlError) || error.kind !== 'interrupted' || by === null || by === 'SIGINT') return error;
  const { message, code, errorCode, hint, trackingId, items, cause } = error;
  return new BingctlError(kindOf[by], message, { code, errorCode, hint, trackingId, items, cause });
}

/** Draws what commander found wrong with the command line, or what the check of a flag threw, and returns the exit code. */
export async function reportUsage(error: unknown, command: Command, argv: readonly string[], io: Io): Promise<number> {
  const wrong = error instanceof CommanderError ? usage(inOurWords(error)) : error;
  return failed(rawScreen(asksForObjects(argv), io), wrong, pathOf(command));
}

/** Such as `unknown option '--nam': did you mean --name?` */
function inOurWords({ message }: CommanderError): string {
  const text = message
    .replace(/^error: /, '')
    .replace(/\n\(Did you mean (.*)\?\)$/, ': did you mean $1?')
    .replace(/\.$/, '');
  const points = Array.from(text.slice(0, 400));
  return points.length > 200 ? `${points.slice(0, 200).join('')}…` : text;
}

/** The command line could not be parsed: whether errors shall be objects is read off its words. */
function asksForObjects(argv: readonly string[]): boolean {
  return argv.some((word, at) => {
    const [, glued = ''] = /^(?:-o|--output)=?(.*)$/s.exec(word) ?? [];
    const before = argv[at - 1];
    return word === '--json' || isMachine(glued) || ((before === '-o' || before === '--output') && isMachine(word));
  });
}

function isMachine(format: string | undefined): boolean {
  return ['json', 'yaml', 'ndjson'].includes(format ?? '');
}

async function failed(screen: Screen, error: unknown, command: string): Promise<number> {
  screen.fail(error, command);
  await screen.close();
  return error instanceof BingctlError ? error.exit : catalogue.unexpected.exit;
}

/** What cures an error of the service is looked up in a table that only failures load. */
function hintsOnFailure(): { hintFor: HintFor; load(): Promise<void> } {
  let known: HintFor = () => null;
  return {
    hintFor: (code) => known(code),
    async load() {
      known = (await import('../domain/error-codes.js')).hintFor;
    },
  };
}

/** A screen for when the settings themselves are wrong. */
function rawScreen(machine: boolean, io: Io): Screen {
  return createScreen({ io, format: machine ? 'json' : null, quiet: false, debug: false });
}

/** Arguments by their names and flags, as one object. */
function inputOf(command: Command): Record<string, unknown> {
  const named = command.registeredArguments.map((argument, at) => [argument.name(), command.processedArgs[at]]);
  return { ...Object.fromEntries(named), ...command.opts() };
}
