/** Why an expression cannot be tried: part of a sentence that begins with the expression. */
export class Cannot extends Error {}

/** What in an expression makes some texts look different to .NET. */
export interface Caveats {
  /** `\b` or `\B`, which .NET reads by Unicode and RE2 by ASCII. */
  wordBoundary: boolean;
  /** `$` or `\Z`, which .NET lets match before a last line feed too. */
  lineEnd: boolean;
  /** Something that takes exactly one UTF-16 unit to .NET and one character to RE2. */
  codeUnits: boolean;
}

/** A piece in RE2's syntax, and where the rest of the source begins. */
export interface Piece {
  text: string;
  end: number;
}
