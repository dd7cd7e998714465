import { describe, expect, test } from 'vitest';
import type { Clock } from '../../src/clock.js';
import { BingctlError } from '../../src/errors.js';
import { LostAnswer } from '../../src/service/operations.js';
import { FailedAttempt, retryAfterMs, type Verdict } from '../../src/transports/attempt.js';
import { type TransportEvent, withPatience } from '../../src/transports/retry.js';

type Effect = 'read' | 'add' | 'update';

/** A clock that sleeps at once, and remembers how long; `random` is always the same. */
function aClock(random = 1) {
  const slept: number[] = [];
  let nowMs = 1_000_000;
  const clock: Clock = {
    now: () => nowMs,
    sleep: async (ms, signal) => {
      if (signal?.aborted) throw signal.reason;
      slept.push(ms);
      nowMs += ms;
    },
    random: () => random,
  };
  return { clock, slept };
}

function failed(verdict: Partial<Verdict> = {}): FailedAttempt {
  const error = new BingctlError('unreachable', 'the service is away', {
    code: 0,
    errorCode: 'InternalError',
    trackingId: 't-1',
  });
  return new FailedAttempt(error, { carriedOut: 'maybe', again: 'later', ...verdict });
}

/** Runs attempts that fail in these ways, and then succeed. */
async function run(effect: Effect, failures: unknown[], maxRetries = 3, random = 1) {
  const { clock, slept } = aClock(random);
  const told: TransportEvent[] = [];
  let attempts = 0;
  const result = await withPatience(
    async () => {
      attempts += 1;
      const failure = failures[attempts - 1];
      if (failure) throw failure;
      return 'done';
    },
    { effect, operation: 'AddUetTags', maxRetries, clock, tell: (event) => told.push(event) },
  ).catch((error: unknown) => error);
  return { result, attempts, slept, told };
}

const certainlyNot = { carriedOut: 'no' } as const;
const throttled = { carriedOut: 'no', again: 'throttled' } as const;

test.each<[Effect, Partial<Verdict>, number]>([
  ['read', {}, 2],
  ['update', {}, 2],
  ['read', certainlyNot, 2],
  ['update', certainlyNot, 2],
  ['add', certainlyNot, 2],
  ['read', throttled, 2],
  ['update', throttled, 2],
  ['add', throttled, 2],
  ['add', {}, 1],
  ['add', { retryAfterMs: 1000 }, 1],
  ['read', { again: 'never' }, 1],
  ['update', { again: 'never' }, 1],
  ['add', { again: 'never', ...certainlyNot }, 1],
])('%s that failed with %o is tried %i times', async (effect, verdict, attempts) => {
  const ran = await run(effect, [failed(verdict)]);
  expect(ran.attempts).toBe(attempts);
  if (attempts === 2) expect(ran.result).toBe('done');
});

test('an add that may have been carried out is a lost answer, whatever was tried before', async () => {
  const ran = await run('add', [failed(certainlyNot), failed(throttled), failed()]);
  expect(ran.result).toBeInstanceOf(LostAnswer);
  expect(ran.result).toMatchObject({ operation: 'AddUetTags', cause: { kind: 'unreachable', trackingId: 't-1' } });
  expect(ran.attempts).toBe(3);
});

test('an add whose answer was lost says so without any retry, too', async () => {
  expect((await run('add', [failed()], 0)).result).toBeInstanceOf(LostAnswer);
});

test('the pauses grow, and end growing', async () => {
  const { slept } = await run(
    'read',
    Array.from({ length: 9 }, () => failed()),
    9,
  );
  expect(slept).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 20_000, 20_000, 20_000]);
});

test('chance shortens them', async () => {
  expect((await run('read', [failed(), failed()], 3, 0.25)).slept).toEqual([125, 250]);
  expect((await run('read', [failed()], 3, 0)).slept).toEqual([0]);
});

test('throttling waits for a minute, or as long as the service says', async () => {
  expect((await run('read', [failed(throttled), failed({ ...throttled, retryAfterMs: 7000 })])).slept).toEqual([
    65_000, 7000,
  ]);
  expect((await run('read', [failed({ retryAfterMs: 3000 })])).slept).toEqual([3000]);
});

test('calls that were throttled together come back one after the other', async () => {
  expect((await run('read', [failed(throttled)], 3, 0)).slept).toEqual([60_000]);
  expect((await run('read', [failed(throttled)], 3, 0.5)).slept).toEqual([62_500]);
});

describe('a service that wants to be left alone for longer than ten minutes', () => {
  const away = { retryAfterMs: 600_001 };
  const says = 'the service is away; it wants no call before 1970-01-01T00:26:40Z';

  test.each<[Effect, Partial<Verdict>]>([
    ['read', {}],
    ['update', {}],
    ['add', throttled],
  ])('is, and %s fails (%j)', async (effect, verdict) => {
    const ran = await run(effect, [failed({ ...verdict, ...away })]);
    expect(ran).toMatchObject({ attempts: 1, slept: [], told: [] });
    expect(ran.result).toMatchObject({ kind: 'unreachable', exit: 6, message: says });
  });

  test('says so of a lost answer too', async () => {
    const { result } = await run('add', [failed(away)]);
    expect(result).toBeInstanceOf(LostAnswer);
    expect(result).toMatchObject({ cause: { message: says }, retryAfterMs: 600_001 });
  });

  test('is waited for up to ten minutes', async () => {
    expect(await run('read', [failed({ retryAfterMs: 600_000 })])).toMatchObject({ result: 'done', slept: [600_000] });
  });
});

test('each wait is told, with its end', async () => {
  const { told } = await run('read', [failed(throttled), failed()]);
  expect(told).toEqual([
    {
      kind: 'waiting',
      reason: 'throttled',
      message: 'the service is away',
      untilMs: 1_065_000,
      attempt: 1,
      maxRetries: 3,
    },
    {
      kind: 'waiting',
      reason: 'failed',
      message: 'the service is away',
      untilMs: 1_066_000,
      attempt: 2,
      maxRetries: 3,
    },
  ]);
});

test('when the retries are used up, the last failure is told with what was tried', async () => {
  const { result, attempts } = await run('read', [failed(), failed(), failed()], 2);
  expect(attempts).toBe(3);
  expect(result).toMatchObject({
    kind: 'unreachable',
    exit: 6,
    message: 'the service is away (tried 3 times in 2 s)',
    code: 0,
    errorCode: 'InternalError',
    trackingId: 't-1',
  });
});

test('without retries the failure is told as it is', async () => {
  expect((await run('read', [failed()], 0)).result).toMatchObject({ message: 'the service is away' });
});

test('what is no failed attempt passes through', async () => {
  const bug = new TypeError('bug');
  expect(await run('read', [bug])).toMatchObject({ result: bug, attempts: 1 });
});

test('an interruption ends the waiting', async () => {
  const { clock } = aClock();
  const aborting = new AbortController();
  const waiting = withPatience(
    async () => {
      aborting.abort();
      throw failed();
    },
    { effect: 'read', maxRetries: 3, clock, tell: () => {}, signal: aborting.signal },
  );
  await expect(waiting).rejects.toMatchObject({ kind: 'interrupted' });
});

describe('once told to stop', () => {
  /** Runs attempts that all fail, told to stop during the attempt of that number; 0 is before the first. */
  async function stopped(effect: Effect, during: number, verdict: Partial<Verdict>) {
    const { clock, slept } = aClock();
    const stopping = new AbortController();
    if (during === 0) stopping.abort();
    let attempts = 0;
    const options = { maxRetries: 5, clock, tell: () => {}, stop: stopping.signal };
    const attempt = async () => {
      attempts += 1;
      if (attempts === during) stopping.abort();
      throw failed(verdict);
    };
    const ended = await withPatience(attempt, { effect, operation: 'AddUetTags', ...options }).catch(
      (error: unknown) => error,
    );
    return { ended, attempts, slept };
  }

  test.each<[Effect, number, Partial<Verdict>, number, boolean]>([
    ['add', 0, {}, 0, false],
    ['update', 0, {}, 0, false],
    ['read', 0, {}, 1, false],
    ['read', 2, {}, 2, false],
    ['update', 1, {}, 1, true],
    ['update', 1, certainlyNot, 1, false],
    ['add', 2, certainlyNot, 2, false],
  ])(
    '%s, during attempt %i that failed with %o: %i attempts, may be done: %s',
    async (effect, during, verdict, count, mayBeDone) => {
      const { ended, attempts, slept } = await stopped(effect, during, verdict);
      expect(ended).toMatchObject({ kind: 'interrupted', mayBeDone });
      expect(attempts).toBe(count);
      expect(slept).toHaveLength(Math.max(count - 1, 0));
    },
  );

  test('an add whose answer was lost is still a lost answer', async () => {
    expect((await stopped('add', 1, {})).ended).toBeInstanceOf(LostAnswer);
  });
});

test.each<[Effect, Partial<Verdict>[], boolean]>([
  ['update', [{}, { ...certainlyNot, again: 'never' }], true],
  ['update', [certainlyNot, { ...certainlyNot, again: 'never' }], false],
  ['read', [{}, { again: 'never' }], false],
])('%s that failed with %o may be done: %s', async (effect, verdicts, mayBeDone) => {
  expect((await run(effect, verdicts.map(failed))).result).toMatchObject({ kind: 'unreachable', mayBeDone });
});

describe('once stopped', () => {
  const stopped = () => {
    const stopping = new AbortController();
    stopping.abort();
    return stopping.signal;
  };

  test.each<[Effect, Partial<Verdict>, object]>([
    ['read', {}, { attempts: 1, kind: 'interrupted', mayBeDone: false }],
    ['update', certainlyNot, { attempts: 0, kind: 'interrupted', mayBeDone: false }],
    ['add', certainlyNot, { attempts: 0, kind: 'interrupted', mayBeDone: false }],
  ])('a %s that starts after it', async (effect, verdict, expected) => {
    expect(await runStopped(effect, failed(verdict), stopped())).toEqual(expected);
  });

  test.each<[Effect, Partial<Verdict>, object]>([
    ['update', {}, { attempts: 1, kind: 'interrupted', mayBeDone: true }],
    ['update', certainlyNot, { attempts: 1, kind: 'interrupted', mayBeDone: false }],
    ['update', { again: 'never', carriedOut: 'maybe' }, { attempts: 1, kind: 'unreachable', mayBeDone: true }],
    ['add', throttled, { attempts: 1, kind: 'interrupted', mayBeDone: false }],
    ['add', {}, { attempts: 1, kind: 'LostAnswer' }],
  ])('a %s in flight that fails with %o', async (effect, verdict, expected) => {
    const stopping = new AbortController();
    const seen = await runStopped(effect, failed(verdict), stopping.signal, () => stopping.abort());
    expect(seen).toEqual(expected);
  });

  async function runStopped(effect: Effect, failure: FailedAttempt, stop: AbortSignal, inFlight = () => {}) {
    const { clock } = aClock();
    let attempts = 0;
    const attempt = async () => {
      attempts += 1;
      inFlight();
      throw failure;
    };
    const patience = { effect, operation: 'AddUetTags' as const, maxRetries: 3, clock, tell: () => {}, stop };
    const error: unknown = await withPatience(attempt, patience).catch((thrown: unknown) => thrown);
    if (!(error instanceof BingctlError)) return { attempts, kind: (error as Error).name };
    return { attempts, kind: error.kind, mayBeDone: error.mayBeDone };
  }
});

describe('whether it may be done is known when', () => {
  test.each<[string, Effect, Partial<Verdict>[], number, boolean]>([
    ['no attempt got through', 'update', [certainlyNot, certainlyNot], 1, false],
    ['the last attempt may have', 'update', [certainlyNot, {}], 1, true],
    ['an earlier one may have', 'update', [{}, throttled], 1, true],
    [
      'an earlier one may have, and the last is refused for good',
      'update',
      [{}, { again: 'never', ...certainlyNot }],
      3,
      true,
    ],
    ['there are no retries', 'update', [{}], 0, true],
    ['it only reads', 'read', [{}, {}], 1, false],
  ])('%s', async (_, effect, verdicts, maxRetries, mayBeDone) => {
    const { result } = await run(effect, verdicts.map(failed), maxRetries);
    expect(result).toMatchObject({ kind: 'unreachable', code: 0, trackingId: 't-1', mayBeDone });
  });
});

describe('Retry-After', () => {
  const now = Date.parse('2026-11-23T10:00:00Z');
  test.each<[string | undefined, number | null]>([
    [undefined, null],
    ['', null],
    ['30', 30_000],
    ['0', 0],
    ['86400', 86_400_000],
    ['9'.repeat(400), 31_536_000_000],
    ['Mon, 23 Nov 2026 10:00:30 GMT', 30_000],
    ['Mon, 23 Nov 2026 09:00:00 GMT', 0],
    ['Tue, 24 Nov 2026 10:00:00 GMT', 86_400_000],
    ['soon', null],
  ])('%s is %s ms', (given, ms) => {
    expect(retryAfterMs({ headers: { 'retry-after': given } }, now)).toBe(ms);
  });

  test.each(['-5', '1.5', '5 apples'])('%s says nothing usable', (given) => {
    expect(retryAfterMs({ headers: { 'retry-after': given } }, now)).toBeNull();
  });
});
