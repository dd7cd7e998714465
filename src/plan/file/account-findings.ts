import type { Place } from '../desired.js';
import type { Findings } from './findings.js';
import type { Reading } from './reading.js';

/** Findings in an account, until it is known whether the run is for it: what is missing in others is no mistake. */
export class AccountFindings implements Reading {
  readonly env: Reading['env'];
  readonly complain: Reading['complain'];
  readonly warn: Reading['warn'];
  private readonly missing: (readonly [Place, string])[] = [];

  constructor({ env, complain, warn }: Findings) {
    this.env = env;
    this.complain = complain;
    this.warn = warn;
  }

  miss = (place: Place, message: string): void => {
    this.missing.push([place, message]);
  };

  /** The run is for the account. */
  tellMissing(): void {
    for (const [place, message] of this.missing) this.complain(place, message);
  }
}
