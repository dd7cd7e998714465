import { parseArgs } from 'node:util';

/**
 * The flags of a part of the bench: `--rounds`, which every part has, and its own.
 * @param {number} rounds how many are enough, where nobody says how many
 * @param {import('node:util').ParseArgsConfig['options']} own
 */
export function readFlags(rounds, own = {}) {
  const { values } = parseArgs({ options: { rounds: { type: 'string', default: String(rounds) }, ...own } });
  const given = Number(values.rounds);
  if (!Number.isInteger(given) || given < 1) throw new Error('--rounds takes a whole number from 1');
  return { ...values, rounds: given };
}
