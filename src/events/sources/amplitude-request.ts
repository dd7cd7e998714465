import type { Reading } from '../../domain/event-source.js';
import type { UetEvent } from '../../domain/uet-event.js';
import { addressMissing, capiCurrency } from '../capi-checks.js';
import { currencyWarnings } from '../currency-warnings.js';
import type { Call, DestinationSettings, Explanation, Warning } from '../destination.js';
import { digitsOf, isHashed, normalEmail, sha256 } from '../identity.js';
import { numberOf, shown, textOf } from '../values.js';
import { withMembers } from '../with-members.js';
import {
  customFields,
  deviceFields,
  eventFields,
  hasIdentifier,
  identifierFields,
  mappedField,
} from './amplitude-fields.js';
import { eventNameAssumed, mapTheLabel } from './amplitude-name.js';

/** The request that Amplitude's sync makes, as far as its documents tell, with each assumption as a warning. */
export function explainAmplitude(
  call: Call,
  settings: DestinationSettings,
  reading: Reading,
  [event]: readonly UetEvent[],
): Explanation {
  if (!event) return { pushes: [], request: null, delivered: false, warnings: refusals(call, settings) };
  const missing = addressMissing(event);
  return {
    pushes: [],
    request: { data: [requestOf(call, settings, event)] },
    delivered: missing.length === 0,
    warnings: [
      ...capiCurrency(event),
      ...missing,
      ...nameWarnings(reading, event),
      ...fieldWarnings(call, settings, event),
    ],
  };
}

function refusals(call: Call, settings: DestinationSettings): Warning[] {
  if (hasIdentifier(call, settings)) {
    return [{ code: 'call-unknown', message: 'there is no event_type: this is no event of Amplitude' }];
  }
  const names = Object.keys(identifierFields).join(', ');
  return [{ code: 'no-identifier', message: `nothing is sent: none of ${names} is mapped to something that is there` }];
}

function requestOf(call: Call, settings: DestinationSettings, event: UetEvent): Record<string, unknown> {
  const mapped = (fields: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(fields).map(([field, name]) => [name, mappedField(call, settings, field)]));
  const { em, ph, ...identifiers } = mapped(identifierFields);
  const custom = mapped(customFields);
  const amounts = Object.fromEntries(
    ['eventValue', 'value', 'ecommTotalValue'].map((name) => [name, numberOf(custom[name])]),
  );
  return withMembers({
    eventType: event.evt,
    eventName: event.action,
    eventTime: typeof call.time === 'number' ? Math.floor(call.time / 1000) : undefined,
    ...mapped(eventFields),
    userData: withMembers({
      ...identifiers,
      em: hashOf(em, (email) => normalEmail(email) ?? email),
      ph: hashOf(ph, (phone) => `+${digitsOf(phone)}`),
      ...mapped(deviceFields),
    }),
    customData: withMembers({ ...custom, ...amounts, eventLabel: event.label }),
  });
}

/** Hashed if it is not yet; how it is brought into form before is not written down. */
function hashOf(value: unknown, prepare: (text: string) => string): string | undefined {
  const text = textOf(value);
  if (!text) return undefined;
  return isHashed(text) ? text.toLowerCase() : sha256(prepare(text));
}

function nameWarnings(reading: Reading, event: UetEvent): Warning[] {
  if (event.evt === 'pageLoad') return [];
  if (reading === 'shipped') return [eventNameAssumed(event.action)];
  return [{ code: 'no-event-name', message: `the documents name no field that becomes the action; ${mapTheLabel}` }];
}

function fieldWarnings(call: Call, settings: DestinationSettings, event: UetEvent): Warning[] {
  const warnings: Warning[] = [];
  const warn = (code: string, message: string) => warnings.push({ code, message });
  const email = textOf(mappedField(call, settings, 'Email'));
  if (email && !isHashed(email)) {
    warn('email-normalisation-assumed', 'how the e-mail address is brought into form before it is hashed is assumed');
  }
  if (typeof event.revenue === 'string') {
    warn('revenue-not-a-number', `the value ${shown(event.revenue)} is not a number`);
  }
  return [...warnings, ...currencyWarnings(event)];
}
