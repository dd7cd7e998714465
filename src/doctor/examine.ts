import { asBingctlError } from '../errors.js';
import type { Check } from './check.js';
import type { CheckName } from './check-names.js';
import { failed } from './failed.js';
import { type Finding, skipped, type Verdict } from './finding.js';
import type { Surroundings } from './surroundings.js';

export interface Examination {
  checks: readonly Check[];
  surroundings: Surroundings;
  /** Told after each check how many are settled. */
  onSettled?: (settled: number) => void;
}

/**
 * Makes every check as soon as those that it needs have passed, all others at once. One finding each, in the order of the
 * checks; a check that fails in a way that it did not foresee is a finding, too.
 * @throws BingctlError `interrupted`, and nothing else
 */
export async function examine({ checks, surroundings, onSettled = () => {} }: Examination): Promise<Finding[]> {
  const settling = new Map<CheckName, Promise<Finding>>();
  let settled = 0;

  /** Asked for by those that need it and in its own turn, made once. */
  const find = (check: Check): Promise<Finding> => {
    const begun = settling.get(check.name) ?? settle(check);
    settling.set(check.name, begun);
    return begun;
  };

  async function settle(check: Check): Promise<Finding> {
    const needed = checks.filter(({ name }) => check.needs.includes(name));
    const before = await Promise.all(needed.map(async (each) => reasonToSkip(each, await find(each))));
    const because = before.find((reason) => reason !== null);
    const verdict = because === undefined ? await looking(check, surroundings) : skipped(because);
    settled += 1;
    onSettled(settled);
    return { check: check.name, ...verdict };
  }

  return Promise.all(checks.map(find));
}

/** Why what needs this check cannot be looked at; null when it can. What is skipped itself passes its own reason on. */
function reasonToSkip({ name, otherwise }: Check, { status, message }: Finding): string | null {
  if (status === 'skipped') return message;
  return status === 'error' ? (otherwise ?? `${name} is not in order`) : null;
}

async function looking(check: Check, surroundings: Surroundings): Promise<Verdict> {
  try {
    return await check.look(surroundings);
  } catch (thrown) {
    const failure = asBingctlError(thrown);
    if (failure.kind === 'interrupted') throw failure;
    return failed(failure);
  }
}
