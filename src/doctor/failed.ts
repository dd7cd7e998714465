import { hintFor } from '../domain/error-codes.js';
import { type BingctlError, catalogue } from '../errors.js';
import { error, type Verdict } from './finding.js';

/** What a failure means to a check that did not foresee it: an error, with the cure that is known for the service's code. */
export function failed(failure: BingctlError): Verdict {
  return error(inWords(failure), cureOf(failure));
}

/** What happened, and what the service calls it. */
function inWords(failure: BingctlError): string {
  return `${failure.message} ${serviceWords(failure)}`.trimEnd();
}

/** As in `(UserIsNotAuthorized, 106, tracking id 6a1c)`; '' for what was not said by the service. */
export function serviceWords({ errorCode, code, trackingId }: BingctlError): string {
  // Those of the sign-in service have their number in the name.
  const number = code !== null && !errorCode?.endsWith(String(code)) ? String(code) : null;
  const words = [errorCode, number, trackingId && `tracking id ${trackingId}`].filter((word) => word);
  return words.length === 0 ? '' : `(${words.join(', ')})`;
}

/** What the thrower said goes before what is known about the code, and that before what holds for the whole kind. */
function cureOf({ hint, kind, code }: BingctlError): string | null {
  const general = (catalogue[kind] as { hint?: string }).hint ?? null;
  const own = hint === general ? null : hint;
  return [own, code === null ? null : hintFor(code), general].map(withoutUs).find((cure) => cure) ?? null;
}

/** To run what is running cures nothing; what a cure says after that may. */
function withoutUs(cure: string | null): string | null {
  return cure?.replace(/^bingctl doctor\b[^.]*(\. |$)/, '') ?? null;
}
