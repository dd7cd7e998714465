import type { EventGoal } from '../../../domain/goal.js';
import type { AuditFinding } from '../finding.js';
import type { AuditView } from '../view.js';

/** Why nothing counts for a goal, and what mends it. */
export type Cause = Pick<AuditFinding, 'code' | 'message' | 'fix'> & { event: string };

/**
 * Says of which of the goals it is the reason that nothing counts for them. It is asked for all of them at once: ten
 * thousand events and five hundred goals are five million pairs, and none has to be looked at by itself.
 */
export type Reason = (goals: readonly EventGoal[], view: AuditView) => ReadonlyMap<EventGoal, Cause>;
