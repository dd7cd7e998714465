import { resolve } from 'node:path';
import type { Context } from '../../context.js';
import { shellWord } from '../../domain/shell-word.js';
import { type BingctlError, usage } from '../../errors.js';
import { atomicWrite } from '../../files/atomic-write.js';
import { inputName, readInput } from '../../files/input.js';
import { withLock } from '../../files/lock.js';
import { parseMapping } from '../../files/objects.js';
import type { Desired } from '../../plan/desired.js';
import { checkedMerge } from '../../plan/export/checked-merge.js';
import type { Merged } from '../../plan/export/merge.js';
import { memberNamed } from '../../plan/file/member.js';
import { lockKey } from '../../plan/lock.js';
import { readLock } from '../../plan/lock-file.js';
import { lockKeeper } from '../../plan/lock-keeper.js';
import { readPlanFile } from '../../plan/read-plan-file.js';
import { type Answer, one } from '../../render/answer.js';
import { type Written, writtenView } from '../../render/views/written.js';
import { lockPathOf } from '../plan/planning.js';
import { observedAccount } from './observed-account.js';
import { tellLeftOut } from './tell-left-out.js';

/** The file with what the account has otherwise; the lock beside it learns the ids. */
export async function mergeAnswer(file: string, ctx: Context): Promise<Answer> {
  if (file === '-') throw usage('--merge writes the file that it reads: name one');
  return withLock(
    lockPathOf(file, ctx),
    async (lockPath) => {
      const given = await readInput(ctx.io, file);
      const text = isBlank(given) ? `${given.replace(/[^\n]$/, '$&\n')}version: 1\n` : given;
      const desired = await desiredIn(text, file, ctx);
      const observed = await observedAccount(ctx);
      const lock = await readLock(lockPath);
      const locked = lock?.accounts[lockKey(observed.account)] ?? null;
      const merged = await checkedMerge({ text, desired, observed, locked }, (again) => desiredIn(again, file, ctx));
      if (merged.text !== given) await atomicWrite(resolve(ctx.io.cwd, file), merged.text);
      await lockKeeper(lockPath, lock).record(observed.account, merged.ids);
      tellLeftOut(merged.leftOut, ctx);
      return one(written(file, desired, merged), writtenView, { next: `bingctl plan --file ${shellWord(file)}` });
    },
    { signal: ctx.interrupt.first },
  );
}

/** Without anything but comments. */
function isBlank(text: string): boolean {
  return text.split('\n').every((line) => /^\s*(#|$)/.test(line));
}

/**
 * What a text wants that stands in the file, or will; one that has settings alone wants nothing yet.
 * @throws BingctlError `usage` for a broken file, and for one that says which account or which other file it is about
 */
async function desiredIn(text: string, file: string, { io }: Context): Promise<Desired> {
  const { mapping, mistakes } = await parseMapping(text, 'tags and goals');
  const names = mapping && mistakes.length === 0 ? Object.keys(mapping.value) : null;
  if (names?.every((name) => name === 'version' || name === 'settings')) return nothing;
  for (const [name, why] of unfit) {
    if (names?.some((written) => memberNamed([{ name }], written))) throw refusal(file, name, why);
  }
  const { desired } = await readPlanFile({ io, path: file, text });
  return desired[0] ?? nothing;
}

const nothing: Desired = { target: null, environment: null, customerId: null, accountId: null, tags: [], goals: [] };

const unfit = [
  ['include', 'what it includes is not written to: merge into a file that holds all itself'],
  ['accounts', 'it is for several accounts, and what one has otherwise would be changed for all of them'],
] as const;

function refusal(file: string, name: string, why: string): BingctlError {
  return usage(`${inputName(file)} has ${name}: ${why}`, {
    hint: 'bingctl export prints the account as a file of its own',
  });
}

function written(file: string, { tags, goals }: Desired, { entries, leftOut }: Merged): Written {
  const added = (kind: 'tag' | 'goal') =>
    entries.filter((each) => each.outcome === 'added' && each.kind === kind).length;
  return { file, tags: tags.length + added('tag'), goals: goals.length + added('goal'), entries, leftOut };
}
