/** A number as it is written: ids have 64 bits and amounts are decimal, a double holds neither. */
export class NumberText {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}
