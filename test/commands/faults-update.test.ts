import { describe, expect, test } from 'vitest';
import { anAccount, aTag, aUrlGoal } from '../kit/account.js';
import { casesOf, type Outcomes, played, type Seen, type Subject, underFaults } from '../service/under-faults.js';

const again = 'run it again: what is changed already stays as it is';
const later = 'Try again later. If it stays, give Microsoft’s support the tracking id.';
const slowly =
  'Wait 60 seconds; bingctl does so by itself as often as --max-retries allows. A lower --concurrency helps.';
const signIn = 'set a new one, or BINGCTL_REFRESH_TOKEN and BINGCTL_CLIENT_ID, with which bingctl gets its own';

const changed = { account: ['new'] };
const unchanged = { account: ['old'] };
const failed = (kind: string, outcome: string, hint: string) => ({ error: { kind, outcomes: [outcome], hint } });

/** An update is repeated without harm: the second one finds what it wants. */
const updated: Seen = { ...changed, exit: 0, stdout: ['new'], error: null, sent: 1 };
const updatedTwice: Seen = { ...updated, sent: 2 };
/** It may have been carried out: `changed` says whether it was, which the command cannot know. */
const unknown = { ...failed('unknownOutcome', 'unknown', again), exit: 6, stdout: [], sent: 1 };
const unknownAndDone: Seen = { ...unknown, ...changed };
const unknownAndDoneFourTimes: Seen = { ...unknownAndDone, sent: 4 };
const unknownAndNot: Seen = { ...unknown, ...unchanged };
const unknownAndNotFourTimes: Seen = { ...unknownAndNot, sent: 4 };
const notDone = { ...unchanged, stdout: [], sent: 1 };
const tooMany: Seen = { ...notDone, ...failed('unreachable', 'notSent', slowly), exit: 6 };
const tooManyFourTimes: Seen = { ...tooMany, sent: 4 };
const signedOut: Seen = { ...notDone, ...failed('signedOut', 'notSent', signIn), exit: 3 };
const refused: Seen = { ...notDone, ...failed('refused', 'refused', later), exit: 1 };

/** Once; always; once, without retries; always, without retries. */
const outcomes: Outcomes = {
  latency: [updated, updated, updated, updated],
  slow: [updated, updated, updated, updated],
  'reset-before': [updatedTwice, unknownAndNotFourTimes, unknownAndNot, unknownAndNot],
  'reset-after': [updatedTwice, unknownAndDoneFourTimes, unknownAndDone, unknownAndDone],
  lost: [updatedTwice, unknownAndDoneFourTimes, unknownAndDone, unknownAndDone],
  cut: [updatedTwice, unknownAndDoneFourTimes, unknownAndDone, unknownAndDone],
  empty: [updatedTwice, unknownAndNotFourTimes, unknownAndNot, unknownAndNot],
  'empty-after': [updatedTwice, unknownAndDoneFourTimes, unknownAndDone, unknownAndDone],
  html: [updatedTwice, unknownAndNotFourTimes, unknownAndNot, unknownAndNot],
  status: [updatedTwice, unknownAndNotFourTimes, unknownAndNot, unknownAndNot],
  throttle: [updatedTwice, tooManyFourTimes, tooMany, tooMany],
  'expired-token': [signedOut, signedOut, signedOut, signedOut],
  'internal-error': [updatedTwice, unknownAndNotFourTimes, unknownAndNot, unknownAndNot],
  'partial-error': [refused, refused, refused, refused],
};

/** Several failures of one call: what the first leaves open, the last cannot take back. */
const oneAfterAnother: [faults: string[], Seen][] = [
  [['lost:OPERATION', 'throttle:OPERATION,count=3'], unknownAndDoneFourTimes],
  [['lost:OPERATION', 'expired-token:OPERATION'], { ...unknownAndDone, sent: 2 }],
  [['reset-before:OPERATION', 'expired-token:OPERATION'], { ...unknownAndNot, sent: 2 }],
  [['throttle:OPERATION', 'lost:OPERATION'], { ...updated, sent: 3 }],
];

const tag = aTag({ id: '5001', name: 'old' });
const subjects: [Subject, string, ReturnType<typeof anAccount>][] = [
  [{ what: 'tags', operation: 'UpdateUetTags' }, 'tags update old --name new', anAccount({ tags: [tag] })],
  [
    { what: 'goals', operation: 'UpdateConversionGoals' },
    'goals update old --name new',
    anAccount({ tags: [{ ...tag, name: 'shop' }], goals: [aUrlGoal({ name: 'old', goalCategory: 'Purchase' })] }),
  ],
];

describe.each(subjects)('$operation', (subject, line, state) => {
  test.concurrent.each(casesOf(outcomes))('%s %s', async (fault, column, expected) => {
    const { faults, flags } = played(fault, column, subject.operation);
    expect(await underFaults(line + flags, subject, { state, faults })).toEqual(expected);
  });

  test.concurrent.each(oneAfterAnother)('%s', async (specs, expected) => {
    const faults = specs.map((spec) => spec.replace('OPERATION', subject.operation));
    expect(await underFaults(line, subject, { state, faults })).toEqual(expected);
  });
});
