import { createHash } from 'node:crypto';
import type { OutgoingHttpHeaders } from 'node:http';
import type { Emulator } from '../../src/emulator/server.js';
import { http } from './wire.js';

/*
 * An application that signs somebody in, and the person's browser: written by hand, from RFC 6749, 7636 and 8628 and the
 * pages of the platforms.
 */

export const clientId = '3f2504e0-4f89-11d3-9a0c-0305e82c3301';
export const redirectUri = 'http://localhost:4567/';
export const manage = 'https://ads.microsoft.com/msads.manage';
export const verifier = 'a-verifier-of-forty-three-characters-or-more';
export const challenge = createHash('sha256').update(verifier).digest('base64url');

export type Parameters = Record<string, string | undefined>;

export const authorizeParameters: Parameters = {
  client_id: clientId,
  response_type: 'code',
  redirect_uri: redirectUri,
  scope: `${manage} offline_access`,
  response_mode: 'query',
  state: 'the state',
  code_challenge: challenge,
  code_challenge_method: 'S256',
};

export const googleParameters: Parameters = {
  client_id: 'app.apps.googleusercontent.com',
  response_type: 'code',
  redirect_uri: 'http://127.0.0.1:4567/myapp',
  scope: 'openid email profile',
  state: 's',
  access_type: 'offline',
  prompt: 'consent',
};

export function query(parameters: Parameters): string {
  return new URLSearchParams(
    Object.entries(parameters).filter((each): each is [string, string] => each[1] !== undefined),
  ).toString();
}

export interface Visited {
  status: number;
  text: string;
  /** Where the browser is sent, without the query; null: it stays. */
  to: string | null;
  given: Record<string, string>;
}

/** What a browser meets that opens an address. Redirects are not followed: nobody listens there. */
export async function visit(emulator: Emulator, path: string, parameters: Parameters | string): Promise<Visited> {
  const search = typeof parameters === 'string' ? parameters : query(parameters);
  const { status, text, headers } = await http(`${emulator.url}${path}?${search}`, {
    headers: { 'sec-fetch-mode': 'navigate', 'sec-fetch-site': 'cross-site' },
  });
  const location = headers.location === undefined ? null : new URL(headers.location);
  const given = Object.fromEntries(location?.searchParams ?? []);
  return { status, text, to: location && location.origin + location.pathname, given };
}

export function authorize(emulator: Emulator, changes: Parameters = {}, tenant = 'common'): Promise<Visited> {
  return visit(emulator, `/${tenant}/oauth2/v2.0/authorize`, { ...authorizeParameters, ...changes });
}

/** The members that answers about tokens have: each has some of them, and a test says which. */
export interface AnswerJson {
  access_token: string;
  refresh_token: string;
  id_token: string;
  scope: string;
  expires_in: number;
  user_code: string;
  device_code: string;
  error: string;
  error_description: string;
  error_codes: number[];
  trace_id: string;
  correlation_id: string;
}

export interface Answered {
  status: number;
  headers: Record<string, unknown>;
  json: AnswerJson;
}

export async function postForm(
  emulator: Emulator,
  path: string,
  parameters: Parameters | string,
  headers: OutgoingHttpHeaders = {},
): Promise<Answered> {
  const body = typeof parameters === 'string' ? parameters : query(parameters);
  const form = { 'content-type': 'application/x-www-form-urlencoded', ...headers };
  const reply = await http(emulator.url + path, { method: 'POST', headers: form, body });
  return { status: reply.status, headers: reply.headers, json: JSON.parse(reply.text) };
}

export function token(emulator: Emulator, parameters: Parameters | string, headers: OutgoingHttpHeaders = {}) {
  return postForm(emulator, '/common/oauth2/v2.0/token', parameters, headers);
}

export function redeem(emulator: Emulator, code: string | undefined, changes: Parameters = {}): Promise<Answered> {
  return token(emulator, {
    ...{ grant_type: 'authorization_code', client_id: clientId, code, redirect_uri: redirectUri },
    ...{ code_verifier: verifier, ...changes },
  });
}

export function refresh(emulator: Emulator, refreshToken: string, changes: Parameters = {}): Promise<Answered> {
  const grant = { grant_type: 'refresh_token', client_id: clientId, refresh_token: refreshToken };
  return token(emulator, { ...grant, ...changes });
}

/** A whole sign-in: the tokens that come of it. */
export async function signIn(emulator: Emulator): Promise<{ access_token: string; refresh_token: string }> {
  const { given } = await authorize(emulator);
  return (await redeem(emulator, given.code)).json;
}

/** The word of OAuth and the number of an error. */
export function refusal({ status, json }: Answered): [number, string, number | undefined] {
  return [status, json.error, json.error_codes?.[0]];
}
