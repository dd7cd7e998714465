/**
 * The candidate that is most likely meant by a mistyped word, or null when none is near: at most one slip for every three
 * characters, and never more than three. Case, `-` and `_` do not count. Of equally near ones the first wins.
 */
export function nearest(text: string, candidates: Iterable<string>): string | null {
  const wanted = bare(text);
  // Nobody mistypes a name this long, and the comparison costs length times length.
  if (wanted.length === 0 || wanted.length > 200) return null;
  let best: string | null = null;
  let fewest = Math.min(3, Math.ceil(wanted.length / 3)) + 1;
  for (const candidate of candidates) {
    const known = bare(candidate);
    if (Math.abs(known.length - wanted.length) >= fewest) continue;
    // As many slips as there are characters would turn any word into any other.
    const slips = editDistance(wanted, known);
    if (slips < fewest && slips < Math.max(wanted.length, known.length)) {
      best = candidate;
      fewest = slips;
    }
  }
  return best;
}

/**
 * How many insertions, deletions, replacements and swaps of neighbours turn one text into the other, each place edited at
 * most once (optimal string alignment, the common form of Damerau-Levenshtein).
 */
export function editDistance(from: string, to: string): number {
  const a = Array.from(from);
  const b = Array.from(to);
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(at(last, column) + 1, at(current, column - 1) + 1, at(last, column - 1) + (same ? 0 : 1));
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        cost = Math.min(cost, at(beforeLast, column - 2) + 1);
      }
      current.push(cost);
    }
    beforeLast = last;
    last = current;
  }
  return at(last, b.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}

function bare(text: string): string {
  return text.toLowerCase().replace(/[-_]/g, '');
}
