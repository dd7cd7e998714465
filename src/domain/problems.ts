import type { Problem } from './diagnostic.js';
import { goalFlags, tagFlags } from './goal-flags.js';
import { type GoalCode, refusalOf, type TagCode } from './service-codes.js';

/** A problem of a goal's member; `errorCode` is what the service would answer, null where that is not known. */
export function goalProblem(field: string, message: string, errorCode: GoalCode | null, hint?: string): Problem {
  return problem(field, goalFlags[field], message, errorCode, hint);
}

/** A problem of a tag's member. */
export function tagProblem(field: string, message: string, errorCode: TagCode | null, hint?: string): Problem {
  return problem(field, tagFlags[field], message, errorCode, hint);
}

function problem(
  field: string,
  flag: string | undefined,
  message: string,
  errorCode: TagCode | GoalCode | null,
  hint: string | undefined,
): Problem {
  const refusal = errorCode === null ? { code: null, errorCode: null } : refusalOf(errorCode);
  return { field, flag: flag ?? null, message, ...(hint !== undefined && { hint }), ...refusal };
}
