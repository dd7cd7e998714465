import { createHash } from 'node:crypto';
import { asBingctlError, usage } from '../errors.js';
import { parseJson } from '../files/json-text.js';
import type { Plan } from './plan.js';

/** What `plan --out` writes and `apply FILE` takes. */
export interface SavedPlan {
  bingctlPlan: 1;
  /** The file that it was made from, for people, and the lock beside it. */
  file: string;
  prune: boolean;
  plans: readonly Plan[];
  /** Of what each plan was made on, in their order: see digest.ts. */
  digests: readonly string[];
}

/** With a checksum: what was reviewed is what is carried out, and a hand in it would be seen. It keeps no secret. */
export function savedPlanText(saved: SavedPlan): string {
  return `${JSON.stringify({ ...saved, checksum: checksumOf(saved) }, null, 2)}\n`;
}

/** @throws BingctlError `usage` for a text that no `plan --out` of this version wrote, or that was changed since */
export function readSavedPlan(text: string, name: string): SavedPlan {
  const value = parsed(text, name);
  const isPlan = typeof value === 'object' && value !== null && 'bingctlPlan' in value;
  if (!isPlan) throw usage(`${name} is no saved plan`, { hint: applied });
  if (value.bingctlPlan !== 1) throw usage(`${name} was saved by another version of bingctl`, { hint: again });
  const { checksum, ...saved } = value;
  const isWhole = Array.isArray(saved.plans) && Array.isArray(saved.digests) && typeof saved.file === 'string';
  if (!isWhole || checksum !== checksumOf(saved)) {
    throw usage(`${name} is not as bingctl saved it: it was changed or damaged`, { hint: again });
  }
  return saved as SavedPlan;
}

/** Most likely it is the file itself that somebody names. */
const applied = 'write one with bingctl plan --out FILE; what is to be planned and applied is named with --file';
const again = 'plan again: a plan is not made to be edited';

function parsed(text: string, name: string): (Partial<SavedPlan> & { checksum?: unknown }) | null {
  try {
    return parseJson(text) as Partial<SavedPlan> | null;
  } catch (error) {
    const { message, items } = asBingctlError(error);
    const why = items[0]?.message ?? message;
    const hint = /\.ya?ml$/i.test(name) ? applied : again;
    throw usage(`${name} is no saved plan: ${why}`, { hint, cause: error });
  }
}

function checksumOf(saved: Partial<SavedPlan>): string {
  return createHash('sha256').update(JSON.stringify(saved)).digest('hex');
}
