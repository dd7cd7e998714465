import { BingctlError, usage } from '../errors.js';
import type { AdAccount } from './account.js';
import { sameName } from './named.js';
import { nearest } from './nearest.js';
import { quote } from './quote.js';

/** Those that a text means: one with this id, number or name. Names and numbers are compared without regard to case. */
export function accountsMeant(text: string, all: readonly AdAccount[]): AdAccount[] {
  const is = (name: string | null) => name !== null && sameName(name, text);
  return all.filter(({ id, name, number }) => id === text || is(number) || is(name));
}

/**
 * The account that an id, a number or a name means.
 * @param place where the text stands, for messages; null where that is plain
 * @throws BingctlError `notFound` with the nearest name; `usage` with the candidates when it can mean more than one
 */
export function theAccount(text: string, all: readonly AdAccount[], place: string | null = null): AdAccount {
  const meant = accountsMeant(text, all);
  const [first, second] = meant;
  if (first && !second) return first;
  const before = place === null ? '' : `${place}: `;
  if (!first) {
    const near = nearest(
      text,
      all.flatMap(({ name, number }) => [name ?? [], number ?? []].flat()),
    );
    const instead = near === null ? '' : `: did you mean ${quote(near)}?`;
    throw new BingctlError(
      'notFound',
      `${before}no ad account that you may use has the id, number or name ${quote(text)}${instead}`,
      { hint: 'bingctl accounts list' },
    );
  }
  const candidates = meant.map((one) => `${one.id} ${quote(one.name ?? '')}`).join(', ');
  throw usage(`${before}${quote(text)} can mean ${meant.length} ad accounts: ${candidates}`, { hint: 'use the id' });
}

/** As people tell accounts apart: `Shop (X0123456, 2001)`. */
export function accountText({ id, name, number }: Pick<AdAccount, 'id' | 'name' | 'number'>): string {
  const facts = [number, id].filter((fact) => fact !== null).join(', ');
  return name === null ? facts : `${name} (${facts})`;
}
