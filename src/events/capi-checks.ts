import type { UetEvent } from '../domain/uet-event.js';
import type { Warning } from './destination.js';
import { shown } from './values.js';

/** What the Conversions API does with a currency that it does not know: the event stays, and its money is another. */
export function capiCurrency({ currency }: UetEvent): Warning[] {
  if (currency === undefined || /^[A-Z]{3}$/.test(currency)) return [];
  if (/^[a-z]{3}$/i.test(currency)) {
    const message = `currency ${shown(currency)} is sent as it is typed, and currencies are written in capitals`;
    return [{ code: 'currency-lowercase', message }];
  }
  const message = `currency ${shown(currency)} is not three letters: it is dropped, and the amount read in the account's currency`;
  return [{ code: 'currency-invalid', message }];
}

/** What the Conversions API takes no page load without. */
export function addressMissing(event: UetEvent): Warning[] {
  if (event.evt === 'custom' || event.url !== undefined) return [];
  return [
    { code: 'url-missing', message: 'a page load needs the address of the page: the Conversions API refuses it' },
  ];
}
