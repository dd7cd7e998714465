import { BingctlError } from '../errors.js';
import type { ErrorExplanation } from './error-codes/explanation.js';
import { gatewayExplanations } from './error-codes/gateway.js';
import { goalExplanations } from './error-codes/goals.js';
import { offlineExplanations } from './error-codes/offline.js';
import { signInExplanations } from './error-codes/sign-in.js';
import { tagExplanations } from './error-codes/tags.js';
import { nearest } from './nearest.js';
import { quote } from './quote.js';

export type { ErrorExplanation } from './error-codes/explanation.js';

/** Every code that bingctl can explain, by area. */
export const errorExplanations: readonly ErrorExplanation[] = [
  ...gatewayExplanations,
  ...tagExplanations,
  ...goalExplanations,
  ...offlineExplanations,
  ...signInExplanations,
];

/**
 * What a code or a symbol means; case does not count in symbols. A number can have several answers, since each service
 * counts for itself.
 * @throws BingctlError `notFound`, with the nearest symbol
 */
export function explain(codeOrName: string): ErrorExplanation[] {
  const wanted = codeOrName.trim();
  const found = errorExplanations.filter(({ code, errorCode }) =>
    /^\d+$/.test(wanted) ? String(code) === wanted.replace(/^0+(?=\d)/, '') : sameSymbol(errorCode, wanted),
  );
  if (found.length > 0) return found;

  const near = nearest(
    wanted,
    errorExplanations.flatMap(({ errorCode }) => errorCode ?? []),
  );
  const message = `${quote(codeOrName)} is not an error that bingctl knows`;
  throw new BingctlError('notFound', near ? `${message}: did you mean ${near}?` : message, {
    hint: 'the service’s message and tracking id say more; Microsoft lists its codes at https://learn.microsoft.com/advertising/guides/operation-error-codes',
  });
}

/** What to do about a refusal of Campaign Management, for an error without a better hint; null when nothing is known. */
export function hintFor(code: number): string | null {
  const found = errorExplanations.find((explanation) => explanation.code === code && explanation.area !== 'sign-in');
  return found?.cure ?? null;
}

function sameSymbol(errorCode: string | null, wanted: string): boolean {
  return errorCode?.toLowerCase() === wanted.toLowerCase();
}
