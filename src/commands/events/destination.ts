import type { CapiPreset, EventSource, Reading } from '../../domain/event-source.js';
import { nearest } from '../../domain/nearest.js';
import { quote } from '../../domain/quote.js';
import { usage } from '../../errors.js';
import type { DestinationSettings } from '../../events/destination.js';
import { amplitudeFields } from '../../events/sources/amplitude-fields.js';

/** What the flags of a destination hold (`destination-options.ts`). */
export interface DestinationFlags {
  source?: EventSource;
  as?: Reading;
  pageUrl?: string;
  eventType?: 'custom' | 'page-load';
  enableConsent?: boolean;
  consentCategory?: string;
  consentProperty?: string;
  preset?: CapiPreset;
  alsoDeviceMode?: boolean;
  enhancedConversions?: boolean;
  hashRequired?: boolean;
  map?: string[];
  labelMapped?: boolean;
}

/** Whose events these are, and how its destination is set up. */
export interface Destination {
  source: EventSource;
  reading: Reading;
  settings: DestinationSettings;
}

/** The flags that are a matter of one source, or of two. */
const flagsOfSources: readonly [keyof DestinationFlags, flag: string, sources: readonly EventSource[]][] = [
  ['enableConsent', '--enable-consent', ['segment']],
  ['consentCategory', '--consent-category', ['segment']],
  ['consentProperty', '--consent-property', ['segment']],
  ['preset', '--preset', ['segment-capi']],
  ['alsoDeviceMode', '--also-device-mode', ['segment-capi']],
  ['eventType', '--event-type', ['segment-capi', 'amplitude']],
  ['enhancedConversions', '--enhanced-conversions', ['rudderstack']],
  ['hashRequired', '--hash-required', ['rudderstack']],
  ['map', '--map', ['amplitude']],
  ['labelMapped', '--label-mapped', ['amplitude']],
];

/** @throws BingctlError `usage` without a source, and for flags of another source */
export function destinationOf(flags: DestinationFlags): Destination {
  const { source, as: reading = 'shipped' } = flags;
  if (source === undefined) {
    throw usage('it is not said who sends the events', {
      hint: 'name the source with --source, such as --source segment',
    });
  }
  for (const [name, flag, sources] of flagsOfSources) {
    if (flags[name] === undefined || sources.includes(source)) continue;
    throw usage(`${flag} is a matter of --source ${sources.join(' and --source ')}, not of ${source}`);
  }
  return { source, reading, settings: settingsOf(flags) };
}

function settingsOf(flags: DestinationFlags): DestinationSettings {
  const { consentCategory: category, consentProperty: property, eventType, hashRequired } = flags;
  return {
    ...((flags.enableConsent || category || property) && { enableConsent: true }),
    ...(category !== undefined && { adStorageConsentCategory: category, consentCategories: [category] }),
    ...(property !== undefined && { adStoragePropertyMapping: property }),
    ...(flags.preset && { preset: flags.preset }),
    ...(flags.alsoDeviceMode && { alsoDeviceMode: true }),
    ...(eventType && { eventType: eventType === 'custom' ? 'custom' : 'pageLoad' }),
    // Hashing is a switch of the enhanced conversions, and of nothing else.
    ...((flags.enhancedConversions || hashRequired) && { enableEnhancedConversions: true }),
    ...(hashRequired && { isHashRequired: true }),
    ...(flags.map && { fieldMap: Object.fromEntries(flags.map.map(fieldOf)) }),
    ...(flags.labelMapped && { labelMapped: true }),
    ...(flags.pageUrl !== undefined && { pageUrl: addressOf(flags.pageUrl) }),
  };
}

/** `Value=event.order_total`: the field as the sync calls it, and where it comes from. */
function fieldOf(mapped: string): [field: string, path: string] {
  const [, name = '', path = ''] = /^([^=]*)=(.*)$/s.exec(mapped) ?? [];
  const field = amplitudeFields.find((each) => each.toLowerCase() === name.trim().toLowerCase());
  if (field === undefined) {
    const near = nearest(name.trim(), amplitudeFields);
    const why = near === null ? `one of ${amplitudeFields.join(', ')}` : `did you mean ${quote(near)}?`;
    throw usage(`--map: ${quote(mapped)} does not begin with a field of the sync: ${why}`);
  }
  if (/^(event|user)\../s.test(path.trim())) return [field, path.trim()];
  throw usage(`--map: ${quote(field)} comes from event.NAME or user.NAME, not from ${quote(path)}`);
}

function addressOf(url: string): string {
  if (URL.canParse(url)) return url;
  throw usage(`--page-url: ${quote(url)} is not an address, such as https://shop.example.com/thanks`);
}
