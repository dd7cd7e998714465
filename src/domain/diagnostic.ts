/** One thing that is wrong with what the user asks for, found before anything is sent. */
export interface Problem {
  /** The member, as a path in camelCase such as `revenue.currencyCode`. */
  field: string;
  /** The flag that sets it, such as `--currency`; null where there is none. */
  flag: string | null;
  /** What is wrong, as part of a sentence: starts small, ends without a full stop. */
  message: string;
  /** What to do, where the message does not say it already. */
  hint?: string;
  /** What the service would answer; null where no code is known. */
  code: number | null;
  errorCode: string | null;
}
