import type { IdentityProvider } from '../../domain/identity-provider.js';
import { HttpRefusal } from '../http.js';

/** Requests to the identity platforms, as faults name them. */
export const identityOperations = ['Authorize', 'Token', 'DeviceCode', 'DeviceLogin'] as const;
export type IdentityOperation = (typeof identityOperations)[number];

export function isIdentityOperation(name: string): name is IdentityOperation {
  return identityOperations.some((operation) => operation === name);
}

export interface IdentityRoute {
  provider: IdentityProvider;
  operation: IdentityOperation;
}

/** Below `/{tenant}/`: common, organizations, consumers, or a tenant by its id or its domain. */
const microsoft: Record<string, [method: string, operation: IdentityOperation]> = {
  'oauth2/v2.0/authorize': ['GET', 'Authorize'],
  'oauth2/v2.0/token': ['POST', 'Token'],
  'oauth2/v2.0/devicecode': ['POST', 'DeviceCode'],
  // Where microsoft.com/devicelogin leads.
  'oauth2/deviceauth': ['GET', 'DeviceLogin'],
};

/** In production on accounts.google.com and oauth2.googleapis.com. */
const google: Record<string, [method: string, operation: IdentityOperation]> = {
  '/o/oauth2/v2/auth': ['GET', 'Authorize'],
  '/token': ['POST', 'Token'],
};

export const deviceLoginPath = '/common/oauth2/deviceauth';

/**
 * What of an identity platform is at an address; null: nothing.
 * @throws HttpRefusal 405
 */
export function identityRoute(method: string, pathname: string): IdentityRoute | null {
  const [, tenant = '', path = ''] = /^\/([^/]+)\/(.+)$/.exec(pathname) ?? [];
  const isOurs = (table: object, key: string) => Object.hasOwn(table, key);
  const provider = isOurs(google, pathname) ? 'google' : 'microsoft';
  const found = provider === 'google' ? google[pathname] : isOurs(microsoft, path) ? microsoft[path] : undefined;
  if (!found || (provider === 'microsoft' && !isTenant(tenant))) return null;
  const [served, operation] = found;
  if (method !== served) throw new HttpRefusal(405, `${method} is not served at ${pathname}`, { allow: served });
  return { provider, operation };
}

function isTenant(text: string): boolean {
  return /^[\w-]+(\.[\w-]+)*$/.test(text);
}
