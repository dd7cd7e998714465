import { describe, expect, test } from 'vitest';
import { BingctlError, type Kind, type Outcome } from '../../src/errors.js';
import { type Deed, failureOf } from '../../src/service/failure.js';
import type { ItemResult } from '../../src/service/results.js';

function results(...outcomes: (Outcome | [Outcome, Kind, hint?: string])[]): ItemResult<null>[] {
  return outcomes.map((each, index) => {
    const [outcome, kind, hint] = typeof each === 'string' ? [each] : each;
    const error = kind ? new BingctlError(kind, `${kind} ${index}`, hint === undefined ? {} : { hint }) : null;
    return { index, name: `goal ${index}`, id: null, outcome, value: null, error };
  });
}

const skip = 'run it again with --if-exists skip: what is there by then is left as it is';
const repeat = 'run it again: what is changed already stays as it is';

describe('one error for all items', () => {
  test.each<[ItemResult<null>[], Deed, [Kind, string, string | null] | null]>([
    [results('created'), 'created', null],
    [results('unchanged', 'skipped', 'planned'), 'created', null],
    [
      results(['refused', 'refused', 'rename']),
      'created',
      ['refused', 'conversion goal "goal 0" was not created', 'rename'],
    ],
    [
      results('created', ['refused', 'refused', 'rename'], 'created'),
      'created',
      ['partial', 'conversion goal "goal 1" was not created (2 of 3 created)', 'rename'],
    ],
    [
      results('skipped', ['refused', 'refused', 'one'], ['refused', 'refused', 'two']),
      'created',
      ['partial', '2 conversion goals were not created (0 of 3 created)', null],
    ],
    [
      results('planned', ['refused', 'refused', 'rename']),
      'created',
      ['partial', 'conversion goal "goal 1" would not be created', 'rename'],
    ],
    [
      results(['refused', 'refused'], ['notSent', 'signedOut', 'sign in'], ['notSent', 'signedOut', 'sign in']),
      'updated',
      ['signedOut', '3 conversion goals were not updated (0 of 3 updated)', null],
    ],
    [results(['notMade', 'unreachable']), 'created', ['unreachable', 'conversion goal "goal 0" was not created', skip]],
    [
      results(['notSent', 'unreachable', 'later']),
      'created',
      ['unreachable', 'conversion goal "goal 0" was not created', 'later'],
    ],
    [
      results('created', ['unknown', 'unreachable']),
      'created',
      ['unknownOutcome', 'it is not known whether conversion goal "goal 1" was created', skip],
    ],
    [
      results(
        ['unknown', 'interrupted'],
        ['unknown', 'interrupted'],
        ['notSent', 'interrupted'],
        ['refused', 'refused'],
      ),
      'paused',
      [
        'unknownOutcome',
        'it is not known whether 2 conversion goals were paused; 1 was not sent, 1 was refused',
        repeat,
      ],
    ],
  ])('%#', (of, deed, expected) => {
    const error = failureOf(of, 'conversion goal', deed);
    expect(error && [error.kind, error.message, error.hint]).toEqual(expected);
  });
});
