import { BingctlError } from '../errors.js';
import { FailedAttempt } from './attempt.js';
import type { TokenSource } from './connect.js';

/** AuthenticationTokenExpired (operation-error-codes.md). */
const expired = 109;

export interface Renewing {
  accessToken: TokenSource;
  /** Whether nothing more may be sent. */
  stopped: () => boolean;
  /** Told before the attempt with another token. */
  tell: () => void;
}

/** One attempt; it asks for the token when it has something to send. */
export type WithToken<T> = (token: () => Promise<string>) => Promise<T>;

/**
 * For one call: makes each of its attempts with the access token. When the service calls the token expired, another one is
 * asked for and the attempt made again, the first time only. The gateway has carried nothing out, so this is done for adds
 * too, and it is no retry: it needs no pause and comes on top of them.
 */
export function renewingOnce({ accessToken, stopped, tell }: Renewing): <T>(attempt: WithToken<T>) => Promise<T> {
  let renewed = false;
  return async (attempt) => {
    let sent: string | undefined;
    try {
      return await attempt(async () => {
        sent = await tokenFrom(accessToken());
        return sent;
      });
    } catch (refusal) {
      if (renewed || sent === undefined || !isExpired(refusal) || stopped()) throw refusal;
      renewed = true;
      const other = await tokenFrom(accessToken(sent), refusal.error);
      if (other === sent) throw refusal;
      tell();
      return await attempt(async () => other);
    }
  };
}

function isExpired(failure: unknown): failure is FailedAttempt {
  return failure instanceof FailedAttempt && failure.error.kind === 'signedOut' && failure.error.code === expired;
}

/** No token, no request: the call has failed for good, and this attempt has done nothing. */
async function tokenFrom(asked: Promise<string>, refusal?: BingctlError): Promise<string> {
  try {
    return await asked;
  } catch (error) {
    if (!(error instanceof BingctlError)) throw error;
    throw new FailedAttempt(refusal ? afterRefusal(error, refusal) : error, { carriedOut: 'no', again: 'never' });
  }
}

/** Why there is no other token says more than that the old one has expired; the service's words are kept beside it. */
function afterRefusal(error: BingctlError, refusal: BingctlError): BingctlError {
  const { kind, message, hint } = error;
  if (error.errorCode !== null && error.code !== refusal.code) return error;
  const { code, errorCode, trackingId } = refusal;
  return new BingctlError(kind, message, { code, errorCode, trackingId, hint, cause: error });
}
