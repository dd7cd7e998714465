import { usage } from '../errors.js';
import { parseJson } from '../files/json-text.js';
import type { Plan } from './plan.js';

/** What `plan --out` writes and `apply FILE` takes. */
export interface SavedPlan {
  bingctlPlan: 1;
  /** The file that it was made from, for people, and the lock beside it. */
  file: string;
  prune: boolean;
  plans: readonly Plan[];
  /** Of what each plan was made on, in their order: {@link digestOf}. */
  digests: readonly string[];
}

export function savedPlanText(saved: SavedPlan): string {
  return `${JSON.stringify(saved, null, 2)}\n`;
}

/** @throws BingctlError `usage` for a text that no `plan --out` of this version wrote */
export function readSavedPlan(text: string, name: string): SavedPlan {
  const value = parseJson(text) as Partial<SavedPlan> | null;
  const isPlan = typeof value === 'object' && value !== null && 'bingctlPlan' in value;
  if (!isPlan) throw usage(`${name} is no saved plan`, { hint: 'bingctl plan --out FILE writes one' });
  if (value.bingctlPlan !== 1) throw usage(`${name} was saved by another version of bingctl: plan again`);
  const { plans, digests } = value;
  const isWhole = Array.isArray(plans) && Array.isArray(digests) && plans.length === digests.length;
  if (!isWhole || typeof value.file !== 'string') throw usage(`${name} is a damaged plan: plan again`);
  return value as SavedPlan;
}
