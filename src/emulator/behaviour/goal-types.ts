import { type GoalType, goalClass, goalTypes } from '../../domain/goal.js';
import { refuse } from '../refusal.js';
import type { GoalRecord } from '../state.js';
import type { World } from '../world.js';
import { isAppGoal } from './goal-kinds.js';
import type { SentGoal } from './requests.js';

/** The type that the object's class says; the Type element, if it is sent, must not say another. */
export function sentType(sent: SentGoal): GoalType {
  const type = goalTypes.find((each) => goalClass(each) === sent.class) ?? refuse(5331);
  if (sent.type && (sent.type.length !== 1 || sent.type[0] !== type)) refuse(5331);
  return type;
}

/** Goals of a closed pilot. For the app types no code is documented; 212 is the general one for a type of entity. */
export function checkPilot(type: GoalType, { switches }: World): void {
  if (type === 'InStoreTransaction' && !switches.inStorePilot) refuse(5359);
  if (type === 'AppInstall' && !switches.appInstallPilot) refuse(212);
  if (type === 'AppDownload' && !switches.appDownloadPilot) refuse(212);
}

/**
 * An update may turn a goal into one of another type, as the official sample does with Event and Duration. The list of
 * codes excepts InStoreTransaction and OfflineConversion; app goals have no tag to bring along or leave behind either.
 */
export function checkTypeChange(stored: GoalRecord, type: GoalType): void {
  if (stored.type === type) return;
  const isFixed = (each: GoalType) => each === 'InStoreTransaction' || each === 'OfflineConversion' || isAppGoal(each);
  if (isFixed(stored.type) || isFixed(type)) refuse(5356);
}
