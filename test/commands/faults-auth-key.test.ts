import { afterEach, expect, test } from 'vitest';
import type { FaultType } from '../../src/emulator/fault-types.js';
import { anEmulator, stateOf, stopEmulators } from '../emulator/wire.js';
import { anAccount, aTag } from '../kit/account.js';
import { bingctl, quickClock } from '../kit/bingctl.js';
import { faultSpec } from '../service/under-faults.js';

afterEach(stopEmulators);

interface Seen {
  exit: number;
  /** Whether the tag has a key afterwards. */
  hasKey: boolean;
  /** Whether that key was printed, and nothing else. */
  printed: boolean;
  error: string | null;
}
const shown: Seen = { exit: 0, hasKey: true, printed: true, error: null };
/** The key is made once and stays: to ask again is safe, and what the error says to do. */
const unknown = {
  exit: 6,
  printed: false,
  error: 'unknownOutcome: run it again: a key that was made already is the one that comes',
};
const unknownAndMade: Seen = { ...unknown, hasKey: true };
const unknownAndNot: Seen = { ...unknown, hasKey: false };
const tooMany: Seen = {
  exit: 6,
  hasKey: false,
  printed: false,
  error:
    'unreachable: Wait 60 seconds; bingctl does so by itself as often as --max-retries allows. A lower --concurrency helps.',
};
const signedOut: Seen = {
  exit: 3,
  hasKey: false,
  printed: false,
  error: 'signedOut: set a new one, or BINGCTL_REFRESH_TOKEN and BINGCTL_CLIENT_ID, with which bingctl gets its own',
};

/** Once; always; once, without retries; always, without retries. */
const outcomes: Record<FaultType, [Seen, Seen, Seen, Seen]> = {
  latency: [shown, shown, shown, shown],
  slow: [shown, shown, shown, shown],
  'reset-before': [shown, unknownAndNot, unknownAndNot, unknownAndNot],
  'reset-after': [shown, unknownAndMade, unknownAndMade, unknownAndMade],
  lost: [shown, unknownAndMade, unknownAndMade, unknownAndMade],
  cut: [shown, unknownAndMade, unknownAndMade, unknownAndMade],
  empty: [shown, unknownAndNot, unknownAndNot, unknownAndNot],
  'empty-after': [shown, unknownAndMade, unknownAndMade, unknownAndMade],
  html: [shown, unknownAndNot, unknownAndNot, unknownAndNot],
  status: [shown, unknownAndNot, unknownAndNot, unknownAndNot],
  throttle: [shown, tooMany, tooMany, tooMany],
  'expired-token': [signedOut, signedOut, signedOut, signedOut],
  'internal-error': [shown, unknownAndNot, unknownAndNot, unknownAndNot],
  // It is asked for one tag: there is no list with an item to refuse.
  'partial-error': [shown, shown, shown, shown],
};

const cases = Object.entries(outcomes).flatMap(([fault, [once, always, onceOnly, alwaysOnly]]) => [
  { fault, often: 1, retries: 3, expected: once },
  { fault, often: 'always' as const, retries: 3, expected: always },
  { fault, often: 1, retries: 0, expected: onceOnly },
  { fault, often: 'always' as const, retries: 0, expected: alwaysOnly },
]);

test.each(cases)('$fault, $often, with $retries retries', async ({ fault, often, retries, expected }) => {
  const state = anAccount({ tags: [aTag({ name: 'shop' })] });
  const emulator = await anEmulator(state, { faults: [faultSpec(fault, 'GetUetTagAuthKey', often)] });
  const line = `tags auth-key shop --yes --json --max-retries ${retries}`;
  const { code, stdout, stderr } = await bingctl(line, { emulator, clock: quickClock() });
  const key = Object.values((await stateOf(emulator)).customers)[0]?.tags[0]?.authKey ?? null;
  const last = stderr.trimEnd().split('\n').at(-1) ?? '';
  const error: { kind: string; hint: string } | null = last.startsWith('{"error"') ? JSON.parse(last).error : null;
  const seen: Seen = {
    exit: code,
    hasKey: key !== null,
    printed: stdout !== '' && JSON.parse(stdout).authKey === key,
    error: error && `${error.kind}: ${error.hint}`,
  };
  expect(seen).toEqual(expected);
});
