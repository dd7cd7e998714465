/**
 * Where an event comes from: who turns an analytics call into what reaches Microsoft. `segment` and `rudderstack` in device
 * mode and `uet` (pushes of the page's own) send through the UET tag; `segment-capi` and `amplitude` through the
 * Conversions API (docs/events.md).
 */
export const eventSources = ['segment', 'segment-capi', 'rudderstack', 'amplitude', 'uet'] as const;
export type EventSource = (typeof eventSources)[number];
