/**
 * Who the local environment says it is. Fixed, and no credentials of anybody: `--env local` sends these and nothing that
 * was stored (docs/settings.md).
 */
export const localIdentity = {
  customerId: '1001',
  accountId: '2001',
  developerToken: 'local-developer-token',
  accessToken: 'local-access-token',
} as const;
