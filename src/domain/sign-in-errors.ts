import { BingctlError } from '../errors.js';
import { signInExplanations } from './error-codes/sign-in.js';

/** How the sign-in service refuses (RFC 6749, 5.2; RFC 6749, 4.1.2.1), with Microsoft's additions. */
export interface OAuthRefusal {
  /** Such as `invalid_grant`. */
  error: string;
  description: string | null;
  /** Numbers of the identity platform, such as 700082 for AADSTS700082. */
  codes: readonly number[];
  trackingId: string | null;
}

/** These are cured by signing in again; what to do about the others is in their explanations. */
const curedBySigningIn = new Set([
  50058, 50076, 50078, 50079, 50089, 50133, 50173, 54005, 65001, 70000, 70008, 70043, 700082, 700084,
]);
const errorsCuredBySigningIn = new Set(['invalid_grant', 'interaction_required', 'consent_required', 'login_required']);

/** What a sign-in that is no longer good met, without the platform's numbers. */
export const ended = 'the sign-in has ended: it expired, was revoked, or its refresh token was used by another program';

/**
 * A refusal of the sign-in service, in our words where they are known.
 * @param again what to do where signing in again helps, such as `bingctl login --profile shop`
 */
export function refusedSignIn({ error, description, codes, trackingId }: OAuthRefusal, again: string): BingctlError {
  const explanation = signInExplanations.find(({ code }) => codes.includes(code));
  const code = explanation?.code ?? codes[0] ?? null;
  const details = { code, errorCode: code === null ? error : `AADSTS${code}`, trackingId };
  if (error === 'temporarily_unavailable' || error === 'server_error') {
    return new BingctlError('unreachable', `the sign-in service cannot answer now: ${firstLine(description)}`, details);
  }
  const signIn = code !== null && (explanation || curedBySigningIn.has(code)) ? curedBySigningIn.has(code) : null;
  const helps = signIn ?? errorsCuredBySigningIn.has(error);
  const reason = explanation ? lowerFirst(explanation.meaning.replace(/\.$/, '')) : firstLine(description ?? error);
  const message = error === 'invalid_grant' && helps ? `${ended} (${reason})` : `the sign-in was refused: ${reason}`;
  return new BingctlError('signedOut', message, { ...details, hint: helps ? again : (explanation?.cure ?? null) });
}

/**
 * A token that is good for something else: Microsoft Advertising takes only those that were consented to with a second
 * factor (authentication-oauth-mfa.md).
 */
export function tooLittleScope(needed: string, scopes: readonly string[], again: string): BingctlError {
  return new BingctlError(
    'signedOut',
    `the sign-in gives no right to ${needed}, which Microsoft Advertising asks for; it gives ${scopes.join(' ') || 'none'}`,
    { hint: again },
  );
}

/** The platform's sentence without its number, trace id and time, which have places of their own. */
function firstLine(description: string | null): string {
  const line =
    (description ?? '')
      .split(/\r?\n|\bTrace ID:/)[0]
      ?.replace(/^AADSTS\d+:\s*/, '')
      .trim() ?? '';
  return (line === '' ? 'it gave no reason' : line).slice(0, 300);
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
