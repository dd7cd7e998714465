import type { ProfileBook } from '../../config/profile-book.js';
import { nearest } from '../../domain/nearest.js';
import { quote } from '../../domain/quote.js';
import { BingctlError } from '../../errors.js';

/**
 * A profile that is there.
 * @throws BingctlError `notFound` with the nearest name
 */
export function knownProfile(name: string, book: ProfileBook): string {
  if (book.find(name)) return name;
  const near = nearest(name, book.names());
  throw new BingctlError(
    'notFound',
    `there is no profile ${quote(name)}${near === null ? '' : `: did you mean ${near}?`}`,
    { hint: 'bingctl profiles list' },
  );
}
