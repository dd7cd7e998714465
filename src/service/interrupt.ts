/**
 * What Ctrl-C and SIGTERM do to work in progress (docs/exit-codes.md): the first stops reads at once
 * and keeps writes from starting, the second stops everything.
 */
export interface Interrupt {
  /** Aborted by the first signal. */
  readonly first: AbortSignal;
  /** Aborted by the second one. */
  readonly second: AbortSignal;
}
