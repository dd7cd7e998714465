import { resolve } from 'node:path';
import { localIdentity } from '../domain/account.js';
import { type Environment, environments, transportSettings } from '../domain/environment.js';
import { identityProviders } from '../domain/identity-provider.js';
import { usage } from '../errors.js';
import { storeChoices } from './credential-store.js';
import type { Setting } from './lookup.js';
import { profileName } from './profiles.js';
import { amountOf, baseUrlOf, idOf, oneOf, onOrOff, secretOf, textOf, timeoutOf } from './values.js';

/** Microsoft's public developer token of its sandbox (get-started, "Sandbox"); production tokens are personal. */
export const sandboxDeveloperToken = 'BBD37VB98';

const mostAtOnce = 16;

/** Settled before all others, which depend on it. */
export const environmentSetting = {
  name: 'environment',
  flag: 'env',
  variable: 'BINGCTL_ENV',
  key: 'environment',
  otherwise: 'production',
  parse: oneOf(environments),
} as const satisfies Setting<Environment>;

export const profileSetting = {
  name: 'profile',
  flag: 'profile',
  variable: 'BINGCTL_PROFILE',
  key: 'profile',
  parse: profileName,
} as const satisfies Setting<string>;

export const debugSetting = {
  name: 'debug',
  flag: 'debug',
  variable: 'BINGCTL_DEBUG',
  otherwise: 'off',
  parse: onOrOff,
} as const satisfies Setting<boolean>;

export type SettingTable = ReturnType<typeof settingTable>;

/** Every other setting that a call depends on, in the order of docs/settings.md. */
export function settingTable(environment: Environment, cwd: string) {
  const local = environment === 'local';
  const sandbox = environment === 'sandbox';
  // The local environment never gets a credential of anybody, nor an id of a project's (docs/settings.md, Environments).
  const abroad = <P extends object>(places: P): P | Record<never, never> => (local ? {} : places);
  const secret = <V extends `BINGCTL_${string}`>(name: string, variable: V, otherwise?: string) => ({
    name,
    secret: true,
    ...abroad({ variable }),
    ...(otherwise !== undefined && { otherwise }),
    parse: secretOf,
  });
  return {
    transport: {
      name: 'transport',
      flag: 'transport',
      variable: 'BINGCTL_TRANSPORT',
      key: 'transport',
      ofProfile: (profile) => profile.transport,
      otherwise: 'auto',
      parse: oneOf(transportSettings),
    },
    customerId: {
      name: 'customerId',
      flag: 'customer',
      variable: 'BINGCTL_CUSTOMER_ID',
      ...abroad({ key: 'customerId' }),
      ofProfile: (profile) => profile.customerId,
      ...(local && { otherwise: localIdentity.customerId }),
      parse: idOf('customer'),
    },
    account: {
      name: 'accountId',
      flag: 'account',
      variable: 'BINGCTL_ACCOUNT_ID',
      ...abroad({ key: 'accountId' }),
      ofProfile: (profile) => profile.accountId,
      ...(local && { otherwise: localIdentity.accountId }),
      parse: textOf('an account'),
    },
    baseUrl: { name: 'baseUrl', flag: 'baseUrl', variable: 'BINGCTL_BASE_URL', parse: baseUrlOf },
    developerToken: secret(
      'developerToken',
      'BINGCTL_DEVELOPER_TOKEN',
      local ? localIdentity.developerToken : sandbox ? sandboxDeveloperToken : undefined,
    ),
    clientId: {
      name: 'clientId',
      ...abroad({ variable: 'BINGCTL_CLIENT_ID' as const }),
      ofProfile: (profile) => profile.clientId,
      parse: textOf('a client id'),
    },
    clientSecret: secret('clientSecret', 'BINGCTL_CLIENT_SECRET'),
    identityProvider: {
      name: 'identityProvider',
      ...abroad({ variable: 'BINGCTL_IDENTITY_PROVIDER' as const }),
      ofProfile: (profile) => profile.identityProvider,
      otherwise: 'microsoft',
      parse: oneOf(identityProviders),
    },
    tenant: {
      name: 'tenant',
      ...abroad({ variable: 'BINGCTL_TENANT' as const }),
      ofProfile: (profile) => profile.tenant,
      parse: textOf('a tenant'),
    },
    accessToken: secret('accessToken', 'BINGCTL_ACCESS_TOKEN', local ? localIdentity.accessToken : undefined),
    refreshToken: secret('refreshToken', 'BINGCTL_REFRESH_TOKEN'),
    tokenFile: {
      name: 'tokenFile',
      ...abroad({ variable: 'BINGCTL_TOKEN_FILE' as const }),
      parse: (text) => resolve(cwd, text),
    },
    credentialStore: {
      name: 'credentialStore',
      variable: 'BINGCTL_CREDENTIAL_STORE',
      otherwise: 'auto',
      parse: oneOf(storeChoices),
    },
    timeout: {
      name: 'timeout',
      flag: 'timeout',
      variable: 'BINGCTL_TIMEOUT',
      key: 'timeout',
      otherwise: '60s',
      parse: timeoutOf,
    },
    maxRetries: {
      name: 'maxRetries',
      flag: 'maxRetries',
      variable: 'BINGCTL_MAX_RETRIES',
      key: 'maxRetries',
      otherwise: '3',
      parse: amountOf(0, 10),
    },
    concurrency: {
      name: 'concurrency',
      flag: 'concurrency',
      variable: 'BINGCTL_CONCURRENCY',
      key: 'concurrency',
      otherwise: sandbox ? '1' : '4',
      parse: sandbox ? oneAtATime : amountOf(1, mostAtOnce),
    },
  } as const satisfies Record<string, Setting<unknown>>;
}

/** The sandbox supports a single thread only (Sandbox, sandbox.md). */
function oneAtATime(text: string, place: string): number {
  if (amountOf(1, mostAtOnce)(text, place) === 1) return 1;
  throw usage(`${place}: the sandbox takes one call at a time, so ${text} is too many: leave it out, or set 1`);
}
