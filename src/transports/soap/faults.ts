import { BingctlError } from '../../errors.js';
import { FailedAttempt, isGone } from '../attempt.js';
import { callError, type FieldOf, refusal, refusedItem, saysGone } from '../refusal.js';
import { child, childText, type XmlElement } from './xml.js';

export interface FaultContext {
  operation: string;
  /** Of HTTP. */
  status: number;
  /** What header element or HTTP header said; the fault's own comes first. */
  trackingId: string | null;
  retryAfterMs: number | null;
}

/**
 * What a `Fault` of SOAP 1.1 or 1.2 means. The body decides, not the HTTP status: the documentation says 500, the service
 * has been seen to send faults with 200.
 */
export function faultMeaning(fault: XmlElement, context: FaultContext): FailedAttempt {
  const detail = child(fault, 'detail') ?? child(fault, 'Detail');
  // AdApiFaultDetail, ApiFaultDetail, EditorialApiFaultDetail, Customer Management's ApiFault: one after the other by name.
  const content = detail?.children.find(({ name }) => /^(Ad|Editorial)?ApiFault(Detail)?$/.test(name));
  const trackingId = childText(content, 'TrackingId') || context.trackingId || trackingIdIn(reasonOf(fault));
  const errors = [...items(content, 'Errors'), ...items(content, 'OperationErrors')].map(callError);
  const refused = [...items(content, 'BatchErrors'), ...items(content, 'EditorialErrors')].map(refusedItem);
  if (errors.length === 0 && refused.length === 0) return plainFault(fault, { ...context, trackingId });
  const { operation, retryAfterMs } = context;
  return refusal({ operation, retryAfterMs, trackingId, errors, items: refused });
}

/** A fault without the service's own errors: of the web server underneath, or of something in between. */
function plainFault(fault: XmlElement, { operation, status, trackingId, retryAfterMs }: FaultContext): FailedAttempt {
  const code = codeOf(fault);
  const reason = reasonOf(fault) || code || 'a fault without a reason';
  if (isGone(status) || saysGone(reason)) {
    return new FailedAttempt(
      new BingctlError('unreachable', `the service is not there for ${operation}: ${reason}`, { trackingId }),
      { carriedOut: 'no', again: 'never', gone: true },
    );
  }
  // WCF did not understand the request: it will not the next time either.
  const isOurs = /^(Client|Sender|DeserializationFailed|ActionNotSupported|MustUnderstand|VersionMismatch)/.test(code);
  if (isOurs) {
    return new FailedAttempt(
      new BingctlError('refused', `the service refused ${operation}: ${reason}`, { trackingId }),
      {
        carriedOut: 'no',
        again: 'never',
      },
    );
  }
  return new FailedAttempt(
    new BingctlError('unreachable', `the service failed at ${operation}: ${reason}`, { trackingId }),
    {
      carriedOut: 'maybe',
      again: 'later',
      retryAfterMs,
    },
  );
}

/** `faultcode` in SOAP 1.1; the innermost `Value` in SOAP 1.2. Without its prefix. */
function codeOf(fault: XmlElement): string {
  let code = childText(fault, 'faultcode') ?? '';
  for (let at = child(fault, 'Code'); at; at = child(at, 'Subcode')) code = childText(at, 'Value') ?? code;
  return code.trim().replace(/^.*:/, '');
}

function reasonOf(fault: XmlElement): string {
  return (childText(fault, 'faultstring') ?? childText(child(fault, 'Reason'), 'Text') ?? '').trim();
}

/** "Invalid client data. Check the SOAP fault details for more information. TrackingId: {guid}." */
function trackingIdIn(reason: string): string | null {
  return /TrackingId: ?([0-9a-f-]{36})/i.exec(reason)?.[1] ?? null;
}

function items(content: XmlElement | undefined, list: string): FieldOf[] {
  const found = child(content, list)?.children.filter(({ nil }) => !nil) ?? [];
  return found.map((error) => (field) => childText(error, field));
}
