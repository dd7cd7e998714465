import type { AccountLifeCycleStatus, AdAccount } from '../../domain/account.js';
import type { Check } from '../check.js';
import { error, ok, type Verdict, warning } from '../finding.js';

/** The account is active: of one that is not, no ad runs, and the service may refuse calls for it. */
export const account: Check = {
  name: 'account',
  needs: ['ids'],
  async look(at) {
    const customers = await at.customers();
    const [{ account: chosen }, accounts] = await Promise.all([at.ids(), customers.accounts()]);
    const found = accounts.find(({ id }) => id === chosen.value);
    return found ? judge(found) : error(`account ${chosen.value} is gone`, 'bingctl accounts list');
  },
};

/** accountlifecyclestatus.md */
const judgements: Record<Exclude<AccountLifeCycleStatus, 'Active' | 'Pause'>, Verdict> = {
  Draft: warning('the account is a draft: its ads do not run', 'finish setting it up on https://ads.microsoft.com'),
  Pending: warning(
    'the account waits for Microsoft’s approval: its ads do not run',
    'wait, or ask Microsoft Advertising support',
  ),
  Inactive: error(
    'the account is inactive: its ads do not run, and calls may be refused',
    'make it active on https://ads.microsoft.com, or choose another one with bingctl accounts use',
  ),
  Suspended: error(
    'the account is suspended: its ads do not run, and calls may be refused',
    'ask Microsoft Advertising support why',
  ),
};

/** PauseReason (advertiseraccount.md). */
const pausedBy: Record<number, string> = { 1: 'by a user', 2: 'by billing', 4: 'by a user and by billing' };

function judge({ accountLifeCycleStatus: status, pauseReason }: AdAccount): Verdict {
  if (status === null) return ok('the service does not say whether the account is active');
  if (status === 'Active') return ok('the account is active');
  if (status !== 'Pause')
    return judgements[status] ?? warning(`the account is "${status}"`, 'see https://ads.microsoft.com');
  const by = pauseReason === null ? '' : ` ${pausedBy[pauseReason] ?? ''}`.trimEnd();
  const cure =
    pauseReason === 1 ? 'resume it on https://ads.microsoft.com' : 'see Billing on https://ads.microsoft.com';
  return warning(`the account is paused${by}: its ads do not run`, cure);
}
