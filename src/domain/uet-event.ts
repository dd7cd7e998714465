/**
 * What reaches Microsoft, whichever source sent it: goals are matched against this and nothing else (docs/events.md). A
 * member that did not come is absent. Amounts are as the source sent them: they are compared and printed, never computed
 * with.
 */
export interface UetEvent {
  /** Custom events are what Event goals see; page loads are what Url goals see. */
  evt: 'pageLoad' | 'custom';
  /** `ea` of a beacon, `eventName` of the Conversions API. */
  action?: string;
  /** `ec`, `event_category`, `customData.eventCategory`. */
  category?: string;
  /** `el`, `event_label`, `customData.eventLabel`. */
  label?: string;
  /** `ev`, `event_value`, `customData.eventValue`: a number that a goal can test. */
  value?: number;
  /**
   * `gv`, `revenue_value`, `customData.value`: money that a goal with a variable revenue records. Text where what was sent
   * is no number: the tag refuses such an event.
   */
  revenue?: number | string;
  /** `gc`, `currency`. */
  currency?: string;
  /** Of use for deduplication only. */
  eventId?: string;
  /** The address of the page. */
  url?: string;
  /** Whether the visitor let ads be measured, where the page said so: D, denied, and the event counts for nothing. */
  consent?: 'G' | 'D';
  /** The UET tag that it was sent with, where that is known. */
  tagId?: string;
}
