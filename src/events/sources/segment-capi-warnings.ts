import type { UetEvent } from '../../domain/uet-event.js';
import { currencyWarnings } from '../currency-warnings.js';
import type { Call, DestinationSettings, Warning } from '../destination.js';
import { isHashed, normalEmail } from '../identity.js';
import { numberOf, recordOf, shown, textOf } from '../values.js';

/** What a user should know of an event that Segment's Conversions API action sends. */
export function segmentCapiWarnings(call: Call, settings: DestinationSettings, event: UetEvent): Warning[] {
  return [
    ...nameWarnings(call, settings, event),
    ...moneyWarnings(recordOf(call.properties), event),
    ...identityWarnings(call),
    ...(settings.alsoDeviceMode ? [twin()] : []),
  ];
}

function nameWarnings(call: Call, { preset }: DestinationSettings, event: UetEvent): Warning[] {
  if (event.evt === 'pageLoad' || (event.action !== undefined && event.action !== '')) return [];
  const isPage = call.event === undefined;
  if (preset === 'page-load' || isPage) {
    const code = 'preset-does-not-send-pageload';
    const documents = 'the documents say that the preset sends a page load';
    return [{ code, message: `the shipped code sends a custom event without a name; ${documents}` }];
  }
  return event.action === ''
    ? [{ code: 'name-empty', message: 'the name of the event is empty: no action can be matched' }]
    : [{ code: 'no-event-name', message: `${shown(call.event)} is no name: the event has no action to match` }];
}

function moneyWarnings(properties: Call, event: UetEvent): Warning[] {
  const warnings: Warning[] = [];
  const warn = (code: string, message: string) => warnings.push({ code, message });
  const isGiven = (name: string) => properties[name] !== undefined && properties[name] !== null;
  const others = ['revenue', 'total'].filter(isGiven);
  const named = others.map((name) => `${name} ${shown(properties[name])}`).join(' and ');
  if (event.evt === 'pageLoad') return warnings;
  if (event.revenue === undefined && isGiven('value')) {
    warn('revenue-not-a-number', `value ${shown(properties.value)} is not a number and is left out`);
  } else if (event.revenue === undefined && others.length > 0) {
    warn('revenue-not-mapped', `${named} will not be sent: the default mapping reads value only`);
  } else if (others.some((name) => numberOf(properties[name]) !== event.revenue)) {
    warn('revenue-ambiguous', `value ${event.revenue} is sent, and not ${named}`);
  }
  return [...warnings, ...currencyWarnings(event)];
}

/** Whether the hashes are those that Microsoft makes of the same address and number. */
function identityWarnings(call: Call): Warning[] {
  const traits = recordOf(recordOf(call.context).traits);
  const properties = recordOf(call.properties);
  const email = textOf(traits.email ?? properties.email);
  const phone = textOf(traits.phone ?? properties.phone);
  const warnings: Warning[] = [];
  if (email && !isHashed(email) && normalEmail(email) !== email.trim().toLowerCase()) {
    const message = 'the e-mail address is hashed with its dots and its alias: Microsoft hashes it without';
    warnings.push({ code: 'email-hash-not-microsoft-form', message });
  }
  if (phone && !isHashed(phone)) {
    const message = 'the phone number is hashed without its plus: Microsoft hashes E.164, with the plus';
    warnings.push({ code: 'phone-hash-not-e164', message });
  }
  return warnings;
}

function twin(): Warning {
  const message =
    'the twin in device mode has the action track and no event id: both count, and nothing tells them apart';
  return { code: 'no-dedup-possible', message };
}
