import { type Contract, localName, type Operation } from '../../contract/contract.js';
import { type FailedAttempt, retryAfterMs, strangeAnswer, trackingIdOf } from '../attempt.js';
import type { HttpAnswer } from '../http.js';
import { decodeAnswer } from './decode.js';
import { faultMeaning } from './faults.js';
import { child, childText, parseXml, type XmlElement } from './xml.js';

export interface Received {
  answer: HttpAnswer;
  /** Who answered, for messages. */
  host: string;
  /** When, in the clock's milliseconds. */
  nowMs: number;
}

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
    throw faultMeaning(content, { operation: operation.name, trackingId, retryAfterMs: waitMs });
  }
  if (answer.status >= 400) throw strange('a SOAP message without a fault');
  if (!body) throw strange('a SOAP envelope without a body');
  if (!content) throw strange('an empty SOAP body');
  const expected = localName(operation.response);
  if (content.name !== expected) throw strange(`${content.name} instead of ${expected}`);
  try {
    return { ...decodeAnswer(contract, operation.response, content), trackingId };
  } catch (error) {
    throw strange(`an answer that cannot be read: ${(error as Error).message}`);
  }
}

function readEnvelope(answer: HttpAnswer, strange: (why: string) => FailedAttempt): XmlElement {
  const text = answer.body.trimStart();
  if (text === '') throw strange('an empty body');
  if (/^<(!doctype html|html)\b/i.test(text)) throw strange(`an HTML page${titleOf(text)}`);
  if (!text.startsWith('<')) throw strange(/^[[{]/.test(text) ? 'JSON instead of SOAP' : 'text instead of SOAP');
  let root: XmlElement;
  try {
    root = parseXml(text);
  } catch (error) {
    throw strange(`a broken or cut-off message: ${(error as Error).message}`);
  }
  if (root.name !== 'Envelope') throw strange(`an element ${root.name} instead of a SOAP envelope`);
  return root;
}

function titleOf(html: string): string {
  const title = /<title[^>]*>([^<]*)</i.exec(html)?.[1]?.replace(/\s+/g, ' ').trim().slice(0, 80);
  return title ? ` ("${title}")` : '';
}
