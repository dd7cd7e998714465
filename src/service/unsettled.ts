import type { Named } from '../domain/named.js';
import { BingctlError } from '../errors.js';
import type { LostAnswer } from './operations.js';

/** What the errors of an add need to know of the kind of thing: see `Adding`. */
interface Kind {
  what: string;
  nameTaken: { code: number; errorCode: string };
  takenUnseen: string | null;
}

/** The look-up showed nothing, and no further try is made. The first may still be carried out: nobody can promise more. */
export function missingAfterLoss({ what }: Kind, lost: LostAnswer): BingctlError {
  const message = `${whatHappened(lost)}, and no ${what} of this name is there`;
  return new BingctlError('unreachable', message, { cause: lost });
}

/** Neither the call nor the look-up after it was answered. */
export function notLookedUp({ what }: Kind, lost: LostAnswer | null, failed: BingctlError): BingctlError {
  const first = lost ? whatHappened(lost) : `the service's answer leaves the ${what} out`;
  return new BingctlError('unreachable', `${first}, and the ${what}s could not be looked up: ${failed.message}`, {
    code: failed.code,
    errorCode: failed.errorCode,
    trackingId: failed.trackingId,
    cause: lost ?? failed,
  });
}

/** The service answered with neither an id nor a refusal, and nothing of the name is there. */
export function leftOut({ what }: Kind): BingctlError {
  return new BingctlError('unreachable', `the service's answer leaves the ${what} out, and none of this name is there`);
}

export function differsFromSent({ what, nameTaken }: Kind, holder: Named, differing: readonly string[]): BingctlError {
  const message = `${what} ${holder.id} has this name already, and differs from what was sent in ${differing.join(', ')}`;
  return new BingctlError('refused', message, {
    ...nameTaken,
    hint: 'use another name, or --if-exists update to change it',
  });
}

/** The name is taken, but not by anything that a look-up shows. */
export function takenByUnseen({ takenUnseen }: Kind, refused: BingctlError): BingctlError {
  if (takenUnseen === null) return refused;
  const { code, errorCode, trackingId, fieldPath } = refused;
  const message = `the name is taken by something that cannot be seen here: ${takenUnseen}`;
  return new BingctlError('refused', message, { code, errorCode, trackingId, fieldPath, hint: 'use another name' });
}

export function whatHappened({ cause, operation }: LostAnswer): string {
  return `no answer came to ${operation}${cause instanceof Error ? ` (${cause.message})` : ''}`;
}
