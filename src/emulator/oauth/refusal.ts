/**
 * Refusals of the identity platform by their AADSTS number ("Microsoft Entra authentication and authorization error
 * codes", and answers that users reported): the OAuth error that comes with each, and what it says.
 */
const refusals = {
  28000: ['invalid_request', 'The scope names more than one resource.'],
  50011: ['invalid_request', 'The redirect URI of the request is none of those registered for the application.'],
  50058: ['login_required', 'A silent sign-in was asked for, but no user is signed in.'],
  50173: ['invalid_grant', 'The grant was revoked. The user has to sign in again.'],
  54005: ['invalid_grant', 'The authorization code was redeemed already.'],
  65004: ['access_denied', 'The user declined to consent to the access.'],
  70000: ['invalid_grant', 'The grant is invalid or malformed.'],
  70003: ['unsupported_grant_type', 'The grant type is not supported.'],
  70005: ['unsupported_response_type', 'The response type is not supported.'],
  70007: ['invalid_request', 'The response mode is not supported.'],
  70008: ['invalid_grant', 'The authorization code has expired. Send a new authorization request.'],
  70011: ['invalid_scope', "The value of the parameter 'scope' is not valid."],
  70016: ['authorization_pending', 'The user has not finished the sign-in on the other device. Ask again.'],
  70018: ['bad_verification_code', 'The device code is not known.'],
  70019: ['expired_token', 'The device code has expired. Start the sign-in again.'],
  90002: ['invalid_request', 'The tenant was not found.'],
  90033: ['temporarily_unavailable', 'A transient error has occurred. Try again.'],
  90055: ['temporarily_unavailable', 'There are too many requests. Wait and try again.'],
  500112: ['invalid_client', 'The redirect URI is another than in the authorization request.'],
  501481: ['invalid_grant', 'The code_verifier does not match the code_challenge of the authorization request.'],
  501491: ['invalid_request', 'The size of the code_challenge is not valid.'],
  700016: ['unauthorized_client', 'The application was not found in the directory.'],
  700025: ['invalid_client', "The client is public: neither 'client_assertion' nor 'client_secret' may be sent."],
  700082: ['invalid_grant', 'The refresh token has expired, because it was not used for too long.'],
  900144: ['invalid_request', 'A parameter is missing.'],
  900971: ['invalid_request', 'No reply address was given.'],
  7000215: ['invalid_client', 'The client secret is wrong.'],
  7000218: ['invalid_client', "The request must contain 'client_assertion' or 'client_secret'."],
  9000411: ['invalid_request', 'The request is not properly formatted.'],
  9002313: ['invalid_request', 'The request is malformed or invalid.'],
} as const satisfies Record<number, readonly [error: string, says: string]>;

export type RefusalCode = keyof typeof refusals;

/** A sign-in, or a request for a token, that the platform refuses. */
export class SignInRefusal extends Error {
  override readonly name = 'SignInRefusal';
  readonly code: RefusalCode;
  /** The word of OAuth for it. */
  readonly error: string;

  constructor(code: RefusalCode, detail: string | null = null, error: string = refusals[code][0]) {
    super(detail ?? refusals[code][1]);
    this.code = code;
    this.error = error;
  }

  get status(): number {
    if (this.code === 90055) return 429;
    if (this.code === 90033) return 503;
    return this.error === 'invalid_client' ? 401 : 400;
  }
}

/** @param error the word of OAuth, where the code alone does not decide it */
export function refuseSignIn(code: RefusalCode, detail?: string, error?: string): never {
  throw new SignInRefusal(code, detail, error);
}
