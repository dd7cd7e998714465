import { describe, expect, test } from 'vitest';
import { anAccount, aTag, aUrlGoal } from '../kit/account.js';
import { casesOf, type Outcomes, played, type Seen, type Subject, underFaults } from '../service/under-faults.js';

const later = 'try again later';
const internal = 'Try again later. If it stays, give Microsoft’s support the tracking id.';
const slowly =
  'Wait 60 seconds; bingctl does so by itself as often as --max-retries allows. A lower --concurrency helps.';
const signIn = 'set a new one, or BINGCTL_REFRESH_TOKEN and BINGCTL_CLIENT_ID, with which bingctl gets its own';

const done: Seen = { exit: 0, account: ['new'], stdout: ['new'], error: null, sent: 1 };
const failed = (exit: number, kind: string, hint: string) => ({
  exit,
  account: ['old'],
  stdout: [],
  error: { kind, outcomes: [], hint },
  sent: 0,
});
const away: Seen = failed(6, 'unreachable', later);
const broken: Seen = failed(6, 'unreachable', internal);
/** HTTP 200 and nothing in it: perhaps not the service at all. */
const strange: Seen = failed(
  6,
  'unreachable',
  'check the environment and the base URL: is this the address of the service?',
);
const tooMany: Seen = failed(6, 'unreachable', slowly);
const signedOut: Seen = failed(3, 'signedOut', signIn);

/** Nothing is written that a read has to come before, and a read may be repeated as often as one likes. */
const before: Outcomes = {
  latency: [done, done, done, done],
  slow: [done, done, done, done],
  'reset-before': [done, away, away, away],
  'reset-after': [done, away, away, away],
  lost: [done, away, away, away],
  cut: [done, away, away, away],
  empty: [done, strange, strange, strange],
  'empty-after': [done, strange, strange, strange],
  html: [done, away, away, away],
  status: [done, away, away, away],
  throttle: [done, tooMany, tooMany, tooMany],
  'expired-token': [signedOut, signedOut, signedOut, signedOut],
  'internal-error': [done, broken, broken, broken],
  // It strikes what a list holds, and this one holds nothing.
  'partial-error': [done, done, done, done],
};
const unread: Seen = failed(5, 'unread', internal);
/** What was to be changed is refused to the read that looks for it. */
const looking: Outcomes = { ...before, 'partial-error': [unread, unread, unread, unread] };

/** What is written stands, whatever becomes of the reading back: a warning, and what was sent in place of what is there. */
const after: Outcomes = {
  latency: [done, done, done, done],
  slow: [done, done, done, done],
  'reset-before': [done, done, done, done],
  'reset-after': [done, done, done, done],
  lost: [done, done, done, done],
  cut: [done, done, done, done],
  empty: [done, done, done, done],
  'empty-after': [done, done, done, done],
  html: [done, done, done, done],
  status: [done, done, done, done],
  throttle: [done, done, done, done],
  'expired-token': [done, done, done, done],
  'internal-error': [done, done, done, done],
  'partial-error': [done, done, done, done],
};

const tags: Subject = { what: 'tags', operation: 'UpdateUetTags' };
const goals: Subject = { what: 'goals', operation: 'UpdateConversionGoals' };
const shop = anAccount({
  tags: [aTag({ id: '5001', name: 'old' })],
  goals: [aUrlGoal({ id: '71', name: 'old', goalCategory: 'Purchase' })],
});
const renameTag = 'tags update old --name new';
const renameGoal = 'goals update old --name new';

interface Reading {
  read: string;
  when: string;
  line: string;
  subject: Subject;
  /** Calls of the operation that the command makes earlier. */
  skip: number;
  expected: Outcomes;
}

// Goals are listed in four calls: types behind a pilot are asked for alone.
const readings: Reading[] = [
  { read: 'GetUetTagsByIds', when: 'before', line: renameTag, subject: tags, skip: 0, expected: looking },
  { read: 'GetConversionGoalsByIds', when: 'before', line: renameGoal, subject: goals, skip: 0, expected: looking },
  { read: 'GetConversionGoalsByIds', when: 'late before', line: renameGoal, subject: goals, skip: 3, expected: before },
  { read: 'GetAccountProperties', when: 'before', line: renameGoal, subject: goals, skip: 0, expected: before },
  { read: 'GetUetTagsByIds', when: 'after', line: renameTag, subject: tags, skip: 1, expected: after },
  { read: 'GetConversionGoalsByIds', when: 'after', line: renameGoal, subject: goals, skip: 4, expected: after },
];

describe.each(readings)('$read $when the write', ({ read, line, subject, skip, expected }) => {
  test.concurrent.each(casesOf(expected))('%s %s', async (fault, column, seen) => {
    const { faults, flags } = played(fault, column, read, skip);
    expect(await underFaults(line + flags, subject, { state: shop, faults })).toEqual(seen);
  });
});
