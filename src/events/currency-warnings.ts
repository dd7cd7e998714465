import type { UetEvent } from '../domain/uet-event.js';
import type { Warning } from './destination.js';
import { shown } from './values.js';

/** Money and currency go together: what one is without the other. */
export function currencyWarnings({ evt, revenue, currency }: UetEvent): Warning[] {
  if (revenue !== undefined && currency === undefined) {
    const message = 'the revenue has no currency with it: the goal needs a currency of its own';
    return [{ code: 'currency-not-sent', message }];
  }
  if (evt === 'custom' && revenue === undefined && currency) {
    return [{ code: 'currency-without-revenue', message: `currency ${shown(currency)} is sent, and no revenue` }];
  }
  return [];
}
