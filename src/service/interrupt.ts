/**
 * What Ctrl-C, SIGTERM and SIGHUP do to work in progress (docs/exit-codes.md): the first stops reads at once
 * and keeps writes from starting, the second stops everything.
 */
export interface Interrupt {
  /** Aborted by the first signal. */
  readonly first: AbortSignal;
  /** Aborted by the second one, unless it is a SIGHUP. */
  readonly second: AbortSignal;
}
