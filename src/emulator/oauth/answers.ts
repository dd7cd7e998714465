import { randomUUID } from 'node:crypto';
import { type HttpAnswer, jsonAnswer } from '../http.js';
import type { SignInRefusal } from './refusal.js';

/** RFC 6749, 5.1: nobody may keep an answer that holds a token. */
const unkept = { 'cache-control': 'no-store', pragma: 'no-cache' };

export function tokenAnswer(status: number, value: object): HttpAnswer {
  const answer = jsonAnswer(status, value);
  return { ...answer, headers: { ...answer.headers, ...unkept } };
}

/** An error as the identity platform writes it: the AADSTS number in the description and in a list. */
export function microsoftError(refusal: SignInRefusal, now: number): HttpAnswer {
  const [traceId, correlationId] = [randomUUID(), randomUUID()];
  // 2026-11-23 12:00:00Z
  const timestamp = new Date(now).toISOString().replace('T', ' ').replace(/\.\d+/, '');
  return tokenAnswer(refusal.status, {
    error: refusal.error,
    error_description: `${describe(refusal)} Trace ID: ${traceId} Correlation ID: ${correlationId} Timestamp: ${timestamp}`,
    error_codes: [refusal.code],
    timestamp,
    trace_id: traceId,
    correlation_id: correlationId,
    error_uri: `https://login.microsoftonline.com/error?code=${refusal.code}`,
  });
}

/** Google has no numbers. */
export function googleError({ status, error, message }: SignInRefusal): HttpAnswer {
  return tokenAnswer(status, { error, error_description: message });
}

/** What Microsoft says about a refusal, in a query and on a page. */
export function describe({ code, message }: SignInRefusal): string {
  return `AADSTS${code}: ${message}`;
}

/** Back to the application with an answer in the query. The address has been checked: it has no query of its own. */
export function redirect(redirectUri: string, parameters: Record<string, string | undefined>): HttpAnswer {
  const given = Object.entries(parameters).filter((each): each is [string, string] => each[1] !== undefined);
  const location = `${redirectUri}?${new URLSearchParams(given)}`;
  return { status: 302, headers: { ...unkept, location }, body: '' };
}

/** A page for the person at the browser. `body` is HTML; whatever came from outside has to be escaped in it. */
export function page(status: number, title: string, body: string): HttpAnswer {
  return {
    status,
    headers: {
      ...unkept,
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; form-action 'self'",
    },
    body: `<!DOCTYPE html><html lang="en"><head><title>${title}</title></head><body><h1>${title}</h1>${body}</body></html>\n`,
  };
}

export function escapeHtml(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

/** A refusal that must not leave for an address nobody vouched for: it stays on the platform's own page. */
export function refusalPage(refusal: SignInRefusal): HttpAnswer {
  return page(refusal.status, 'Sign in', `<p>${escapeHtml(describe(refusal))}</p>`);
}
