import type { Id } from '../../domain/tag.js';
import { BingctlError } from '../../errors.js';
import type { Desired } from '../desired.js';
import { makePlan } from '../make-plan.js';
import type { Step } from '../plan.js';
import { type Merged, type Merging, mergeAccount } from './merge.js';

/** Reads a text as the file that it is to be. */
export type ReadText = (text: string) => Promise<Desired>;

/**
 * A merge that was read again and planned: what the file and the account both have plans to nothing, and no comment is
 * gone. New goals that the defaults of the file would change are left out of it.
 * @throws BingctlError `refused` where that cannot be had; `usage` as {@link mergeAccount}
 */
export async function checkedMerge(merging: Omit<Merging, 'without'>, read: ReadText): Promise<Merged> {
  const first = await mergeAccount({ ...merging, without: new Set() });
  const amiss = await stepsLeft(first, merging, read);
  if (amiss.length === 0) return withComments(first, merging.text);

  const unfit = new Set(amiss.flatMap(({ id, kind }) => (kind === 'goal' && id !== null ? [id] : [])));
  const merged = await mergeAccount({ ...merging, without: unfit });
  const left = await stepsLeft(merged, merging, read);
  if (left.length > 0) throw notMerged(left);
  const added = new Set(first.ids.map(({ id }) => id));
  const leftOut = amiss.flatMap(({ id, name }) => (id !== null && added.has(id) ? [byDefaults(id, name, amiss)] : []));
  return withComments({ ...merged, leftOut: [...merged.leftOut, ...leftOut] }, merging.text);
}

/** The steps of a plan of the merged file, save those that make what the account does not have. */
async function stepsLeft(
  merged: Merged,
  { observed, locked }: Omit<Merging, 'without'>,
  read: ReadText,
): Promise<Step[]> {
  const alone = new Set(
    merged.entries.flatMap(({ outcome, kind, key }) => (outcome === 'onlyInFile' ? [`${kind} ${key}`] : [])),
  );
  const { steps } = makePlan(await readAgain(merged.text, read), observed, { locked, prune: false });
  return steps.filter(
    ({ action, kind, key }) => action !== 'keep' && action !== 'adopt' && !alone.has(`${kind} ${key}`),
  );
}

/** @throws BingctlError `refused` where it is not what it was meant to become */
async function readAgain(text: string, read: ReadText): Promise<Desired> {
  try {
    return await read(text);
  } catch (cause) {
    if (!(cause instanceof BingctlError)) throw cause;
    const message = 'the file was left as it is: it is laid out in a way that cannot be changed in place';
    throw new BingctlError('refused', message, { hint: 'bingctl export prints the account as a file', cause });
  }
}

function byDefaults(id: Id, name: string, steps: readonly Step[]): Merged['leftOut'][number] {
  const fields = steps.find((step) => step.id === id)?.changes.map(({ field }) => field) ?? [];
  return {
    kind: 'goal',
    id,
    name,
    why: `the defaults of the file would change its ${fields.join(', ')}`,
    prunable: true,
  };
}

function notMerged(steps: readonly Step[]): BingctlError {
  const [first] = steps;
  const why = first?.problems[0]?.message ?? first?.changes.map(({ field }) => field).join(', ');
  const message = `the file was left as it is: ${first?.kind}s.${first?.key} would still be other than in the account (${why})`;
  return new BingctlError('refused', message, { hint: 'change it by hand, and merge again' });
}

/** @throws BingctlError `refused` where a comment stood inside something that had to be written anew */
function withComments(merged: Merged, before: string): Merged {
  const count = new Map<string, number>();
  for (const line of comments(merged.text)) count.set(line, (count.get(line) ?? 0) + 1);
  for (const line of comments(before)) {
    const left = (count.get(line) ?? 0) - 1;
    if (left < 0) {
      const message = `the file was left as it is: the comment ${line} would be lost`;
      throw new BingctlError('refused', message, { hint: 'move the comment, and merge again' });
    }
    count.set(line, left);
  }
  return merged;
}

function comments(text: string): string[] {
  return text.split(/\r?\n/).flatMap((line) => (line.trim().startsWith('#') ? [line.trim()] : []));
}
