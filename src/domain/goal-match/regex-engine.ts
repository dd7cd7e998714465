/** A compiled regular expression that takes time linear in the text, whatever the expression. */
export interface LinearRegex {
  /** Whether it matches anywhere in the text. */
  finds(text: string): boolean;
  /** Whether it matches the text from the first to the last character. */
  matchesWhole(text: string): boolean;
}

/**
 * Compiles an expression in RE2's syntax. It is handed in, because the engine is a package (src/matching/regex.ts).
 * @throws Error with the reason when it cannot express the expression
 */
export type RegexEngine = (expression: string, ignoreCase: boolean) => LinearRegex;
