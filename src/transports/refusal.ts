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
  /** Of HTTP, where it means something: SOAP's faults come with 500 or 200, whatever they say. */
  status?: number;
}

/** The text of a field of an error, by its name in the contract; null when it is null or missing. */
export type FieldOf = (name: string) => string | null;

export function callError(field: FieldOf): CallError {
  return {
    code: Number(field('Code') ?? 0),
    errorCode: field('ErrorCode') || null,
    message: field('Message') || null,
    // AdApiError has Detail where all others have Details.
    details: field('Details') || field('Detail') || null,
  };
}

/** A BatchError or EditorialError of a call that was refused as a whole. */
export function refusedItem(field: FieldOf): ErrorItem {
  const { code, errorCode, message, details } = callError(field);
  return {
    index: Number(field('Index') ?? 0),
    name: null,
    id: null,
    code,
    errorCode,
    message: message ?? details ?? errorCode ?? 'no reason given',
    fieldPath: field('FieldPath') || null,
    outcome: 'refused',
  };
}

/** Operation Error Codes (operation-error-codes.md): the sign-in is not accepted. */
const signInCodes = new Set([105, 109, 120, 121, 122, 123, 124, 125, 126]);
/** UserIsNotAuthorized; Customer Management's own number for it. */
const permissionCodes = new Set([106, 1001]);
/** CallRateExceeded, ConcurrentRequestOverLimit, BulkServiceNoMoreCallsPermittedForTheTimePeriod, HTTP's own. */
const throttlingCodes = new Set([117, 207, 429, 4204]);
/** ApiVersionNoLongerSupported. */
const retiredCode = 303;
/** InternalError: says nothing about what was done. */
const internalError = 0;

/** What a fault means for the call: refused for good, or worth another attempt. */
export function refusal(fault: ServiceFault): FailedAttempt {
  const { operation, errors, items, trackingId, retryAfterMs, status } = fault;
  const special = errors.find(({ code }) => meaningOf(code) !== 'refused');
  const error = special ?? errors[0] ?? items[0];
  const byCode = error?.code == null ? 'refused' : meaningOf(error.code);
  // A code that is newer than our tables has at least its status.
  const meaning = byCode === 'refused' ? (meaningOfStatus[status ?? 0] ?? byCode) : byCode;
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
        { carriedOut: 'no', again: 'never', gone: errors.some(isRetired) },
      );
  }
}

function isRetired({ code, message, details }: CallError): boolean {
  return code === retiredCode || saysGone(message) || saysGone(details);
}

/** No page says what the SOAP API will answer once it is switched off: whatever calls it that counts. */
export function saysGone(text: string | null): boolean {
  const over =
    /\b(retired|deprecated|discontinued|decommissioned|sunset|no longer|(shut|turned|switched) (down|off))\b/i;
  return text !== null && /\bSOAP\b/i.test(text) && over.test(text);
}

type Meaning = Extract<Kind, 'signedOut' | 'forbidden' | 'refused'> | 'throttled' | 'internal';

function meaningOf(code: number): Meaning {
  if (signInCodes.has(code)) return 'signedOut';
  if (permissionCodes.has(code)) return 'forbidden';
  if (throttlingCodes.has(code)) return 'throttled';
  return code === internalError ? 'internal' : 'refused';
}

const meaningOfStatus: Record<number, Meaning> = { 401: 'signedOut', 403: 'forbidden', 429: 'throttled' };

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
