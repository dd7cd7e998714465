/** Where Microsoft's native applications that have no listener are sent: the person copies the address. */
const nativeClient = 'https://login.microsoftonline.com/common/oauth2/nativeclient';

// Of a loopback address the port is free (localhost is the only name that registers without one); a query, a fragment
// or a user name in it was never registered.
const path = "(/[\\w.~%!$&'()*+,;=:@/-]*)?";
const microsoftLoopback = new RegExp(`^http://localhost(:\\d{1,5})?${path}$`);
const googleLoopback = new RegExp(`^http://(localhost|127\\.0\\.0\\.1|\\[::1\\])(:\\d{1,5})?${path}$`);

/** Whether a code may be sent there. Everything that is not this machine is refused: the emulator leads nowhere else. */
export function isMicrosoftRedirect(uri: string): boolean {
  return uri === nativeClient || microsoftLoopback.test(uri);
}

export function isGoogleRedirect(uri: string): boolean {
  return googleLoopback.test(uri);
}
