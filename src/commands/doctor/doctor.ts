import type { Context } from '../../context.js';
import { allChecks } from '../../doctor/all-checks.js';
import type { CheckName } from '../../doctor/check-names.js';
import { examine } from '../../doctor/examine.js';
import { type Finding, isAtLeast } from '../../doctor/finding.js';
import { withNeeded } from '../../doctor/with-needed.js';
import { BingctlError } from '../../errors.js';
import { type Answer, list } from '../../render/answer.js';
import { findingView } from '../../render/views/finding.js';

export interface Input {
  check?: CheckName[];
  failOn: 'info' | 'warning' | 'error';
}

/** What is wrong with it is a finding of `settings`, which all needs that a setting could change. */
export const anyProject = true;

export async function run({ check: wanted = [], failOn }: Input, ctx: Context): Promise<Answer> {
  const checks = wanted.length === 0 ? allChecks : withNeeded(wanted, allChecks);
  const surroundings = await ctx.surroundings();
  const findings = await ctx.progress(
    'Looking',
    (step) => examine({ checks, surroundings, onSettled: step }),
    checks.length,
  );
  const asked = (finding: Finding) => wanted.length === 0 || wanted.some((name) => name === finding.check);
  // What keeps an asked one from being looked at is told beside it.
  const shown = findings.filter((finding) => asked(finding) || finding.status === 'error');
  const grave = shown.filter(({ status }) => isAtLeast(status, failOn));
  return list(shown, findingView, { failure: grave.length === 0 ? null : failure(grave.length, failOn) });
}

function failure(count: number, failOn: string): BingctlError {
  const findings = count === 1 ? '1 finding is' : `${count} findings are`;
  return new BingctlError('finding', `${findings} at or above "${failOn}"`, { hint: null });
}
