import type { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { pathOf, tieValues } from '../../src/commands/command-line.js';
import { buildProgram } from '../../src/program.js';
import { bingctl, words } from '../kit/bingctl.js';

const idle = () => buildProgram(() => async () => {});
const all = (command: Command): Command[] => [command, ...command.commands.flatMap(all)];
const paths = all(await idle()).map(pathOf);

/** The command lines under Examples, those over several lines in one; what a shell does with their output left out. */
function examplesIn(help: string): string[] {
  const [, examples = ''] = help.split('\nExamples:\n');
  return examples
    .replace(/\\\n\s+/g, '')
    .split(/\n|&&|;|\|/)
    .map((line) => line.replace(/^\s*\w+=\$\(|\)$|>.*$/g, '').trim())
    .filter((line) => line.startsWith('bingctl '));
}

describe.each(paths)('bingctl %s --help', (path) => {
  test('fits 80 columns and ends with examples', async () => {
    const { code, stdout, stderr } = await bingctl(`${path} --help`);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout.split('\n').filter((line) => line.length > 80 && !line.startsWith('  bingctl '))).toEqual([]);
    expect(stdout).toMatch(/\n\nExamples:\n( {2}.+\n)+$/);
  });

  test('shows examples that the program takes', async () => {
    const examples = examplesIn((await bingctl(`${path} --help`)).stdout);
    const shown: string[] = [];
    for (const example of examples) {
      const program = await idle();
      for (const command of all(program)) {
        command.exitOverride().configureOutput({ writeErr: () => {}, writeOut: () => {} });
      }
      const line = tieValues(words(example).slice(1), program);
      shown.push(pathOf(line.command));
      if (line.words.includes('--help')) continue;
      await expect(program.parseAsync(line.words, { from: 'user' }), example).resolves.toBe(program);
    }
    expect(
      shown.filter((command) => command.startsWith(path)),
      'examples of this command',
    ).not.toEqual([]);
  });
});

test.each([
  ['', '--help'],
  ['--json', '--help'],
  ['help', '--help'],
  ['-h', '--help'],
  ['tags', 'tags --help'],
  ['help tags', 'tags --help'],
  ['tags help', 'tags --help'],
  ['help tags list', 'tags list --help'],
  ['tags help list', 'tags list --help'],
  ['tags list -h', 'tags list --help'],
  ['explain 5317 --help', 'explain --help'],
])('bingctl %s is bingctl %s', async (line, same) => {
  const told = await bingctl(line);
  expect(told).toEqual(await bingctl(same));
  expect(told).toEqual({ code: 0, stdout: expect.stringMatching(/^Usage: bingctl/), stderr: '' });
});
