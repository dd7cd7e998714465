/**
 * Every way a command can fail, with its exit code (docs/exit-codes.md) and, where one sentence
 * fits all cases, what to do next.
 */
export const catalogue = {
  usage: { exit: 64 },
  refused: { exit: 1 },
  unexpected: { exit: 1, hint: 'run it again with --debug and report what it prints' },
  finding: { exit: 1 },
  signedOut: { exit: 3, hint: 'bingctl doctor' },
  forbidden: { exit: 3, hint: 'bingctl doctor' },
  notFound: { exit: 4 },
  partial: { exit: 5 },
  unread: { exit: 5 },
  unreachable: { exit: 6, hint: 'try again later' },
  unknownOutcome: { exit: 6, hint: 'look whether it was made before you run it again' },
  interrupted: { exit: 130 },
  terminated: { exit: 143 },
  hungUp: { exit: 129 },
} as const satisfies Record<string, { exit: number; hint?: string }>;

export type Kind = keyof typeof catalogue;

/** What happened to one item of a write or of a look-up by id. */
export type Outcome =
  | 'created'
  | 'updated'
  | 'unchanged'
  | 'skipped'
  | 'planned'
  | 'refused'
  | 'notFound'
  | 'notSent'
  | 'notMade'
  | 'unknown';

/** One refused, missing or unsettled item, in the words of the machine-readable error (docs/exit-codes.md). */
export interface ErrorItem {
  /** Position in what the user gave, from 0. */
  index: number;
  name: string | null;
  id: string | null;
  /** The service's number, such as 5317. */
  code: number | null;
  /** The service's symbol, such as ConversionGoalNameAlreadyExists. */
  errorCode: string | null;
  message: string;
  fieldPath: string | null;
  outcome: Outcome;
}

export interface ErrorDetails {
  code?: number | null;
  errorCode?: string | null;
  /** '': there is nothing to do, and nothing is said in its place. */
  hint?: string | null;
  trackingId?: string | null;
  /** The member of what was sent that the service names. */
  fieldPath?: string | null;
  items?: ErrorItem[];
  /** The request may have reached the service, and no answer says what became of it. */
  mayBeDone?: boolean;
  cause?: unknown;
}

/** The one error class: `kind` decides exit code and default hint, the message is a sentence for a person. */
export class BingctlError extends Error {
  override readonly name = 'BingctlError';
  readonly kind: Kind;
  readonly code: number | null;
  readonly errorCode: string | null;
  readonly hint: string | null;
  readonly trackingId: string | null;
  readonly fieldPath: string | null;
  readonly items: ErrorItem[];
  readonly mayBeDone: boolean;

  constructor(kind: Kind, message: string, details: ErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    const entry: { exit: number; hint?: string } = catalogue[kind];
    this.kind = kind;
    this.code = details.code ?? null;
    this.errorCode = details.errorCode ?? null;
    this.hint = details.hint === undefined ? (entry.hint ?? null) : details.hint;
    this.trackingId = details.trackingId ?? null;
    this.fieldPath = details.fieldPath ?? null;
    this.items = details.items ?? [];
    this.mayBeDone = details.mayBeDone ?? false;
  }

  get exit(): number {
    return catalogue[this.kind].exit;
  }
}

/** Something the user typed or wrote in a file is wrong; nothing was sent. */
export function usage(message: string, details: ErrorDetails = {}): BingctlError {
  return new BingctlError('usage', message, details);
}

/** Anything thrown as the one kind of error that is drawn; what was not foreseen becomes `unexpected`. */
export function asBingctlError(error: unknown): BingctlError {
  if (error instanceof BingctlError) return error;
  const message = error instanceof Error ? error.message || error.name : String(error);
  return new BingctlError('unexpected', message, { cause: error });
}
