import type { Problem } from '../../domain/diagnostic.js';
import { isGiven } from '../../domain/goal-defaults.js';
import type { Place } from '../desired.js';
import { mistakeWords } from './mistake-words.js';
import type { Layer } from './read-members.js';
import type { Reading } from './reading.js';

/**
 * Complains about members that no account could take. What is missing is not among it: what is there already may have it,
 * which the plan finds out.
 * @param problems of something new that is made with nothing but this
 * @param place of the key, which is the name where none is given
 */
export function againstRules(problems: readonly Problem[], layer: Layer, place: Place, reading: Reading): void {
  for (const { field, message, hint } of problems) {
    const [whole] = field.split('.');
    const taken = [...layer.values()].find(
      ({ member, value }) => isGiven(value) && [member.sets].flat().includes(whole ?? ''),
    );
    const isKey = field === 'name' && !taken;
    if (!taken && !isKey) continue;
    if (taken && field.includes('.') && !isNamed(taken.value, field)) continue;
    const why = hint === undefined || hint.startsWith('bingctl') ? message : `${message} (${hint})`;
    reading.complain(taken?.place ?? place, mistakeWords.againstRule(taken?.member.name ?? 'the key', why));
  }
}

/** Of a part such as `revenue.value`: whether the file says it. */
function isNamed(value: unknown, field: string): boolean {
  const part = field.slice(field.indexOf('.') + 1);
  return typeof value === 'object' && value !== null && Object.hasOwn(value, part);
}
