import { readFileSync } from 'node:fs';
import { CommanderError } from 'commander';
import { describe, expect, test } from 'vitest';
import { commandsPage, errorsPage, examplesOf, schemaText } from '../../scripts/docs.js';
import { errorExplanations } from '../../src/domain/error-codes.js';
import { catalogue } from '../../src/errors.js';
import { buildProgram } from '../../src/program.js';
import { commandsIn, pages, type Step } from './pages.js';

const whole = await emptyProgram();

/** `npm run docs` runs this file and lets vitest write what differs. */
describe('a page that is stale is written anew by npm run docs', () => {
  test('docs/commands.md', async () => {
    await expect(commandsPage(whole)).toMatchFileSnapshot('../../docs/commands.md');
  });

  test('docs/errors.md', async () => {
    await expect(errorsPage(errorExplanations)).toMatchFileSnapshot('../../docs/errors.md');
  });

  test('schema/bingctl.schema.json', async () => {
    await expect(schemaText()).toMatchFileSnapshot('../../schema/bingctl.schema.json');
  });
});

describe('what is written about command lines', () => {
  test.each(examplesOf(whole).map(({ command, line }) => [command, line]))(
    'the help of %s gives an example that parses: %s',
    async (_, line) => {
      const steps = commandsIn(line).flat();
      expect(steps.length, 'no bingctl in it').toBeGreaterThan(0);
      for (const step of steps) expect(await complaint(step)).toBeNull();
    },
  );

  test.each(pages().flatMap(({ name, mentions }) => mentions.map((line) => [name, line])))(
    '%s mentions a command that exists: %s',
    async (_, line) => {
      for (const step of commandsIn(line).flat()) expect(await complaint(step)).toBeNull();
    },
  );

  test.each(pages().map(({ name, text }) => [name, text]))('%s names no flag that is not there', (_, text) => {
    const known = new Set(flagsOf(whole));
    const ofOurs = text.replaceAll(/\b(?:git|npm) [^`&|;\n]*/g, '');
    const named = new Set([...ofOurs.matchAll(/(?<![\w-])--[a-z][a-z-]*/g)].map(([flag]) => flag));
    expect([...named].filter((flag) => !known.has(flag))).toEqual([]);
  });
});

test('docs/exit-codes.md has every kind of error with its exit code', () => {
  const page = readFileSync('docs/exit-codes.md', 'utf8');
  for (const [kind, { exit }] of Object.entries(catalogue)) {
    expect(page).toMatch(new RegExp(`^\\| ${exit} \\|.*\`${kind}\``, 'm'));
  }
});

test('docs/dependencies.md has every package with its licence', () => {
  const page = readFileSync('docs/dependencies.md', 'utf8');
  const listed = [...page.matchAll(/^\| `([^`]+)` \| (.+?) \|/gm)].map(([, name, licence]) => `${name} ${licence}`);
  const { devDependencies, optionalDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
  const used = Object.keys({ ...devDependencies, ...optionalDependencies }).map(
    (name) => `${name} ${packages[`node_modules/${name}`].license}`,
  );
  expect(listed.sort()).toEqual(used.sort());
});

/** The command tree, with verbs that do nothing. */
function emptyProgram() {
  return buildProgram(() => () => Promise.resolve());
}

/** What the parser has against a command line, or null. In a mention, arguments may be left out. */
async function complaint({ argv }: Step): Promise<string | null> {
  const program = await emptyProgram();
  const quiet = (command: typeof program) => {
    command.exitOverride().configureOutput({ writeOut: () => {}, writeErr: () => {} });
    command.commands.forEach(quiet);
  };
  quiet(program);
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return null;
  } catch (error) {
    const isFine =
      error instanceof CommanderError &&
      (error.exitCode === 0 || ['commander.missingArgument', 'commander.help'].includes(error.code));
    return isFine ? null : String(error);
  }
}

function flagsOf(command: Awaited<ReturnType<typeof emptyProgram>>): string[] {
  const own = command.options.flatMap(({ long }) => long ?? []);
  return [
    '--help',
    ...own,
    ...command.commands.flatMap((child) => flagsOf(child as Awaited<ReturnType<typeof emptyProgram>>)),
  ];
}
