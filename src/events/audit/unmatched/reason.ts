import type { EventGoal } from '../../../domain/goal.js';
import type { AuditFinding } from '../finding.js';
import type { AuditView } from '../view.js';

/** Says why nothing counts for a goal, null when it is not for this reason. */
export type Reason = (
  goal: EventGoal,
  view: AuditView,
) => Pick<AuditFinding, 'code' | 'event' | 'message' | 'fix'> | null;
