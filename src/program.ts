import { Command, CommanderError } from 'commander';
import { tieValues } from './commands/command-line.js';
import { examples } from './commands/declare.js';
import { globalOptions } from './commands/global-options.js';
import type { Lazily } from './commands/lazily.js';
import type { Io } from './render/io.js';
import { version } from './version.js';

/** What comes after `bingctl`. Only the noun that is named is declared whole: the flags of the others are not wanted. */
const nouns = [
  {
    name: 'login',
    summary: 'sign in and pick an ad account',
    load: async () => (await import('./commands/login.js')).login,
  },
  {
    name: 'logout',
    summary: 'forget the tokens of a profile',
    load: async () => (await import('./commands/logout.js')).logout,
  },
  {
    name: 'whoami',
    summary: 'who is signed in, and for which account',
    load: async () => (await import('./commands/whoami.js')).whoami,
  },
  {
    name: 'accounts',
    summary: 'the ad accounts that you may use',
    load: async () => (await import('./commands/accounts.js')).accounts,
  },
  {
    name: 'profiles',
    summary: 'named account settings on this machine',
    load: async () => (await import('./commands/profiles.js')).profiles,
  },
  {
    name: 'tags',
    summary: 'UET tags: what a site carries',
    load: async () => (await import('./commands/tags.js')).tags,
  },
  {
    name: 'goals',
    summary: 'conversion goals: what counts as a conversion',
    load: async () => (await import('./commands/goals.js')).goals,
  },
  {
    name: 'events',
    summary: 'analytics events: what calls become at Microsoft',
    load: async () => (await import('./commands/events.js')).events,
  },
  {
    name: 'plan',
    summary: 'what a file wants beside what the account has',
    load: async () => (await import('./commands/plan.js')).plan,
  },
  {
    name: 'apply',
    summary: 'make the account have what a file wants',
    load: async () => (await import('./commands/apply.js')).apply,
  },
  {
    name: 'export',
    summary: 'the account as a file for plan and apply',
    load: async () => (await import('./commands/export.js')).exportNoun,
  },
  {
    name: 'doctor',
    summary: 'what is not in order, and what cures it',
    load: async () => (await import('./commands/doctor.js')).doctor,
  },
  {
    name: 'explain',
    summary: 'what an error of the service means',
    load: async () => (await import('./commands/explain.js')).explain,
  },
  {
    name: 'emulator',
    summary: 'the service, played on this machine',
    load: async () => (await import('./commands/emulator.js')).emulator,
  },
  {
    name: 'wsdl',
    summary: "the services' contracts beside the packaged ones",
    load: async () => (await import('./commands/wsdl.js')).wsdl,
  },
];

/**
 * The command tree; `lazily` turns the import of a verb into an action.
 * @param words the command line, where only the nouns in it have to be declared whole
 */
export async function buildProgram(lazily: Lazily, words?: readonly string[]): Promise<Command> {
  const program = new Command('bingctl')
    .description('UET tags and conversion goals of Microsoft Advertising, from a terminal, a CI job or a file.')
    .version(version(), '-V, --version', 'print the version')
    .configureHelp({ showGlobalOptions: true, sortSubcommands: false })
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .showSuggestionAfterError()
    .addHelpText(
      'after',
      examples(
        'bingctl --env local tags create --name shop',
        'bingctl login',
        'bingctl tags list --json',
        'bingctl goals create --help',
        'bingctl explain 5317',
      ),
    );
  globalOptions(program);
  // Where the first word is a noun, no other is meant; anywhere else it may be the value of a flag.
  const first = nouns.find(({ name }) => name === words?.[0]);
  for (const { name, summary, load } of first ? [first] : nouns) {
    const noun = program.command(name).summary(summary);
    if (!words || words.includes(name)) (await load())(noun, lazily);
  }
  return program;
}

/** Parses and runs one command line; the answer is the exit code. */
export async function runProgram(argv: readonly string[], io: Io): Promise<number> {
  let exit = 0;
  const lazily: Lazily =
    (load) =>
    async (...actionArguments) => {
      const { runVerb } = await import('./commands/run-verb.js');
      exit = await runVerb(load, actionArguments, io);
    };
  const program = await buildProgram(lazily, argv);
  quietExits(program, io);
  let command = program;
  try {
    const line = tieValues(argv, program);
    command = line.command;
    await program.parseAsync(line.words, { from: 'user' });
    return exit;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    // A noun without a verb asks what there is: its help, not an error.
    if (error instanceof CommanderError && error.code === 'commander.help') return 0;
    const { reportUsage } = await import('./commands/run-verb.js');
    return await reportUsage(error, command, argv, io);
  }
}

/** Commander writes and exits by itself; here it writes to `io` and throws. */
function quietExits(command: Command, io: Io): void {
  command.exitOverride().configureOutput({
    writeOut: (text) => io.stdout.write(text),
    // Help that a noun without a verb asks for comes this way; messages of errors are drawn by us.
    writeErr: (text) => io.stdout.write(text),
    outputError: () => {},
    getOutHelpWidth: () => io.stdout.columns ?? 80,
    getErrHelpWidth: () => io.stdout.columns ?? 80,
    getOutHasColors: () => false,
    getErrHasColors: () => false,
  });
  for (const child of command.commands) quietExits(child, io);
}
