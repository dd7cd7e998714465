import { editDistance } from './edit-distance.js';

/**
 * The candidate that is most likely meant by a mistyped word, or null when none is near: at most one slip for every three
 * characters, and never more than three. Case, `-` and `_` do not count. Of equally near ones the first wins.
 */
export function nearest(text: string, candidates: Iterable<string>): string | null {
  return nearestOf(candidates)(text);
}

/** The same for many texts: each candidate is brought into form once. */
export function nearestOf(candidates: Iterable<string>): (text: string) => string | null {
  const known = Array.from(candidates, spelled);
  return (text) => nearestTo(spelled(text), known);
}

/** A text and what of it is compared. */
interface Spelled {
  text: string;
  bare: string;
  letters: number;
  counts: Uint8Array;
}

function spelled(text: string): Spelled {
  const plain = bare(text);
  return { text, bare: plain, letters: lettersOf(plain), counts: countsOf(plain) };
}

function nearestTo({ bare: wanted, letters, counts }: Spelled, candidates: readonly Spelled[]): string | null {
  // Nobody mistypes a name this long, and the comparison costs length times length.
  if (wanted.length === 0 || wanted.length > 200) return null;
  let best: string | null = null;
  let fewest = Math.min(3, Math.ceil(wanted.length / 3)) + 1;
  for (const candidate of candidates) {
    const known = candidate.bare;
    if (Math.abs(known.length - wanted.length) >= fewest) continue;
    // A slip brings in one letter and takes out another at most. Lists have thousands of names, and most end here, those
    // that are made of the same letters by how often they have them.
    if (bitsIn(letters ^ candidate.letters) > 2 * (fewest - 1)) continue;
    if (surplus(counts, candidate.counts) >= fewest) continue;
    // As many slips as there are characters would turn any word into any other.
    const slips = editDistance(wanted, known, fewest);
    if (slips < fewest && slips < Math.max(wanted.length, known.length)) {
      best = candidate.text;
      fewest = slips;
    }
  }
  return best;
}

/** A bit for each letter that a text has, letters sharing 32 bits. */
function lettersOf(text: string): number {
  let letters = 0;
  for (let index = 0; index < text.length; index += 1) letters |= 1 << (text.charCodeAt(index) & 31);
  return letters;
}

function bitsIn(number: number): number {
  let count = 0;
  for (let rest = number; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

/** How often a text has each letter, letters sharing 32 places. A text that has one more than 255 times is compared with none. */
function countsOf(text: string): Uint8Array {
  const counts = new Uint8Array(32);
  for (const letter of text) {
    const place = (letter.codePointAt(0) ?? 0) & 31;
    counts[place] = (counts[place] ?? 0) + 1;
  }
  return counts;
}

/** How many letters one has and the other lacks, whichever lacks more: a slip makes good one of them at most. */
function surplus(a: Uint8Array, b: Uint8Array): number {
  let [more, less] = [0, 0];
  for (let place = 0; place < a.length; place += 1) {
    const difference = (a[place] ?? 0) - (b[place] ?? 0);
    if (difference > 0) more += difference;
    else less -= difference;
  }
  return Math.max(more, less);
}

function bare(text: string): string {
  return text.toLowerCase().replace(/[-_]/g, '');
}
