import type { ErrorExplanation, Texts } from './explanation.js';

/**
 * Errors of the Microsoft identity platform that people meet on the way to an access token (handle-service-errors-
 * exceptions.md, authentication-oauth-mfa.md; the identity platform's own page reference-error-codes).
 */
const texts: Readonly<Record<number, Texts>> = {
  50011: [
    'The redirect address does not match.',
    'The address in the request is not registered for the application.',
    'Register exactly this address for the application, or use the one that is.',
  ],
  50020: [
    'The user does not belong to this tenant.',
    'The sign-in went to the address of one organisation, and the account is another’s or a personal one.',
    'Sign in through the common address, or have the account invited as a guest.',
  ],
  50034: ['The user does not exist in this tenant.', 'The name is mistyped, or of another tenant.', 'Check the name.'],
  50058: [
    'Nobody is signed in.',
    'A silent sign-in was tried and the browser has no session.',
    'Sign in with the window open.',
  ],
  50076: [
    'A second factor is needed.',
    'An administrator requires it, or the sign-in comes from a new place.',
    'Sign in again with the window open; a refresh token from that sign-in works without it.',
  ],
  50079: [
    'A second factor has to be set up first.',
    'The organisation requires one, and the user has none.',
    'Sign in to the web interface and set one up.',
  ],
  50173: [
    'The refresh token was revoked.',
    'The password was changed or reset, or an administrator ended the sessions.',
    'Sign in again.',
  ],
  54005: [
    'The code was used before.',
    'An authorization code can be exchanged once.',
    'Sign in again, and exchange the new code once.',
  ],
  65001: [
    'The application has no consent.',
    'The user or an administrator has not agreed to its permissions.',
    'Sign in with the window open and agree, or ask an administrator to.',
  ],
  70000: [
    'The grant is not valid.',
    'The refresh token is consumed, expired or revoked, or was made for other scopes; now and then it is a passing fault.',
    'Try once more, then sign in again with the scope https://ads.microsoft.com/msads.manage offline_access.',
  ],
  70008: [
    'The refresh token or code has expired.',
    'A refresh token that is not used dies after 90 days, a code after minutes.',
    'Sign in again.',
  ],
  70011: [
    'The scope is not valid.',
    'It is mistyped, or scopes of two services are mixed.',
    'Use https://ads.microsoft.com/msads.manage offline_access.',
  ],
  650052: [
    'The organisation does not know the Microsoft Advertising application.',
    'No administrator of the tenant has a user with Microsoft Advertising yet, so the application is not in the tenant.',
    'Have an administrator sign in to Microsoft Advertising with a work account once, then try again.',
  ],
  700016: [
    'The application does not exist in this tenant.',
    'The client id is wrong, of another tenant, or in the old form without dashes.',
    'Check BINGCTL_CLIENT_ID, and that the application allows accounts of any tenant.',
  ],
  700082: ['The refresh token has expired from disuse.', 'It was not used for 90 days.', 'Sign in again.'],
  7000215: [
    'The client secret is wrong.',
    'Often the id of the secret was copied instead of its value.',
    'Put the value of the secret into BINGCTL_CLIENT_SECRET; it is shown once, when it is made.',
  ],
  7000218: [
    'A client secret is missing.',
    'The application is registered as a web application, which has to prove itself.',
    'Set BINGCTL_CLIENT_SECRET, or register the application as a public client.',
  ],
  7000222: ['The client secret has expired.', 'Secrets end.', 'Make a new one, and set BINGCTL_CLIENT_SECRET.'],
};

export const signInExplanations: ErrorExplanation[] = Object.entries(texts).map(([code, [meaning, cause, cure]]) => {
  return { code: Number(code), errorCode: `AADSTS${code}`, area: 'sign-in', meaning, cause, cure, documented: true };
});
