import { BingctlError, type ErrorDetails, type ErrorItem, type Kind } from '../errors.js';
import { FailedAttempt } from './attempt.js';

/** One error of a fault that concerns the whole call: AdApiError, OperationError. */
export interface CallError {
  code: number;
  errorCode: string | null;
  message: string | null;
  details: string | null;
}

/** A fault of the service, whichever transport brought it. */
export interface ServiceFault {
  operation: string;
  trackingId: string | null;
  errors: CallError[];
  /** Errors of single items: with these the whole call was refused. */
  items: ErrorItem[];
  retryAfterMs: number | null;
}

/** Operation Error Codes (operation-error-codes.md): the sign-in is not accepted. */
const signInCodes = new Set([105, 109, 120, 121, 122, 123, 124, 125, 126]);
/** UserIsNotAuthorized; Customer Management's own number for it. */
const permissionCodes = new Set([106, 1001]);
/** CallRateExceeded, ConcurrentRequestOverLimit, BulkServiceNoMoreCallsPermittedForTheTimePeriod, HTTP's own. */
const throttlingCodes = new Set([117, 207, 429, 4204]);
/** InternalError: says nothing about what was done. */
const internalError = 0;

/** What a fault means for the call: refused for good, or worth another attempt. */
export function refusal(fault: ServiceFault): FailedAttempt {
  const { operation, errors, items, trackingId, retryAfterMs } = fault;
  const special = errors.find(({ code }) => meaningOf(code) !== 'refused');
  const error = special ?? errors[0] ?? items[0];
  const meaning = error?.code == null ? 'refused' : meaningOf(error.code);
  const details: ErrorDetails = {
    code: error?.code ?? null,
    errorCode: error?.errorCode ?? null,
    trackingId,
    items,
  };

  switch (meaning) {
    case 'throttled':
      return new FailedAttempt(new BingctlError('unreachable', `too many calls: ${textOf(error)}`, details), {
        carriedOut: 'no',
        again: 'throttled',
        retryAfterMs,
      });
    case 'internal':
      return new FailedAttempt(
        new BingctlError('unreachable', `the service failed at ${operation}: ${textOf(error)}`, details),
        { carriedOut: 'maybe', again: 'later', retryAfterMs },
      );
    default:
      return new FailedAttempt(
        new BingctlError(meaning, `${openings[meaning](operation)}: ${textOf(error)}`, details),
        {
          carriedOut: 'no',
          again: 'never',
        },
      );
  }
}

type Meaning = Extract<Kind, 'signedOut' | 'forbidden' | 'refused'> | 'throttled' | 'internal';

function meaningOf(code: number): Meaning {
  if (signInCodes.has(code)) return 'signedOut';
  if (permissionCodes.has(code)) return 'forbidden';
  if (throttlingCodes.has(code)) return 'throttled';
  return code === internalError ? 'internal' : 'refused';
}

const openings = {
  signedOut: () => 'the service did not accept the sign-in',
  forbidden: (operation: string) => `the service does not permit ${operation}`,
  refused: (operation: string) => `the service refused ${operation}`,
};

function textOf(error: CallError | ErrorItem | undefined): string {
  const message = error?.message || error?.errorCode || 'it gave no reason';
  const details = error && 'details' in error ? error.details : null;
  return details && details !== message ? `${message} (${details})` : message;
}
