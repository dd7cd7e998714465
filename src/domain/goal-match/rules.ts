/**
 * The rules that decide whether an event counts for a goal, each as a sentence for people (docs/matching.md). Where
 * Microsoft's pages leave a rule open, the answer is "undetermined" and the sentence says what is open.
 */
export const matchRules = {
  // Yes.
  'conditions-hold': 'all conditions of the goal hold',

  // No.
  'condition-fails': 'the condition does not hold',
  'not-all-conditions': 'all conditions have to hold, and not all do',
  'field-missing': 'the event does not have what the condition looks at',
  'value-is-not-revenue': 'a value condition looks at the event value, and this event has a revenue only',
  'value-not-a-number': 'the event value is not a number',
  'needs-custom-event': 'an event goal looks at custom events, and this is a page load',
  'needs-page-load': 'a url goal looks at page loads, and this is a custom event without an address',
  'other-tag': 'the event was sent with another UET tag',
  'not-by-event': 'a goal of this type is not decided by an event or an address',

  // Undetermined.
  'custom-event-address': 'whether the address of a custom event counts for a url goal is not documented',
  'trailing-slash': 'whether a slash at the end makes a difference is not documented: begins-with would be certain',
  'address-fragment': 'whether the part after # makes a difference is not documented: begins-with would be certain',
  'address-unknown': 'the address of the page load is not known',
  'regex-unsupported': 'the regular expression cannot be tried here',
  'regex-text': 'the regular expression and .NET may read this text differently',
  'regex-case': 'whether a regular expression ignores case everywhere is not documented, and here it matters',
  'no-condition': 'the goal has no condition, so it is not a valid goal',
  'unknown-operator': 'the operator is not known to this version of bingctl',
  'unknown-type': 'the type of the goal is not known to this version of bingctl',
} as const satisfies Record<string, string>;

export type MatchRule = keyof typeof matchRules;
