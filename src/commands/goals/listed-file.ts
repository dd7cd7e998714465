import type { Context } from '../../context.js';
import type { Goal } from '../../domain/goal.js';
import type { UetTag } from '../../domain/tag.js';
import { inFile } from '../../files/in-file.js';
import { fileName, readInput } from '../../files/input.js';
import { readListedGoals, readListedTags } from '../../files/listed.js';

/** The goals that `goals list --json` printed into a file. @throws BingctlError `usage` with the file's name */
export async function goalsOfFile(path: string, { io }: Pick<Context, 'io'>): Promise<Goal[]> {
  const text = await readInput(io, path);
  return inFile(fileName(path), () => readListedGoals(text));
}

/** The tags that `tags list --json` printed into a file. @throws BingctlError `usage` with the file's name */
export async function tagsOfFile(path: string, { io }: Pick<Context, 'io'>): Promise<UetTag[]> {
  const text = await readInput(io, path);
  return inFile(fileName(path), () => readListedTags(text));
}
