import type { FailedAttempt } from '../attempt.js';
import { callError, type FieldOf, refusal, refusedItem } from '../refusal.js';
import { memberOf } from './decode.js';
import { isObject, type Json, type JsonObject } from './json.js';

export interface FaultContext {
  operation: string;
  /** Of HTTP. */
  status: number;
  /** What the HTTP header said; the fault's own comes first. */
  trackingId: string | null;
  retryAfterMs: number | null;
}

/** ApplicationFault, AdApiFaultDetail, ApiFaultDetail, EditorialApiFaultDetail, Customer Management's ApiFault. */
const faultTypes = /^(Application|(Ad|Editorial)?Api)Fault(Detail)?$/;
const lists = ['Errors', 'OperationErrors', 'BatchErrors', 'EditorialErrors'];

/** The fault in a body, null when it holds none. It stands alone, or in a member that is called after its type. */
export function faultIn(body: JsonObject): JsonObject | null {
  const type = memberOf(body, 'Type');
  if (typeof type === 'string' && faultTypes.test(type)) return body;
  for (const [name, value] of Object.entries(body)) if (faultTypes.test(name) && isObject(value)) return value;
  // No answer has members of these names.
  return lists.some((list) => Array.isArray(memberOf(body, list))) ? body : null;
}

/** What a fault means; null when it gives no errors, so that only its status speaks. */
export function faultMeaning(fault: JsonObject, context: FaultContext): FailedAttempt | null {
  const errors = [...items(fault, 'Errors'), ...items(fault, 'OperationErrors')].map(callError);
  const refused = [...items(fault, 'BatchErrors'), ...items(fault, 'EditorialErrors')].map(refusedItem);
  if (errors.length === 0 && refused.length === 0) return null;
  const trackingId = textOf(memberOf(fault, 'TrackingId')) || context.trackingId;
  return refusal({ ...context, trackingId, errors, items: refused });
}

function items(fault: JsonObject, list: string): FieldOf[] {
  const found = memberOf(fault, list);
  const errors = Array.isArray(found) ? found.filter(isObject) : [];
  return errors.map((error) => (field) => textOf(memberOf(error, field)));
}

/** What an error body that is not the service's own says: web servers and gateways have a message somewhere. */
export function messageIn(body: JsonObject): string | null {
  const inner = memberOf(body, 'Error');
  const said = textOf(memberOf(isObject(inner) ? inner : body, 'Message'));
  return said === null ? null : said.replace(/\s+/g, ' ').trim().slice(0, 200) || null;
}

export function textOf(value: Json | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
