import { hintFor } from '../domain/error-codes.js';
import { type BingctlError, catalogue } from '../errors.js';
import { error, type Verdict } from './finding.js';

/** What a failure means to a check that did not foresee it: an error, with the cure that is known for the service's code. */
export function failed(failure: BingctlError): Verdict {
  return error(inWords(failure), cureOf(failure));
}

/** As in `the user may not use this account (UserIsNotAuthorized, 106, tracking id 6a1c)`. */
export function inWords({ message, errorCode, code, trackingId }: BingctlError): string {
  const facts = [errorCode, code, trackingId && `tracking id ${trackingId}`].filter(
    (fact) => fact && !message.includes(`${fact}`),
  );
  return facts.length === 0 ? message : `${message} (${facts.join(', ')})`;
}

/** What the thrower said goes before what is known about the code, and that before what holds for the whole kind. */
function cureOf({ hint, kind, code }: BingctlError): string | null {
  const general = (catalogue[kind] as { hint?: string }).hint ?? null;
  const own = hint === general ? null : hint;
  return [own, code === null ? null : hintFor(code), general].map(withoutUs).find((cure) => cure) ?? null;
}

/** To run what is running cures nothing; what else a cure says, does. */
function withoutUs(cure: string | null): string | null {
  return cure?.replace(/^bingctl doctor\b(?:.*? By hand: )?/, '') ?? null;
}
