import type { SettingSource } from '../config/sources.js';
import type { Context } from '../context.js';
import type { IdSetting } from '../doctor/surroundings.js';
import { BingctlError } from '../errors.js';

const names = {
  customerId: { flag: '--customer', variable: 'BINGCTL_CUSTOMER_ID' },
  accountId: { flag: '--account', variable: 'BINGCTL_ACCOUNT_ID' },
} as const;

/**
 * The ids that calls send, each with the place that says it.
 * @throws BingctlError `notFound` or `usage` for the name of an account that is not to be told
 */
export async function idsOf(
  { ids, settings }: Context,
  sources: readonly SettingSource[],
): Promise<{ customer: IdSetting; account: IdSetting }> {
  const sent = await ids().catch((error: unknown) => {
    // Which of the two is missing is for the check to say.
    if (error instanceof BingctlError && error.kind === 'signedOut') return null;
    throw error;
  });
  const setting = (name: keyof typeof names, value: string | null): IdSetting => {
    const { from = 'default', place = '' } = sources.find((each) => each.name === name) ?? {};
    return {
      value,
      from: place || 'default',
      inProfile: from === 'profile' || (from === 'default' && settings.profile !== null),
      toSet(id) {
        if (from === 'flag') return `${names[name].flag} ${id}`;
        if (from === 'project file') return `${name}: "${id}" in bingctl.yaml`;
        return from === 'profile' ? `${name} ${id} in ${place}` : `${names[name].variable}=${id}`;
      },
    };
  };
  return {
    customer: setting('customerId', sent?.customerId ?? settings.customerId),
    account: setting('accountId', sent?.accountId ?? settings.account?.value ?? null),
  };
}
