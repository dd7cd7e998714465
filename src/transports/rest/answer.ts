import { type Contract, type Operation, particlesOf } from '../../contract/contract.js';
import { type FailedAttempt, type Received, retryAfterMs, strangeAnswer, trackingIdOf } from '../attempt.js';
import { decodeAnswer } from '../decode.js';
import { foreign } from '../foreign.js';
import { jsonReading, memberOf } from './decode.js';
import { faultIn, faultMeaning, messageIn, textOf } from './faults.js';
import { isObject, type Json, type JsonObject, parseJson } from './json.js';

/**
 * Reads the answer to an operation.
 * @throws FailedAttempt for a fault, an error page, and whatever else is not this operation's answer
 */
export function readAnswer(contract: Contract, operation: Operation, received: Received): Record<string, unknown> {
  const { answer, host, nowMs } = received;
  const { status } = answer;
  const waitMs = retryAfterMs(answer, nowMs);
  let trackingId = trackingIdOf(answer);
  const strange = (why: string) => strangeAnswer({ answer, host, why, trackingId, retryAfterMs: waitMs });

  const body = readBody(answer.body, strange);
  const fault = faultIn(body);
  trackingId = textOf(memberOf(fault ?? body, 'TrackingId')) || trackingId;
  if (fault) {
    const context = { operation: operation.name, status, trackingId, retryAfterMs: waitMs };
    throw faultMeaning(fault, context) ?? strange('a fault without a reason');
  }
  if (status >= 400) throw strange(messageIn(body) ?? 'JSON without a fault');

  const members = particlesOf(contract, operation.response).map(({ name }) => name);
  // Nothing in the body says which operation it answers, and what is left out would read as an empty list.
  if (!members.some((name) => memberOf(body, name) !== undefined) && !isEmptySuccess(body, members)) {
    throw strange(`JSON without ${members.join(' and ')}`);
  }
  try {
    return { ...decodeAnswer(contract, operation.response, withoutTrackingId(body), jsonReading), trackingId };
  } catch (error) {
    throw strange(`an answer that cannot be read: ${(error as Error).message}`);
  }
}

function readBody(text: string, strange: (why: string) => FailedAttempt): JsonObject {
  const why = foreign(text, 'JSON');
  if (why) throw strange(why);
  let body: Json;
  try {
    body = parseJson(text);
  } catch (error) {
    throw strange(`a broken or cut-off message: ${(error as Error).message}`);
  }
  if (!isObject(body)) throw strange('a list instead of an answer');
  return body;
}

/** An update has nothing to tell but its errors: `{}` is one without. */
function isEmptySuccess(body: JsonObject, members: readonly string[]): boolean {
  return members.join() === 'PartialErrors' && Object.keys(body).length === 0;
}

function withoutTrackingId(body: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(body).filter(([name]) => !/^trackingId$/i.test(name)));
}
