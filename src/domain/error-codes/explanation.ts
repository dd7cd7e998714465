/** Where an error comes from. Numbers are unique within an area only. */
export type Area =
  | 'service'
  | 'customer management'
  | 'reporting'
  | 'bulk'
  | 'UET tags'
  | 'conversion goals'
  | 'offline conversions'
  | 'sign-in';

/** What an error of the service means, in our words. */
export interface ErrorExplanation {
  code: number;
  /** The service's symbol; null where it sends none. */
  errorCode: string | null;
  area: Area;
  meaning: string;
  cause: string;
  /** What to do, with a command where one helps. */
  cure: string;
  /** Whether a list of Microsoft's has it (operation-error-codes.md, for sign-in its own); the others were seen live, 2026-07. */
  documented: boolean;
}

/** Meaning, cause and cure of one code. */
export type Texts = readonly [meaning: string, cause: string, cure: string];

/** The explanations of codes that are kept by their symbols. */
export function explanations<Name extends string>(
  area: Area,
  codes: Readonly<Record<Name, number>>,
  texts: Readonly<Record<NoInfer<Name>, Texts>>,
  documented: boolean,
): ErrorExplanation[] {
  return Object.entries<number>(codes).map(([errorCode, code]) => {
    const [meaning, cause, cure] = texts[errorCode as Name];
    return { code, errorCode, area, meaning, cause, cure, documented };
  });
}
