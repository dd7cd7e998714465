import type { IncomingMessage } from 'node:http';
import { refuseSignIn } from './refusal.js';

/** The parameters of a request, each there once; an empty one is as good as none (RFC 6749, 3.1). */
export type Form = ReadonlyMap<string, string>;

/** Far above what a request has, tokens included. */
export const mostFormBytes = 64 * 1024;

/** @throws SignInRefusal for a parameter that comes twice */
export function readForm(text: string): Form {
  const form = new Map<string, string>();
  const seen = new Set<string>();
  for (const [name, value] of new URLSearchParams(text)) {
    if (seen.has(name)) refuseSignIn(9000411, `The parameter '${shown(name)}' is duplicated.`);
    seen.add(name);
    if (value !== '') form.set(name, value);
  }
  return form;
}

/** A body of another type has no parameters, whatever it says: the platform then misses the first that it needs. */
export function bodyForm(request: IncomingMessage, body: Buffer): Form {
  const type = request.headers['content-type'] ?? '';
  return /^\s*application\/x-www-form-urlencoded\s*(;|$)/i.test(type) ? readForm(body.toString('utf8')) : new Map();
}

/** @throws SignInRefusal when it is missing */
export function needed(form: Form, name: string): string {
  return form.get(name) ?? refuseSignIn(900144, `The request must contain the parameter '${name}'.`);
}

/** What a stranger wrote, short enough to be repeated. */
export function shown(text: string): string {
  return text.length > 100 ? `${text.slice(0, 100)}…` : text;
}
