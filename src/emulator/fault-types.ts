/** Ways in which a call can go wrong, each with what it does; `--help` and the docs print them. */
export const faultTypes = {
  latency: 'the answer comes ms (1000) later; every call unless count is given',
  slow: 'the answer comes one byte at a time, ms (5) apart; every call unless count is given',
  'reset-before': 'the connection is reset, and nothing was done',
  'reset-after': 'the call is carried out, then the connection is reset',
  lost: 'the call is carried out, then the connection is closed without an answer',
  cut: 'the call is carried out, and the answer breaks off half way',
  empty: 'an empty answer, and nothing was done; status (200)',
  'empty-after': 'the call is carried out, and the answer is empty; status (200)',
  html: 'a page of HTML, as gateways write them, and nothing was done; status (503)',
  status: 'a bare HTTP status (503), and nothing was done',
  throttle: 'refused with 117, CallRateExceeded, and nothing was done',
  'expired-token': 'refused with 109, AuthenticationTokenExpired, and nothing was done',
  'internal-error': 'refused with 0, InternalError, and nothing was done',
  'partial-error':
    'the item at index (0) is refused with code (0), and the others are carried out; of a read of all, the one found there',
} as const;

export type FaultType = keyof typeof faultTypes;

/** Numbers that a fault takes, and the least and the most that each may be. */
export const faultSettings = {
  count: [1, 1_000_000],
  skip: [0, 1_000_000],
  ms: [0, 600_000],
  status: [200, 599],
  'retry-after': [0, 86_400],
  index: [0, 9_999],
  code: [0, 999_999],
} as const;
