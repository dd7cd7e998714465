import { listing } from '../domain/named.js';
import { BingctlError, type ErrorItem } from '../errors.js';

/** Some of several that were asked for are not there: exit 4, and what was found is shown all the same. */
export function missingOf(what: string, missing: readonly ErrorItem[]): BingctlError | null {
  const [first] = missing;
  if (!first) return null;
  const message = missing.length === 1 ? first.message : `${missing.length} ${what}s were not found`;
  return new BingctlError('notFound', message, { items: [...missing], hint: listing(what) });
}
