/** Elements of a SOAP message and members of a REST one whose value is a credential. */
const messageNames = [
  'ApplicationToken',
  'AuthenticationToken',
  'DeveloperToken',
  'Password',
  'SecretAnswer',
  'UserName',
  'UetTagAuthKey',
  'AuthKey',
];
/** Fields of the sign-in's forms and answers (RFC 6749, 7521, 7636, 8628). */
const signInNames = [
  'access_token',
  'refresh_token',
  'id_token',
  'client_secret',
  'code',
  'code_verifier',
  'device_code',
  'user_code',
  'assertion',
  'client_assertion',
  'password',
].join('|');

const elementNames = messageNames.join('|');
/** REST's members are read whichever case they begin with. */
const memberNames = messageNames
  .map((name) => `[${name.charAt(0)}${name.charAt(0).toLowerCase()}]${name.slice(1)}`)
  .join('|');

const cover = '***';
const elements = new RegExp(
  `(<(?:[\\w.-]+:)?(?:${elementNames})(?=[\\s>])[^>]*(?<!/)>)(?:<!\\[CDATA\\[[\\s\\S]*?(?:\\]\\]>|$)|[^<])+`,
  'gi',
);
const members = new RegExp(`("(?:${memberNames}|${signInNames})"\\s*:\\s*)"(?:[^"\\\\]|\\\\[\\s\\S])*"?`, 'g');
const fields = new RegExp(`((?:^|[?&])(?:${signInNames})=)[^&\\s]+`, 'gm');
const headers = /^(?:proxy-)?authorization$|^developertoken$|^(?:set-)?cookie$/i;

/** Shorter ones are no secrets, and would tear holes into every other word. */
const shortestSecret = 4;

/** Takes the known secrets out of a text, however they are written there, and whatever stands in a credential's place. */
export function masked(text: string, secrets: readonly string[]): string {
  let result = text.replace(elements, `$1${cover}`).replace(members, `$1"${cover}"`).replace(fields, `$1${cover}`);
  for (const secret of secrets) {
    if (secret.length < shortestSecret) continue;
    for (const spelling of new Set([secret, inXml(secret), inJson(secret), encodeURIComponent(secret)])) {
      result = result.replaceAll(spelling, cover);
    }
  }
  return result;
}

export function maskedHeader(name: string, value: string, secrets: readonly string[]): string {
  return headers.test(name) ? cover : masked(value, secrets);
}

/** An address without its user name and password. */
export function maskedUrl(url: URL, secrets: readonly string[]): string {
  const shown = new URL(url);
  shown.username = '';
  shown.password = '';
  return masked(shown.href, secrets);
}

function inXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
