/**
 * How many insertions, deletions, replacements and swaps of neighbours turn one text into the other, each place edited at
 * most once (optimal string alignment, the common form of Damerau-Levenshtein).
 * @param enough nobody asks how many more than this it takes: the answer is then this many or more
 */
export function editDistance(from: string, to: string, enough = Number.POSITIVE_INFINITY): number {
  const [a, b] = withoutCommonEnds(Array.from(from), Array.from(to));
  // Cells this far from the diagonal take more insertions or deletions than anybody asks about.
  const reach = Math.min(enough, Math.max(a.length, b.length) + 1) - 1;
  if (Math.abs(a.length - b.length) > reach) return enough;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current: number[] = new Array(b.length + 1).fill(Number.POSITIVE_INFINITY);
    current[0] = row;
    let least = row;
    for (let column = Math.max(1, row - reach); column <= Math.min(b.length, row + reach); column++) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(at(last, column) + 1, at(current, column - 1) + 1, at(last, column - 1) + (same ? 0 : 1));
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        cost = Math.min(cost, at(beforeLast, column - 2) + 1);
      }
      current[column] = cost;
      least = Math.min(least, cost);
    }
    // A swap reaches back over one row and costs one, so what follows is no less than this.
    if (least > enough) return enough;
    beforeLast = last;
    last = current;
  }
  return at(last, b.length);
}

/** What both begin with, and what both end with, takes no slip. */
function withoutCommonEnds(a: string[], b: string[]): [string[], string[]] {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  const most = Math.min(a.length, b.length) - start;
  while (end < most && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  return [a.slice(start, a.length - end), b.slice(start, b.length - end)];
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
