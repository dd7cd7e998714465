import type { AccountKey, Observed } from '../../plan/observed.js';
import type { Campaigns } from '../../service/campaigns.js';
import { unreadTypes } from '../goals/reading.js';
import { autoTagging } from '../goals/write.js';

/**
 * The account as it is, read once. A goal type that could not be read stops here: it may hold what the file wants, and
 * nothing may be planned on a part.
 */
export async function observe(account: AccountKey, campaigns: Campaigns): Promise<Observed> {
  const [tags, listing, tagging] = await Promise.all([campaigns.tags(), campaigns.goals(), autoTagging(campaigns)]);
  const away = listing.unread.find(({ error }) => error.kind !== 'refused');
  const failure = away?.error ?? unreadTypes(listing);
  if (failure) throw failure;
  return { account, tags, goals: listing.goals, autoTagging: tagging, unavailable: listing.unavailable };
}
