import { accountText } from '../../domain/account-named.js';
import type { Environment } from '../../domain/environment.js';
import type { Id } from '../../domain/tag.js';
import type { View } from '../answer.js';

/** Who is signed in, and what calls are made for. */
export interface WhoAmI {
  userName: string | null;
  userId: Id;
  roles: { name: string; roleId: number; customerId: Id }[];
  customerId: Id | null;
  accountId: Id | null;
  accountName: string | null;
  accountNumber: string | null;
  environment: Environment;
  /** null: none is in use. */
  profile: string | null;
  /** The one that calls go over. */
  transport: 'soap' | 'rest';
  /** As in `BINGCTL_ACCESS_TOKEN` or `profile shop`. */
  tokenFrom: string | null;
  /** An instant; null where nobody has told. */
  tokenExpiresAt: string | null;
  /** Whether another token is had without a person when it ends. */
  tokenIsRenewed: boolean;
}

export const whoAmIView: View<WhoAmI> = {
  columns: [
    { title: 'user', cell: (row) => row.userName ?? row.userId, strong: true },
    {
      title: 'roles',
      cell: ({ roles }) => roles.map(({ name, customerId }) => `${name} of customer ${customerId}`),
      flexible: true,
    },
    {
      title: 'account',
      cell: ({ accountId, accountName, accountNumber }) =>
        accountId === null ? null : accountText({ id: accountId, name: accountName, number: accountNumber }),
      flexible: true,
    },
    { title: 'customer', cell: (row) => row.customerId },
    { title: 'environment', cell: (row) => row.environment },
    { title: 'profile', cell: (row) => row.profile },
    { title: 'transport', cell: (row) => row.transport },
    { title: 'token from', cell: (row) => row.tokenFrom },
    {
      title: 'token until',
      cell: ({ tokenExpiresAt, tokenIsRenewed }) =>
        tokenExpiresAt === null ? null : tokenExpiresAt + (tokenIsRenewed ? ', then renewed' : ''),
    },
  ],
  output: (row) => ({ ...row, roles: row.roles.map((role) => ({ ...role })) }),
  csv: [
    ...['userName', 'userId', 'customerId', 'accountId', 'accountName', 'accountNumber', 'environment', 'profile'],
    ...['transport', 'tokenFrom', 'tokenExpiresAt', 'tokenIsRenewed'],
  ],
};
