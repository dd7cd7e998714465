/**
 * Where an event comes from: who turns an analytics call into what reaches Microsoft. `segment` and `rudderstack` in device
 * mode and `uet` (pushes of the page's own) send through the UET tag; `segment-capi` and `amplitude` through the
 * Conversions API (docs/events.md).
 */
export const eventSources = ['segment', 'segment-capi', 'rudderstack', 'amplitude', 'uet'] as const;
export type EventSource = (typeof eventSources)[number];

/** Where documents and shipped code disagree: what Microsoft receives, or what the documents say it would. */
export const readings = ['shipped', 'documented'] as const;
export type Reading = (typeof readings)[number];

/** The presets that Segment's Conversions API action offers. */
export const capiPresets = ['default', 'page-load', 'purchase', 'add-to-cart', 'search'] as const;
export type CapiPreset = (typeof capiPresets)[number];
