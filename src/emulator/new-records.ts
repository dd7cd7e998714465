import type { GoalType } from '../domain/goal.js';
import type { GoalRecord, TagRecord } from './state.js';

type Given<T, Needed extends keyof T> = Partial<T> & Pick<T, Needed>;

/** A tag as it is when it was just made. */
export function newTag(given: Given<TagRecord, 'id' | 'name'>): TagRecord {
  return { description: null, industry: null, sharedWith: [], authKey: null, seenAt: null, ...given };
}

/** A goal with the service's defaults; members of its own type are the caller's. */
export function newGoal(type: GoalType, given: Given<GoalRecord, 'id' | 'name' | 'accountId'>): GoalRecord {
  const isOfApp = type === 'AppInstall' || type === 'AppDownload';
  const attributes = !isOfApp && type !== 'OfflineConversion' && type !== 'InStoreTransaction';
  return {
    type,
    attributionModelType: attributes ? 'LastClick' : null,
    conversionWindowInMinutes: 43_200,
    countType: 'All',
    excludeFromBidding: false,
    goalCategory: isOfApp ? 'Download' : type === 'Duration' || type === 'PagesViewedPerVisit' ? 'Other' : 'Purchase',
    isAutoGoal: false,
    isEnhancedConversionsEnabled: false,
    revenue: { currencyCode: null, type: 'NoValue', value: null },
    scope: type === 'OfflineConversion' ? 'Account' : 'Customer',
    status: 'Active',
    tagId: null,
    viewThroughConversionWindowInMinutes: null,
    convertedAt: null,
    ...given,
  };
}
