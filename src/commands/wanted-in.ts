import type { Context } from '../context.js';
import { inFile } from '../files/in-file.js';
import { fileName, readInput } from '../files/input.js';
import { placeOf } from '../files/mistakes.js';
import type { FileEntries } from '../files/records.js';
import type { Wanted } from './problems.js';

/**
 * What a file, or standard input, asks for.
 * @throws BingctlError `usage` with every mistake at its place in the file
 */
export async function wantedIn<F>(
  path: string,
  read: (text: string) => Promise<FileEntries<F>>,
  { io }: Pick<Context, 'io'>,
): Promise<Wanted<F>> {
  const text = await readInput(io, path);
  const file = fileName(path);
  const { single, entries } = await inFile(file, () => read(text));
  return {
    single,
    entries: entries.map(({ id, fields, place }) => ({ id, fields, place: placeOf({ file, ...place }) })),
  };
}
