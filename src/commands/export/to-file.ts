import { access } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Context } from '../../context.js';
import { shellWord } from '../../domain/shell-word.js';
import { usage } from '../../errors.js';
import { atomicWrite } from '../../files/atomic-write.js';
import { inputName } from '../../files/input.js';
import { withLock } from '../../files/lock.js';
import { jsonText } from '../../files/written-members.js';
import { exportedMembers, exportedYaml } from '../../plan/export/export-text.js';
import { type Exported, exportAccount } from '../../plan/export/exported.js';
import { lockKey } from '../../plan/lock.js';
import { readLock } from '../../plan/lock-file.js';
import { type KeyedId, lockKeeper } from '../../plan/lock-keeper.js';
import { type Answer, one } from '../../render/answer.js';
import { type Written, writtenView } from '../../render/views/written.js';
import { lockPathOf } from '../plan/planning.js';
import { observedAccount } from './observed-account.js';
import { tellLeftOut } from './tell-left-out.js';

/** The account as a new file, and its ids in the lock beside it: a rename in the file is a rename from the start. */
export async function fileAnswer(file: string, force: boolean, ctx: Context): Promise<Answer> {
  const path = resolve(ctx.io.cwd, file);
  await refuseExisting(file, path, force);
  const observed = await observedAccount(ctx);
  return withLock(
    lockPathOf(file, ctx),
    async (lockPath) => {
      // Reading an account takes a while, and another export may have been quicker.
      await refuseExisting(file, path, force);
      const lock = await readLock(lockPath);
      const exported = exportAccount(observed, lock?.accounts[lockKey(observed.account)]);
      await atomicWrite(path, fileTextOf(exported, file));
      await lockKeeper(lockPath, lock).record(observed.account, idsOf(exported));
      tellLeftOut(exported.leftOut, ctx);
      const { tags, goals } = exported;
      const written: Written = { file, tags: tags.length, goals: goals.length, entries: [], leftOut: exported.leftOut };
      return one(written, writtenView, { next: `bingctl plan --file ${shellWord(file)}` });
    },
    { signal: ctx.interrupt.first },
  );
}

/** @throws BingctlError `usage` where there is a file that nobody said to write over */
export async function refuseExisting(file: string, path: string, force: boolean): Promise<void> {
  if (force) return;
  const isThere = await access(path).then(
    () => true,
    () => false,
  );
  if (!isThere) return;
  throw usage(`${inputName(file)} is there already, and was left as it is`, {
    hint: '--force writes over it; bingctl export --merge brings it up to date',
  });
}

/** By its name: JSON for `.json`, YAML otherwise. */
export function isJsonFile(file: string): boolean {
  return /\.json$/i.test(file);
}

function fileTextOf(exported: Exported, file: string): string {
  return isJsonFile(file) ? `${jsonText(exportedMembers(exported))}\n` : exportedYaml(exported);
}

/** What the lock is to know of an export. */
function idsOf({ tags, goals }: Exported): KeyedId[] {
  return [
    ...tags.map(({ key, id }): KeyedId => ({ kind: 'tag', key, id })),
    ...goals.map(({ key, id }): KeyedId => ({ kind: 'goal', key, id })),
  ];
}
