import type { Goal } from '../../domain/goal.js';
import type { Severity } from '../../domain/severity.js';

/** Something about the goals of an account that costs conversions, or may. */
export interface AuditFinding {
  /** One of docs/audit.md: a promise, unlike the wording. */
  code: string;
  severity: Severity;
  /** null: no goal is wrong, one is missing, or it is about a UET tag. */
  goal: { id: string | null; name: string | null } | null;
  /** The event it is about, by its name. */
  event: string | null;
  /** A sentence for a person, without a full stop. */
  message: string;
  /** A command for a POSIX shell that mends it, or where that needs a decision, the most likely one. */
  fix: string;
}

export function goalOf({ id, name }: Goal): AuditFinding['goal'] {
  return { id, name };
}
