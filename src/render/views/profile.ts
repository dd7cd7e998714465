import { accountText } from '../../domain/account-named.js';
import type { Environment, TransportSetting } from '../../domain/environment.js';
import type { IdentityProvider } from '../../domain/identity-provider.js';
import type { Id } from '../../domain/tag.js';
import type { Column, View } from '../answer.js';
import { membersOf } from './members.js';

/** A profile as it is printed. */
export interface ProfileEntry {
  name: string;
  /** Used where none is named. */
  current: boolean;
  environment: Environment;
  identityProvider: IdentityProvider;
  clientId: string;
  tenant: string | null;
  userName: string | null;
  customerId: Id | null;
  accountId: Id | null;
  accountName: string | null;
  accountNumber: string | null;
  transport: TransportSetting | null;
  credentialStore: 'keychain' | 'file';
  /** Whether its store has tokens; null when that cannot be told. */
  signedIn: boolean | null;
  /** When the access token that it has ends, as an instant; a new one is made then. */
  accessTokenExpiresAt: string | null;
}

const name: Column<ProfileEntry> = { title: 'profile', cell: (profile) => profile.name, strong: true };
const current: Column<ProfileEntry> = { title: 'current', cell: ({ current }) => (current ? 'yes' : null) };
const environment: Column<ProfileEntry> = { title: 'environment', cell: (profile) => profile.environment };
const user: Column<ProfileEntry> = { title: 'user', cell: (profile) => profile.userName, flexible: true };
const account: Column<ProfileEntry> = {
  title: 'account',
  cell: ({ accountId, accountName, accountNumber }) =>
    accountId === null ? null : accountText({ id: accountId, name: accountName, number: accountNumber }),
  flexible: true,
};
const signedIn: Column<ProfileEntry> = {
  title: 'signed in',
  cell: (profile) => (profile.signedIn === null ? 'not known' : profile.signedIn ? 'yes' : 'no'),
  tone: (profile) => (profile.signedIn ? 'good' : 'warn'),
};
const until: Column<ProfileEntry> = {
  title: 'token until',
  cell: (profile) => profile.accessTokenExpiresAt,
  spare: true,
};

const members = [
  'name',
  'current',
  'environment',
  'identityProvider',
  'clientId',
  'tenant',
  'userName',
  'customerId',
  'accountId',
  'accountName',
  'accountNumber',
  'transport',
  'credentialStore',
  'signedIn',
  'accessTokenExpiresAt',
] as const satisfies readonly (keyof ProfileEntry)[];

/** Profiles. Their secrets are seen nowhere: only whether there are any, and until when. */
export const profileView: View<ProfileEntry> = {
  columns: [name, current, environment, user, account, signedIn, until],
  details: [
    name,
    environment,
    user,
    account,
    { title: 'customer', cell: (profile) => profile.customerId },
    { title: 'identity', cell: (profile) => profile.identityProvider },
    { title: 'application', cell: (profile) => profile.clientId },
    { title: 'tenant', cell: (profile) => profile.tenant },
    { title: 'transport', cell: (profile) => profile.transport },
    { title: 'secrets in', cell: (profile) => profile.credentialStore },
    signedIn,
    until,
  ],
  output: (profile) => membersOf(profile, members),
  csv: members,
};
