import { homedir } from 'node:os';
import { type Command, CommanderError } from 'commander';
import { resolveSettings, type Settings } from '../config/settings.js';
import { createContext } from '../context.js';
import { BingctlError, catalogue, usage } from '../errors.js';
import type { HintFor } from '../render/error.js';
import type { Io } from '../render/io.js';
import { createScreen, type Screen } from '../render/screen.js';
import type { GlobalFlags } from './global-options.js';
import type { Load } from './lazily.js';

/** Runs one verb with what commander parsed, shows its answer or its error, and returns the exit code. */
export async function runVerb(load: Load, actionArguments: unknown[], io: Io): Promise<number> {
  const command = actionArguments.at(-1) as Command;
  const flags = command.optsWithGlobals<GlobalFlags>();
  let settings: Settings;
  try {
    settings = await resolveSettings({ flags, env: io.env, cwd: io.cwd, platform: io.platform, home: homedir() });
  } catch (error) {
    return failed(rawScreen(isMachine(flags.json ? 'json' : flags.output), io), error, path(command));
  }
  const hints = hintsOnFailure();
  const { format, quiet, debug } = settings;
  const screen = createScreen({ io, format, quiet, debug, hintFor: hints.hintFor });
  const context = createContext(io, settings, screen);
  let exit = 0;
  try {
    const verb = await load();
    const answer = await verb.run(inputOf(command) as never, context);
    if (answer?.failure) {
      await hints.load();
      exit = answer.failure.exit;
    }
    if (answer) await screen.show(answer, path(command));
  } catch (error) {
    await hints.load();
    exit = await failed(screen, error, path(command));
  } finally {
    await context.close();
    await screen.close();
  }
  const stopped = context.stoppedBy();
  return stopped === null ? exit : catalogue[stopped === 'SIGINT' ? 'interrupted' : 'terminated'].exit;
}

/** Draws what commander found wrong with the command line, or what the check of a flag threw, and returns the exit code. */
export async function reportUsage(error: unknown, argv: readonly string[], io: Io): Promise<number> {
  const screen = rawScreen(
    argv.some((word, at) => word === '--json' || (isMachine(word) && isOutput(argv[at - 1]))),
    io,
  );
  const command = argv.filter((word) => /^[a-z-]+$/.test(word)).slice(0, 2);
  if (!(error instanceof CommanderError)) return failed(screen, error, command.join(' '));
  const message = error.message.replace(/^error: /, '').replace(/\n/g, ' ');
  return failed(screen, usage(message), '');
}

function isOutput(flag: string | undefined): boolean {
  return flag === '-o' || flag === '--output';
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

/** Such as `goals create`. */
function path(command: Command): string {
  const names: string[] = [];
  for (let at: Command | null = command; at?.parent; at = at.parent) names.unshift(at.name());
  return names.join(' ');
}

/** Arguments by their names and flags, as one object. */
function inputOf(command: Command): Record<string, unknown> {
  const named = command.registeredArguments.map((argument, at) => [argument.name(), command.processedArgs[at]]);
  return { ...Object.fromEntries(named), ...command.opts() };
}
