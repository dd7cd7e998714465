/**
 * What Ctrl-C and SIGTERM do to work in progress (product contract, Errors and exit codes): the first stops reads at once
 * and keeps writes from starting, the second stops everything.
 */
export interface Interrupt {
  /** Aborted by the first signal. */
  readonly first: AbortSignal;
  /** Aborted by the second one. */
  readonly second: AbortSignal;
}
