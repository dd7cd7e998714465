import { nameKey } from '../../domain/named.js';

/**
 * What is left of a name when all that people overlook is taken away: case, the forms of letters, invisible characters,
 * and how words are joined. "Order Completed", "order_completed" and "orderCompleted " are alike, and three events.
 */
export function likeness(name: string): string {
  const plain = name.normalize('NFKC').replaceAll(/[\p{Default_Ignorable_Code_Point}\ufeff]/gu, '');
  return nameKey(plain).replaceAll(/[\s._:/-]+/gu, '');
}
