import type { OAuthRefusal } from '../../domain/sign-in-errors.js';
import { BingctlError } from '../../errors.js';

/** What a token endpoint gives (RFC 6749, 5.1). */
export interface Tokens {
  accessToken: string;
  /** null: as long as it lasts. */
  expiresAtMs: number | null;
  /** null: the one that was sent stays good (Google), or `offline_access` was not asked for. */
  refreshToken: string | null;
  /** The scopes that were granted; null where the answer does not repeat them. */
  scopes: string[] | null;
}

export interface TokenEndpointAnswer {
  status: number;
  body: string;
}

/**
 * Tokens, or why there are none.
 * @param askedAtMs when the request was made: from then on the token's life is counted, so that it never seems longer
 * @throws BingctlError `unreachable` for an answer that is neither
 */
export function readTokenAnswer(
  { status, body }: TokenEndpointAnswer,
  askedAtMs: number,
): { tokens: Tokens } | { refusal: OAuthRefusal } {
  const members = membersOf(body);
  const text = (name: string) => {
    const value = members?.[name];
    return typeof value === 'string' && value !== '' ? value : null;
  };
  const error = text('error');
  if (error !== null) {
    const codes = members?.error_codes;
    const description = text('error_description');
    return {
      refusal: {
        error,
        description,
        codes: Array.isArray(codes) ? codes.filter(Number.isSafeInteger) : codesIn(description),
        trackingId: text('trace_id'),
      },
    };
  }
  const accessToken = text('access_token');
  const kind = text('token_type') ?? 'Bearer';
  if (status !== 200 || accessToken === null || kind.toLowerCase() !== 'bearer') {
    throw new BingctlError('unreachable', `the sign-in service answered HTTP ${status} with no token in it`, {
      hint: 'check the base URL: is this the address of the sign-in service?',
    });
  }
  const seconds = Number(members?.expires_in ?? Number.NaN);
  return {
    tokens: {
      accessToken,
      expiresAtMs: seconds > 0 && seconds < 1e9 ? askedAtMs + seconds * 1000 : null,
      refreshToken: text('refresh_token'),
      scopes: text('scope')?.split(/\s+/) ?? null,
    },
  };
}

function membersOf(body: string): Record<string, unknown> | null {
  try {
    const json = JSON.parse(body);
    return typeof json === 'object' && json !== null ? json : null;
  } catch {
    return null;
  }
}

/** Older answers have the number in the text alone. */
function codesIn(description: string | null): number[] {
  return Array.from(description?.matchAll(/\bAADSTS(\d{4,8})\b/g) ?? [], ([, code]) => Number(code));
}
