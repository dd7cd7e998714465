/** The lines that could not be read: each of the first is told as it comes, of the others there is the number. */
export interface MalformedLines {
  readonly count: number;
  /** There are more than were told one by one. */
  readonly isBeyondTold: boolean;
  add(line: number, why: string): void;
  /** All of them in a sentence. */
  summary(read: number): string;
}

const told = 10;

export function createMalformedLines(tell: (text: string) => void): MalformedLines {
  let count = 0;
  const first: number[] = [];
  return {
    get count() {
      return count;
    },
    get isBeyondTold() {
      return count > told;
    },
    add(line, why) {
      count += 1;
      if (count > told) return;
      first.push(line);
      tell(`line ${line} is left out: ${why}`);
    },
    summary(read) {
      const which = `${first.length === 1 ? 'line' : 'lines'} ${first.join(', ')}`;
      const others = count > first.length ? ` and ${count - first.length} more` : '';
      const were = count === 1 ? '1 line was left out' : `${count} lines were left out`;
      return `${were}: ${which}${others}; ${read} ${read === 1 ? 'call was' : 'calls were'} read`;
    },
  };
}
