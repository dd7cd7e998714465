import type { Place } from '../desired.js';

/** What reading a file goes by, and where all that is wrong is gathered: it is told at once. */
export interface Reading {
  env: Readonly<Record<string, string | undefined>>;
  complain(place: Place, message: string): void;
  /** A variable is missing, which does not matter in an account that the run leaves out. */
  miss(place: Place, message: string): void;
  /** What somebody should know, though nothing is wrong. */
  warn(place: Place, message: string): void;
}
