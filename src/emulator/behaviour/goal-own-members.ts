import type { GoalType } from '../../domain/goal.js';
import { refuse } from '../refusal.js';
import type { GoalRecord } from '../state.js';
import { lengthOf } from '../world.js';
import { settleEvent, settleUrl } from './goal-expressions.js';
import type { SentGoal } from './requests.js';

type Own = Partial<GoalRecord>;

/**
 * The members that only goals of this type have, as they end up.
 * @param stored what the goal had; nothing when it is new or was of another type
 */
export const settleOwnMembers: Record<GoalType, (sent: SentGoal, stored: Own) => Own> = {
  Url: settleUrl,
  Event: settleEvent,
  Duration: settleDuration,
  PagesViewedPerVisit: settlePagesViewed,
  AppInstall: settleApp,
  AppDownload: settleApp,
  OfflineConversion: (sent, stored) => ({
    isExternallyAttributed: sent.isExternallyAttributed ?? stored.isExternallyAttributed ?? false,
  }),
  InStoreTransaction: () => ({}),
};

/** durationgoal.md: 0 when left out, and less than a day. */
function settleDuration(sent: SentGoal, stored: Own): Own {
  const minimumDurationInSeconds = sent.minimumDurationInSeconds ?? stored.minimumDurationInSeconds ?? 0;
  if (minimumDurationInSeconds < 0 || minimumDurationInSeconds > 86_399) refuse(5338);
  return { minimumDurationInSeconds };
}

/** pagesviewedpervisitgoal.md has no range; the help page "Create a conversion goal" has this one. */
function settlePagesViewed(sent: SentGoal, stored: Own): Own {
  const minimumPagesViewed = sent.minimumPagesViewed ?? stored.minimumPagesViewed ?? refuse(5339);
  if (minimumPagesViewed < 0 || minimumPagesViewed > 9_999_999) refuse(5339);
  return { minimumPagesViewed };
}

const appPlatforms = ['Android', 'iOS', 'Windows', 'WindowsPhone'];
const longestStoreId = 100;

/** appinstallgoal.md; the page of AppDownload is a copy of it. */
function settleApp(sent: SentGoal, stored: Own): Own {
  const appPlatform = sent.appPlatform ?? stored.appPlatform;
  const appStoreId = sent.appStoreId ?? stored.appStoreId;
  if (!appPlatform || !appPlatforms.includes(appPlatform)) refuse(5340);
  if (appStoreId === null || appStoreId === undefined) refuse(5335);
  if (appStoreId.trim() === '' || lengthOf(appStoreId) > longestStoreId) refuse(5346);
  return { appPlatform, appStoreId };
}
