import type { Context } from '../../context.js';
import { fileOf, type PlanFlags, type Planning, planning, readWanted } from '../plan/planning.js';
import { planningOf, readSaved } from '../plan/saved.js';

/** Where plans come from: read and found right before anything is locked. */
export interface Source {
  /** The file that is applied; the lock lies beside it. */
  file: string;
  /** Reads the lock and the accounts. */
  planning(options: { lockPath: string; dryRun: boolean }): Promise<Planning>;
}

export async function fromFile(flags: PlanFlags, ctx: Context): Promise<Source> {
  const { desired } = await readWanted(flags, ctx);
  const prune = flags.prune ?? false;
  return { file: fileOf(flags), planning: (options) => planning(desired, { ...options, prune }, ctx) };
}

/** @param path of what `plan --out` wrote */
export async function fromSavedPlan(path: string, flags: PlanFlags, ctx: Context): Promise<Source> {
  const saved = await readSaved(path, flags, ctx);
  return { file: saved.file, planning: (options) => planningOf(saved, options, ctx) };
}
