/** From good to bad. `skipped`: not looked at, since another check did not pass or what it needs is not to be had. */
export const findingStatuses = ['ok', 'skipped', 'info', 'warning', 'error'] as const;
export type FindingStatus = (typeof findingStatuses)[number];

/** What one check found: the stable shape that `doctor --json` prints (docs/doctor.md). */
export interface Finding {
  /** The name of the check, such as `clock`. */
  check: string;
  status: FindingStatus;
  /** A sentence without a full stop. */
  message: string;
  /** A command to copy, or a sentence; null where there is nothing to do. */
  cure: string | null;
}

/** A finding before it has the name of its check. */
export type Verdict = Omit<Finding, 'check'>;

export const ok = (message: string): Verdict => ({ status: 'ok', message, cure: null });
export const skipped = (because: string, cure: string | null = null): Verdict => ({
  status: 'skipped',
  message: because,
  cure,
});
export const info = (message: string, cure: string | null = null): Verdict => ({ status: 'info', message, cure });
export const warning = (message: string, cure: string | null): Verdict => ({ status: 'warning', message, cure });
export const error = (message: string, cure: string | null): Verdict => ({ status: 'error', message, cure });

/** Whether the status is as bad as the other one, or worse. */
export function isAtLeast(status: FindingStatus, other: FindingStatus): boolean {
  return findingStatuses.indexOf(status) >= findingStatuses.indexOf(other);
}
