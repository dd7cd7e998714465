import { quote } from '../domain/quote.js';

const namedAtMost = 3;

/** As in `"shop" (Unverified), "blog" (Inactive) and 4 more`. */
export function naming(things: readonly { name: string; why?: string }[]): string {
  const named = things
    .slice(0, namedAtMost)
    .map(({ name, why }) => quote(name) + (why === undefined ? '' : ` (${why})`));
  const more = things.length - named.length;
  return `${named.join(', ')}${more === 0 ? '' : ` and ${more} more`}`;
}

/** As in `1 UET tag`, `no UET tags`. */
export function counted(count: number, thing: string): string {
  return `${count === 0 ? 'no' : count} ${thing}${count === 1 ? '' : 's'}`;
}
