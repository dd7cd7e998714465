import { describe, expect, test } from 'vitest';
import { allChecks } from '../../src/doctor/all-checks.js';
import type { Check } from '../../src/doctor/check.js';
import { type CheckName, checkNames } from '../../src/doctor/check-names.js';
import { examine } from '../../src/doctor/examine.js';
import { error, info, ok, skipped, type Verdict, warning } from '../../src/doctor/finding.js';
import type { Surroundings } from '../../src/doctor/surroundings.js';
import { withNeeded } from '../../src/doctor/with-needed.js';
import { BingctlError } from '../../src/errors.js';

/** These checks look at nothing. */
const nowhere = {} as Surroundings;

function aCheck(
  name: CheckName,
  needs: CheckName[],
  look: () => Verdict | Promise<Verdict>,
  otherwise?: string,
): Check {
  return { name, needs, look, ...(otherwise !== undefined && { otherwise }) };
}

const told = async (...checks: Check[]) =>
  (await examine({ checks, surroundings: nowhere })).map(({ check, status, message, cure }) => [
    check,
    status,
    message,
    cure,
  ]);

describe('examine', () => {
  test('tells one finding a check, in their order', async () => {
    const later = () => new Promise<Verdict>((resolve) => setImmediate(() => resolve(ok('late'))));
    expect(
      await told(
        aCheck('node', [], later),
        aCheck('tags', [], () => warning('odd', 'mend it')),
      ),
    ).toEqual([
      ['node', 'ok', 'late', null],
      ['tags', 'warning', 'odd', 'mend it'],
    ]);
  });

  test('skips what needs a check that failed, for the reason that this one gives, and what needs that', async () => {
    const never = () => {
      throw new Error('looked at all the same');
    };
    expect(
      await told(
        aCheck('token', [], () => error('no token', 'bingctl login'), 'not signed in'),
        aCheck('ids', ['token'], never, 'the ids are not right'),
        aCheck('tags', ['ids'], never),
        aCheck('node', [], () => ok('fine')),
      ),
    ).toEqual([
      ['token', 'error', 'no token', 'bingctl login'],
      ['ids', 'skipped', 'not signed in', null],
      ['tags', 'skipped', 'not signed in', null],
      ['node', 'ok', 'fine', null],
    ]);
  });

  test.each([
    ['info', info('so it is')],
    ['a warning', warning('odd', null)],
  ])('does not skip what needs a check with %s', async (_, verdict) => {
    const found = await told(
      aCheck('token', [], () => verdict),
      aCheck('tags', ['token'], () => ok('read')),
    );
    expect(found[1]).toEqual(['tags', 'ok', 'read', null]);
  });

  test('passes the reason on of a check that was skipped by itself', async () => {
    const found = await told(
      aCheck('clock', [], () => skipped('nobody says what time it is')),
      aCheck('token', ['clock'], () => ok('good')),
    );
    expect(found[1]).toEqual(['token', 'skipped', 'nobody says what time it is', null]);
  });

  test('makes a finding of whatever a check throws', async () => {
    const refusal = new BingctlError('forbidden', 'no access', {
      code: 106,
      errorCode: 'UserIsNotAuthorized',
      hint: 'ask',
    });
    expect(
      await told(
        aCheck('read', [], () => {
          throw refusal;
        }),
        aCheck('tags', [], () => Promise.reject(new TypeError('not foreseen'))),
      ),
    ).toEqual([
      ['read', 'error', 'no access (UserIsNotAuthorized, 106)', 'ask'],
      ['tags', 'error', 'not foreseen', 'run it again with --debug and report what it prints'],
    ]);
  });

  test.each([
    [105, 'signedOut'],
    [106, 'forbidden'],
    [null, 'forbidden'],
  ] as const)('never says to run what is running, for code %s', async (code, kind) => {
    const [finding] = await told(aCheck('read', [], () => Promise.reject(new BingctlError(kind, 'no', { code }))));
    expect(finding?.[3] ?? '').not.toContain('bingctl doctor');
  });

  test('ends when somebody interrupts it', async () => {
    const interrupted = new BingctlError('interrupted', 'interrupted');
    await expect(told(aCheck('read', [], () => Promise.reject(interrupted)))).rejects.toBe(interrupted);
  });

  test('looks at once at what needs nothing, and makes a check once that two others need', async () => {
    const events: string[] = [];
    let open = () => {};
    const opened = new Promise<void>((resolve) => {
      open = resolve;
    });
    await told(
      aCheck('token', [], async () => {
        events.push('token');
        await opened;
        return ok('good');
      }),
      aCheck('tags', ['token'], () => ok(String(events.push('tags')))),
      aCheck('goals', ['token'], () => ok(String(events.push('goals')))),
      aCheck('node', [], () => {
        events.push('node');
        open();
        return ok('fine');
      }),
    );
    expect(events).toEqual(['token', 'node', 'tags', 'goals']);
  });

  test('tells how many are settled', async () => {
    const steps: number[] = [];
    const checks = [aCheck('node', [], () => ok('a')), aCheck('tags', ['node'], () => ok('b'))];
    await examine({ checks, surroundings: nowhere, onSettled: (settled) => steps.push(settled) });
    expect(steps).toEqual([1, 2]);
  });
});

describe('the checks', () => {
  test('are those that --check names, in the order in which they are told', () => {
    expect(allChecks.map(({ name }) => name)).toEqual(checkNames);
  });

  test('come after what they need', () => {
    const late = allChecks.flatMap(({ name, needs }, index) =>
      needs.filter((need) => checkNames.indexOf(need) >= index).map((need) => `${name} needs ${need}`),
    );
    expect(late).toEqual([]);
  });

  test('say why others are skipped, where others need them', () => {
    const needed = new Set(allChecks.flatMap(({ needs }) => needs));
    expect(allChecks.filter(({ name, otherwise }) => needed.has(name) && otherwise === undefined)).toEqual([]);
  });

  test('come with all that they need', () => {
    expect(withNeeded(['clock', 'ids'], allChecks).map(({ name }) => name)).toEqual([
      'settings',
      'store',
      'endpoint',
      'clock',
      'token',
      'developer-token',
      'ids',
    ]);
  });
});
