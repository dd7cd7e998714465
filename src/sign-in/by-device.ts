import { deviceAuthorizationRequest, deviceCodeGrantRequest, processDeviceAuthorizationResponse } from 'oauth4webapi';
import { scopeOf } from '../config/oauth/scopes.js';
import { readTokenAnswer, type Tokens } from '../config/oauth/token-answer.js';
import { formatSeconds } from '../domain/duration.js';
import { refusedSignIn } from '../domain/sign-in-errors.js';
import { BingctlError, usage } from '../errors.js';
import type { SignInApplication } from './application.js';
import type { SignInTools } from './authorization.js';
import { oauthClient } from './client.js';
import { declined, nobodySignedIn } from './refused.js';
import { again, enough } from './tokens.js';

export interface DeviceOptions extends SignInTools {
  signal: AbortSignal;
  /** Says what somebody has to do. */
  tell: (text: string) => void;
}

/** Where another way is known to work. */
const otherwise = 'sign in with --no-browser';
const usualIntervalSeconds = 5;
/** RFC 8628, 3.5: `slow_down` asks for so much more, for good. */
const slowerBySeconds = 5;

/**
 * Signs in on another device, by a code that is typed there (RFC 8628). Microsoft Advertising documents this way nowhere;
 * the identity platform has it for other scopes.
 * @throws BingctlError `signedOut` when it was declined, refused or not done in time; `usage` where the provider has none;
 * `interrupted`
 */
export async function signInByDevice(application: SignInApplication, options: DeviceOptions): Promise<Tokens> {
  const { clock, post, signal, tell } = options;
  const { addresses, server, client, authentication, options: how } = oauthClient(application, post);
  if (addresses.deviceCode === null) {
    throw usage('--device: Google has no sign-in by a device code for applications of this kind', { hint: otherwise });
  }
  const beganMs = clock.now();
  const began = await begin();
  const endsMs = beganMs + began.expires_in * 1000;
  tell(
    [
      `Open ${began.verification_uri} on any device and enter the code ${began.user_code}.`,
      `It is good for ${formatSeconds(Math.round(began.expires_in))}.`,
      'Microsoft Advertising does not document this way: if it is refused, use --no-browser.',
    ].join('\n'),
  );

  let intervalSeconds = began.interval ?? usualIntervalSeconds;
  for (;;) {
    await pause(intervalSeconds * 1000);
    const askedAtMs = clock.now();
    const response = await deviceCodeGrantRequest(server, client, authentication, began.device_code, how);
    const read = readTokenAnswer(await plain(response), askedAtMs);
    if ('tokens' in read) return enough(read.tokens, application);
    const { error } = read.refusal;
    if (error === 'slow_down') intervalSeconds += slowerBySeconds;
    else if (error === 'expired_token') throw tooLate();
    else if (error === 'access_denied' || error === 'authorization_declined') throw declined();
    else if (error !== 'authorization_pending') throw undocumented(refusedSignIn(read.refusal, otherwise));
    if (clock.now() >= endsMs) throw tooLate();
  }

  async function begin() {
    const scope = { scope: scopeOf(application) };
    const response = await deviceAuthorizationRequest(server, client, authentication, scope, how);
    const refused = response.clone();
    try {
      return await processDeviceAuthorizationResponse(server, client, response);
    } catch (error) {
      const read = readTokenAnswer(await plain(refused), beganMs);
      throw 'refusal' in read ? undocumented(refusedSignIn(read.refusal, otherwise)) : error;
    }
  }

  async function pause(ms: number): Promise<void> {
    try {
      await clock.sleep(ms, signal);
    } catch (error) {
      throw signal.aborted ? nobodySignedIn() : error;
    }
  }
}

async function plain(response: Response): Promise<{ status: number; body: string }> {
  return { status: response.status, body: await response.text() };
}

function tooLate(): BingctlError {
  return new BingctlError('signedOut', 'the code was not entered in time', { hint: again });
}

/** What this way was refused for may be the way itself. */
function undocumented(error: BingctlError): BingctlError {
  const { kind, code, errorCode, trackingId } = error;
  const message = `${error.message} (Microsoft Advertising does not document the sign-in by a device code)`;
  return new BingctlError(kind, message, { code, errorCode, trackingId, hint: otherwise, cause: error });
}
