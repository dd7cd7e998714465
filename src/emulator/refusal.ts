import { type ErrorCode, errorCodes } from './error-codes.js';

/** An error of a whole call, as data; a face (SOAP, REST) gives it its form. */
export interface CallError {
  code: number;
  details: string | null;
  errorCode: string | null;
  message: string | null;
}

/** An error of one item; `index` is its position in the request. */
export interface BatchError extends CallError {
  fieldPath: string | null;
  forwardCompatibilityMap: null;
  index: number;
  type: string;
}

/**
 * The call as a whole is refused. `gateway`: before the operation ran, an AdApiFaultDetail; `operation`: by the
 * operation, an ApiFaultDetail, or an ApiFault of Customer Management.
 */
export class ServiceFault extends Error {
  override readonly name = 'ServiceFault';
  readonly by: 'gateway' | 'operation';
  readonly errors: CallError[];

  constructor(by: 'gateway' | 'operation', code: ErrorCode, details: string | null = null) {
    super(errorCodes[code][1]);
    this.by = by;
    this.errors = [callError(code, details)];
  }
}

/** The list as a whole breaks a rule: nothing of it is looked at. */
export function refuseCall(code: ErrorCode, details: string | null = null): never {
  throw new ServiceFault('operation', code, details);
}

/** One item breaks a rule; thrown by its checks, caught where the items are gone through. */
export class ItemRefusal extends Error {
  override readonly name = 'ItemRefusal';
  readonly code: ErrorCode;

  constructor(code: ErrorCode) {
    super(errorCodes[code][1]);
    this.code = code;
  }
}

export function refuse(code: ErrorCode): never {
  throw new ItemRefusal(code);
}

/** Which field it is about is nowhere documented and was never seen for tags and goals. */
export function batchError(index: number, code: number): BatchError {
  return { ...callError(code), fieldPath: null, forwardCompatibilityMap: null, index, type: 'BatchError' };
}

/**
 * Goes through the items of a list: what one of them throws becomes a partial error and leaves null in its place, and
 * the others stand.
 */
export function eachItem<T, R>(
  items: readonly T[],
  work: (item: T, index: number) => R,
): { results: (R | null)[]; partialErrors: BatchError[] } {
  const partialErrors: BatchError[] = [];
  const results = items.map((item, index) => {
    try {
      return work(item, index);
    } catch (error) {
      if (!(error instanceof ItemRefusal)) throw error;
      partialErrors.push(batchError(index, error.code));
      return null;
    }
  });
  return { results, partialErrors };
}

function callError(code: number, details: string | null = null): CallError {
  const known: Record<number, readonly [string | null, string]> = errorCodes;
  const [errorCode, message] = known[code] ?? [null, null];
  return { code, details, errorCode, message };
}
