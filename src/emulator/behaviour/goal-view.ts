import { type GoalTrackingStatus, goalClass, goalOwnFields } from '../../domain/goal.js';
import type { GoalRecord } from '../state.js';
import { visibleTag, type World } from '../world.js';
import { goalKinds, isAppGoal } from './goal-kinds.js';
import { tagTrackingStatus } from './tag-view.js';

const weekMs = 7 * 24 * 3600 * 1000;

/** The goals of an account: its own, and those of the customer's other accounts that have scope Customer. */
export function isVisible(goal: GoalRecord, world: World): boolean {
  if (goal.status === 'Deleted') return false;
  return goal.scope === 'Customer' || goal.accountId === world.accountId;
}

/** A goal as an answer shows it. Some members come only when asked for (conversiongoaladditionalfield.md). */
export function goalView(goal: GoalRecord, world: World, additionalFields: readonly string[]): Record<string, unknown> {
  const asked = (field: string) => additionalFields.includes(field);
  const model = goal.attributionModelType;
  // What shows in place of DataDriven without DataDrivenAttribute is not documented: nothing, here.
  const showsModel = asked('AttributionModelType') && (model !== 'DataDriven' || asked('DataDrivenAttribute'));
  const own = Object.fromEntries(goalOwnFields[goal.type].map((name) => [name, goal[name] ?? null]));
  if ('isExternallyAttributed' in own && !asked('IsExternallyAttributed')) own.isExternallyAttributed = null;
  return {
    class: goalClass(goal.type),
    attributionModelType: showsModel ? model : null,
    conversionWindowInMinutes: goal.conversionWindowInMinutes,
    countType: goal.countType,
    excludeFromBidding: goal.excludeFromBidding,
    goalCategory: asked('GoalCategory') ? goal.goalCategory : null,
    id: goal.id,
    isAutoGoal: asked('IsAutoGoal') ? goal.isAutoGoal : null,
    isEnhancedConversionsEnabled: asked('IsEnhancedConversionsEnabled') ? goal.isEnhancedConversionsEnabled : null,
    name: goal.name,
    revenue: goal.revenue,
    scope: goal.scope,
    status: goal.status,
    tagId: goal.tagId,
    trackingStatus: trackingStatus(goal, world, asked('InactiveDueToTagUnavailable')),
    type: goal.type,
    viewThroughConversionWindowInMinutes: asked('ViewThroughConversionWindowInMinutes')
      ? goal.viewThroughConversionWindowInMinutes
      : null,
    ...own,
  };
}

/** conversiongoaltrackingstatus.md. Goals without a tag know the two statuses of recording only; in-store goals none. */
function trackingStatus(goal: GoalRecord, world: World, showsUnavailable: boolean): GoalTrackingStatus | null {
  if (goal.type === 'InStoreTransaction') return null;
  const isRecording = goal.convertedAt !== null && world.now - goal.convertedAt < weekMs;
  const recording = isRecording ? 'RecordingConversions' : 'NoRecentConversions';
  if (isAppGoal(goal.type) || !goalKinds[goal.type].hasTag) return recording;

  const visible = visibleTag(world, goal.tagId);
  if (!visible) return showsUnavailable ? 'InactiveDueToTagUnavailable' : 'TagInactive';
  switch (tagTrackingStatus(visible.tag, world.now)) {
    case 'Unverified':
      return 'TagUnverified';
    case 'Inactive':
      return 'TagInactive';
    case 'Active':
      return recording;
  }
}
