import { BingctlError } from '../errors.js';
import type { Settings } from './settings.js';

/** Who a call is made for, and with what right. */
export interface Identity {
  customerId: string;
  accountId: string;
  developerToken: string;
  accessToken: string;
}

const waysToSet = {
  customerId: '--customer or BINGCTL_CUSTOMER_ID',
  accountId: '--account or BINGCTL_ACCOUNT_ID',
  developerToken: 'BINGCTL_DEVELOPER_TOKEN',
  accessToken: 'BINGCTL_ACCESS_TOKEN',
} as const satisfies Record<keyof Identity, string>;

/**
 * All that a call needs.
 * @throws BingctlError `signedOut` that names everything missing at once
 */
export function requireIdentity(settings: Settings): Identity {
  const { customerId, accountId, developerToken, accessToken } = settings;
  if (customerId !== null && accountId !== null && developerToken !== null && accessToken !== null) {
    return { customerId, accountId, developerToken, accessToken };
  }
  const missing = (Object.keys(waysToSet) as (keyof Identity)[]).filter((part) => settings[part] === null);
  throw new BingctlError(
    'signedOut',
    `not signed in to ${settings.environment}: set ${missing.map((part) => waysToSet[part]).join(', ')}`,
    { hint: 'without an account, try it with --env local' },
  );
}
