import { refuseSignIn } from './refusal.js';
import type { Visit } from './visit.js';

/**
 * Microsoft's applications are public, and then must not send a secret, or confidential, and then must.
 * @throws SignInRefusal
 */
export function checkSecret(visit: Visit, clientId: string): void {
  const { confidentialClients } = visit.switches;
  const expected = Object.hasOwn(confidentialClients, clientId) ? confidentialClients[clientId] : undefined;
  const secret = sentSecret(visit, clientId);
  if (expected === undefined && secret !== undefined) refuseSignIn(700025);
  if (expected !== undefined && secret === undefined) refuseSignIn(7000218);
  if (expected !== secret) refuseSignIn(7000215);
}

/** In the form, or as HTTP Basic (RFC 6749, 2.3.1). A header that says anything else is no secret of this application. */
function sentSecret({ form, authorization }: Visit, clientId: string): string | undefined {
  if (authorization === undefined) return form.get('client_secret');
  if (form.has('client_secret')) refuseSignIn(9002313, 'The secret is sent in the header and in the form.');
  const [, base64 = ''] = /^Basic +(\S+)$/i.exec(authorization) ?? [];
  const [user = '', ...secret] = Buffer.from(base64, 'base64').toString('utf8').split(':');
  return decodes(user) === clientId ? decodes(secret.join(':')) : '';
}

function decodes(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
