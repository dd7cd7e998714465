import { type Contract, localName, type Operation } from '../../contract/contract.js';
import { type FailedAttempt, type Received, retryAfterMs, strangeAnswer, trackingIdOf } from '../attempt.js';
import { decodeAnswer } from '../decode.js';
import { foreign } from '../foreign.js';
import type { HttpAnswer } from '../http.js';
import { elementReading } from './decode.js';
import { faultMeaning } from './faults.js';
import { child, childText, parseXml, type XmlElement } from './xml.js';

/**
 * Reads the answer to an operation.
 * @throws FailedAttempt for a fault, an error page, and whatever else is not this operation's answer
 */
export function readAnswer(contract: Contract, operation: Operation, received: Received): Record<string, unknown> {
  const { answer, host, nowMs } = received;
  const waitMs = retryAfterMs(answer, nowMs);
  let trackingId = trackingIdOf(answer);
  const strange = (why: string) => strangeAnswer({ answer, host, why, trackingId, retryAfterMs: waitMs });

  const envelope = readEnvelope(answer, strange);
  trackingId = childText(child(envelope, 'Header'), 'TrackingId') || trackingId;
  const body = child(envelope, 'Body');
  const content = body?.children[0];

  if (content?.name === 'Fault') {
    const { status } = answer;
    throw faultMeaning(content, { operation: operation.name, status, trackingId, retryAfterMs: waitMs });
  }
  if (answer.status >= 400) throw strange('a SOAP message without a fault');
  if (!body) throw strange('a SOAP envelope without a body');
  if (!content) throw strange('an empty SOAP body');
  const expected = localName(operation.response);
  if (content.name !== expected) throw strange(`${content.name} instead of ${expected}`);
  try {
    return { ...decodeAnswer(contract, operation.response, content, elementReading), trackingId };
  } catch (error) {
    throw strange(`an answer that cannot be read: ${(error as Error).message}`);
  }
}

function readEnvelope(answer: HttpAnswer, strange: (why: string) => FailedAttempt): XmlElement {
  const why = foreign(answer.body, 'SOAP');
  if (why) throw strange(why);
  let root: XmlElement;
  try {
    root = parseXml(answer.body.trimStart());
  } catch (error) {
    throw strange(`a broken or cut-off message: ${(error as Error).message}`);
  }
  if (root.name !== 'Envelope') throw strange(`an element ${root.name} instead of a SOAP envelope`);
  return root;
}
