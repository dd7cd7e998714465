import { nearestOf } from '../../domain/nearest.js';
import { likeness } from './likeness.js';

/**
 * Which of the texts somebody meant: the first that is alike, or else the nearest; null where none is near. Each text is
 * brought into form once, however many are looked for among them.
 */
export function spellings(texts: readonly (string | undefined)[]): (wanted: string) => string | null {
  const distinct = [...new Set(texts.filter((each) => each !== undefined && each.trim() !== ''))] as string[];
  const byLikeness = new Map<string, string>();
  for (const text of distinct) {
    const key = likeness(text);
    if (!byLikeness.has(key)) byLikeness.set(key, text);
  }
  const near = nearestOf(distinct);
  return (wanted) => byLikeness.get(likeness(wanted)) ?? near(wanted);
}
