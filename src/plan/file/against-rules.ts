import type { Problem } from '../../domain/diagnostic.js';
import { isGiven } from '../../domain/goal-defaults.js';
import { nameProblem } from '../../domain/text-length.js';
import { isMapping } from '../../files/mapping.js';
import type { Place } from '../desired.js';
import { memberNamed } from './member.js';
import { mistakeWords } from './mistake-words.js';
import { type Layer, valueIn } from './read-members.js';
import type { Reading } from './reading.js';
import { revenueMembers } from './revenue.js';

/**
 * Complains about members that no account could take. What is missing is not among it: what is there already may have it,
 * which the plan finds out.
 * @param problems of something new that is made with nothing but this
 * @param place of the key, which is the name where none is given
 */
export function againstRules(problems: readonly Problem[], layer: Layer, place: Place, reading: Reading): void {
  for (const { field, message, hint } of problems) {
    const said = saidOf(field, layer);
    if (said === null && (field !== 'name' || layer.has('name'))) continue;
    const why = hint === undefined || hint.startsWith('bingctl') ? message : `${message} (${hint})`;
    reading.complain(said?.place ?? place, mistakeWords.againstRule(said?.name ?? 'the key', why));
  }
}

/** The name that something had before, where one is told: it had to be a name. */
export function renamedFrom(layer: Layer, { complain }: Reading): string | null {
  const name = valueIn<string>(layer, 'renamedFrom');
  const wrong = name === undefined ? null : nameProblem('the name', name, longestName);
  const place = layer.get('renamedFrom')?.spot.place;
  if (wrong && place) complain(place, mistakeWords.againstRule('renamedFrom', wrong));
  return name ?? null;
}

/** Of tags and of goals. */
const longestName = 100;

/** The member that sets a field such as `revenue.value`, where the file has it. */
function saidOf(field: string, layer: Layer): { name: string; place: Place } | null {
  const [whole = '', part] = field.split('.');
  const taken = [...layer.values()].find(({ member, value }) => isGiven(value) && [member.sets].flat().includes(whole));
  if (!taken) return null;
  const { member, spot } = taken;
  if (part === undefined) return { name: member.name, place: spot.place };
  if (!isMapping(taken.value) || !isGiven(taken.value[part])) return null;
  // A word alone is the type.
  if (!isMapping(spot.value)) return { name: member.name, place: spot.place };
  for (const [written, inner] of spot.members()) {
    const known = memberNamed(revenueMembers, written);
    if (known?.sets === part) return { name: known.name, place: inner.place };
  }
  return null;
}
