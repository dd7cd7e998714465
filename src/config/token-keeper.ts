/** Tokens as they are kept between calls, and between commands. */
export interface HeldTokens {
  refreshToken: string | null;
  accessToken: string | null;
  /** In the clock's milliseconds; null where nobody said. */
  expiresAtMs: number | null;
}

/** Where tokens come from and renewed ones go. */
export interface TokenKeeper {
  /** As messages name it: a variable, or `profile shop`. */
  readonly place: string;
  /** What somebody does when the sign-in has ended: a command, or which variable to set. */
  readonly again: string;
  /** @throws BingctlError `refused` or `signedOut` when there is nothing to be read */
  read(): Promise<HeldTokens>;
  /** Keeps renewed tokens; returns when they are safe. */
  keep(tokens: HeldTokens): Promise<void>;
  /** Runs `work` while no other process renews the same tokens. */
  alone<T>(work: () => Promise<T>): Promise<T>;
}

/** How long others may take to renew before who waits for them gives up. */
export interface Patience {
  lockTimeoutMs: number;
  /** Gives up waiting for others. */
  signal: () => AbortSignal;
}
