import type { GoalStatus, GoalType, Scope } from '../../domain/goal.js';
import type { Id } from '../../domain/tag.js';
import { refuse } from '../refusal.js';
import type { GoalRecord } from '../state.js';
import { visibleTag, type World } from '../world.js';
import { settleCategory } from './goal-category.js';
import { type GoalKind, goalKinds, isAppGoal } from './goal-kinds.js';
import { settleOwnMembers } from './goal-own-members.js';
import { settleRevenue } from './goal-revenue.js';
import { settleViewThrough, settleWindow } from './goal-windows.js';
import type { SentGoal } from './requests.js';

/**
 * What a goal becomes by an add (`stored` is null) or by an update, which leaves as it is what is absent or null. Refuses
 * on the first rule that is broken. Id and name are the caller's.
 */
export function settleGoal(
  type: GoalType,
  sent: SentGoal,
  stored: GoalRecord | null,
  world: World,
): Omit<GoalRecord, 'id' | 'name'> {
  const kind = goalKinds[type];
  const typeChanged = stored !== null && stored.type !== type;
  const status = settleStatus(sent.status, stored, world);
  const scope = settleScope(type, sent.scope, stored, kind);
  const countType = sent.countType ?? stored?.countType ?? 'All';
  if (kind.countsAllOnly && countType !== 'All') refuse(5349);
  // No page has a code for a model that does not go with the type.
  if (sent.attributionModelType && !kind.hasAttribution) refuse(201);
  return {
    type,
    accountId: stored?.accountId ?? world.accountId,
    attributionModelType: kind.hasAttribution
      ? (sent.attributionModelType ?? stored?.attributionModelType ?? 'LastClick')
      : null,
    conversionWindowInMinutes: settleWindow(sent.conversionWindowInMinutes, stored),
    countType,
    excludeFromBidding: sent.excludeFromBidding ?? stored?.excludeFromBidding ?? false,
    goalCategory: settleCategory(sent.goalCategory, stored, typeChanged, kind),
    isAutoGoal: stored?.isAutoGoal ?? false,
    isEnhancedConversionsEnabled: sent.isEnhancedConversionsEnabled ?? stored?.isEnhancedConversionsEnabled ?? false,
    revenue: settleRevenue(sent.revenue, stored, kind, scope, world),
    scope,
    status,
    tagId: settleTag(sent.tagId, stored, kind, world),
    viewThroughConversionWindowInMinutes: settleViewThrough(
      sent.viewThroughConversionWindowInMinutes,
      stored,
      kind,
      world,
    ),
    convertedAt: stored?.convertedAt ?? null,
    ...settleOwnMembers[type](sent, stored && !typeChanged ? stored : {}),
  };
}

/**
 * Deleted is "for internal use" (conversiongoalstatus.md). Over SOAP it did nothing, without a word (seen live, July
 * 2026); over REST it was refused (seen live, October 2026). With an add, refusing it is the only thing that makes sense.
 */
function settleStatus(sent: SentGoal['status'], stored: GoalRecord | null, world: World): GoalStatus {
  if (sent !== 'Deleted') return sent ?? stored?.status ?? 'Active';
  if (!stored || world.behaviour !== 'soap-2026-07') refuse(5328);
  return stored.status;
}

/** Cannot be changed (conversiongoal.md, Scope); the code for trying is not documented. */
function settleScope(type: GoalType, sent: SentGoal['scope'], stored: GoalRecord | null, kind: GoalKind): Scope {
  if (sent && !kind.scopes.includes(sent)) refuse(isAppGoal(type) ? 5348 : 5357);
  if (sent && stored && sent !== stored.scope) refuse(201);
  return stored?.scope ?? sent ?? kind.defaultScope;
}

/** A tag that the customer can see, shared ones included. 5300 where a goal that has none is given one: no page says. */
function settleTag(sent: Id | null | undefined, stored: GoalRecord | null, kind: GoalKind, world: World): Id | null {
  if (!kind.hasTag) return sent ? refuse(5300) : null;
  if (!sent) return stored?.tagId ?? refuse(5330);
  return visibleTag(world, sent) ? sent : refuse(5300);
}
