import type { CapiPreset, Reading } from '../domain/event-source.js';
import type { UetEvent } from '../domain/uet-event.js';

/**
 * How the destination is set up in the source, as far as it changes what is sent. Each setting belongs to the sources that
 * it names; the others ignore it. Left out is the default of the source.
 */
export interface DestinationSettings {
  /** segment: the destination's consent switch; without it no consent is pushed. */
  enableConsent?: boolean;
  /** segment: the consent category that grants, one of `consentCategories`. */
  adStorageConsentCategory?: string;
  /** segment: the categories of the destination (`consentSettings.categories`). */
  consentCategories?: readonly string[];
  /** segment: the property that holds the visitor's choice as text. */
  adStoragePropertyMapping?: string;
  /** segment-capi: which preset the mapping was made from. */
  preset?: CapiPreset;
  /** segment-capi: sent with every event; `G` when left out. */
  adStorageConsent?: 'G' | 'D';
  /** segment-capi: the same events also leave through a device-mode source on the same tag. */
  alsoDeviceMode?: boolean;
  /** segment-capi: the event type where it was set by hand; amplitude: the type of the sync. */
  eventType?: 'custom' | 'pageLoad';
  /** rudderstack: e-mail and phone of the traits are sent along. */
  enableEnhancedConversions?: boolean;
  /** rudderstack: hashed before they are pushed. */
  isHashRequired?: boolean;
  /**
   * amplitude: Microsoft's field by its name in the sync, such as `Event Label`, to `event.NAME` or `user.NAME`. Left out,
   * nothing is known of the mapping, and identifiers are taken for mapped.
   */
  fieldMap?: Readonly<Record<string, string>>;
  /** amplitude: Event Label is mapped to the event's name, though `fieldMap` does not say so. */
  labelMapped?: boolean;
  /** Sources in the browser: the address of the page where the call does not say it. */
  pageUrl?: string;
}

/** What a user should know about one call; the codes are listed in docs/events.md. */
export interface Warning {
  code: string;
  /** A sentence with the amounts and properties in it. */
  message: string;
}

/** One analytics call as its SDK takes it: parsed JSON, whatever that holds. */
export type Call = Readonly<Record<string, unknown>>;

/** What happens to a call beside the events: what only people and `events send` look at. */
export interface Explanation {
  /** What is pushed to the queue of the tag, the arguments of each push; empty for sources of the Conversions API. */
  pushes: readonly (readonly unknown[])[];
  /** The body that the Conversions API gets; null where nothing is sent to it. */
  request: { data: Record<string, unknown>[] } | null;
  /** False: an event was pushed or sent and is refused, so that nothing counts it. */
  delivered: boolean;
  warnings: Warning[];
}

/** One event source. `events` runs for millions of calls, `explain` for those that somebody looks at. */
export interface SourceMapping {
  events(call: Call, settings: DestinationSettings, reading: Reading): UetEvent[];
  explain(call: Call, settings: DestinationSettings, reading: Reading, events: readonly UetEvent[]): Explanation;
}
