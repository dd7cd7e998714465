import { describe, expect, test } from 'vitest';
import { anAccount, aTag } from '../kit/account.js';
import { casesOf, type Outcomes, played, type Seen, type Subject, underFaults } from '../service/under-faults.js';

const again = 'run it again with --if-exists skip: what is there by then is left as it is';
const later = 'Try again later. If it stays, give Microsoft’s support the tracking id.';
const slowly =
  'Wait 60 seconds; bingctl does so by itself as often as --max-retries allows. A lower --concurrency helps.';
const signIn = 'set a new one, or BINGCTL_REFRESH_TOKEN and BINGCTL_CLIENT_ID, with which bingctl gets its own';

const done = { exit: 0, account: ['new'], stdout: ['new'], error: null };
const nothing = { account: [], stdout: [] };
const failed = (kind: string, outcome: string, hint: string) => ({ error: { kind, outcomes: [outcome], hint } });

/** Made by the first call; where its answer was lost, found by its name. */
const made: Seen = { ...done, sent: 1 };
/** The first call did nothing, which only a look-up could tell: sent again. */
const madeByTheSecond: Seen = { ...done, sent: 2 };
/** Not there, and nothing tells that it never will be. */
const missing: Seen = { ...nothing, ...failed('unreachable', 'notMade', again), exit: 6, sent: 1 };
const missingAfterFour: Seen = { ...missing, sent: 4 };
const tooMany: Seen = { ...nothing, ...failed('unreachable', 'notSent', slowly), exit: 6, sent: 1 };
const tooManyFourTimes: Seen = { ...tooMany, sent: 4 };
const signedOut: Seen = { ...nothing, ...failed('signedOut', 'notSent', signIn), exit: 3, sent: 1 };
const refused: Seen = { ...nothing, ...failed('refused', 'refused', later), exit: 1, sent: 1 };

/** Once; always; once, without retries; always, without retries. */
const outcomes: Outcomes = {
  latency: [made, made, made, made],
  slow: [made, made, made, made],
  'reset-before': [madeByTheSecond, missingAfterFour, missing, missing],
  'reset-after': [made, made, made, made],
  lost: [made, made, made, made],
  cut: [made, made, made, made],
  empty: [madeByTheSecond, missingAfterFour, missing, missing],
  'empty-after': [made, made, made, made],
  html: [madeByTheSecond, missingAfterFour, missing, missing],
  status: [madeByTheSecond, missingAfterFour, missing, missing],
  throttle: [madeByTheSecond, tooManyFourTimes, tooMany, tooMany],
  'expired-token': [signedOut, signedOut, signedOut, signedOut],
  'internal-error': [madeByTheSecond, missingAfterFour, missing, missing],
  'partial-error': [refused, refused, refused, refused],
};

const subjects: [Subject, string][] = [
  [{ what: 'tags', operation: 'AddUetTags' }, 'tags create --name new'],
  [
    { what: 'goals', operation: 'AddConversionGoals' },
    'goals create --type url --name new --tag shop --category purchase --url /thanks',
  ],
];

describe.each(subjects)('$operation', (subject, line) => {
  const state = subject.what === 'tags' ? anAccount() : anAccount({ tags: [aTag({ name: 'shop' })] });

  test.concurrent.each(casesOf(outcomes))('%s %s', async (fault, column, expected) => {
    const { faults, flags } = played(fault, column, subject.operation);
    expect(await underFaults(line + flags, subject, { state, faults })).toEqual(expected);
  });
});

/** Statuses and pages that something on the way answers with, and the service never saw the call; or only perhaps. */
const byTheWay: [spec: string, Seen][] = [
  ['status:OPERATION,status=429', madeByTheSecond],
  ['status:OPERATION,status=500', madeByTheSecond],
  ['status:OPERATION,status=502,retry-after=5', madeByTheSecond],
  ['html:OPERATION,status=504', madeByTheSecond],
  ['html:OPERATION,status=200', madeByTheSecond],
  ['empty:OPERATION,status=503', madeByTheSecond],
  ['empty-after:OPERATION,status=500', made],
  ['throttle:OPERATION,status=429', madeByTheSecond],
  ['internal-error:OPERATION,status=500', madeByTheSecond],
];

describe.each(subjects)('$operation, as gateways answer', (subject, line) => {
  const state = subject.what === 'tags' ? anAccount() : anAccount({ tags: [aTag({ name: 'shop' })] });

  test.concurrent.each(byTheWay)('%s', async (spec, expected) => {
    const faults = [spec.replace('OPERATION', subject.operation)];
    expect(await underFaults(line, subject, { state, faults })).toEqual(expected);
  });
});
