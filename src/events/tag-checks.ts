import type { Warning } from './destination.js';
import { amountOf, shown } from './values.js';

/** What the tag makes of a parameter: the sentence, and whether the whole event is lost over it. */
export interface Finding extends Warning {
  lost: boolean;
}

/** The help's upper end of an amount; the last readable script took amounts up to {@link mostOfScript}. */
const mostOfHelp = 9_999_999;
const mostOfScript = 999_999_999_999;

/**
 * What is wrong with an amount that is pushed as `name`, null when nothing is. `what` is `revenue` or `value`: the codes
 * begin with it.
 */
export function amountFinding(what: 'revenue' | 'value', name: string, sent: unknown): Finding | null {
  const found = (kind: string, why: string, lost = true): Finding => ({
    code: `${what}-${kind}`,
    message: `${name} ${shown(sent)} ${why}${lost ? ': the tag refuses the event' : ''}`,
    lost,
  });
  const amount = amountOf(sent);
  if (amount === undefined && (sent === undefined || sent === null || sent === '')) return null;
  if (typeof amount !== 'number') return found('not-a-number', 'is not a number');
  if (amount < 0) return found('out-of-range', 'is below 0');
  if (amount > mostOfScript) return found('out-of-range', 'is above 999999999999');
  if (!isInThousandths(amount)) return found('too-many-decimals', 'has more than three decimals');
  if (amount > mostOfHelp) return found('out-of-range', 'is above 9999999, the most that the help allows', false);
  return null;
}

/** Up to the script's upper end, a number with three decimals is the one nearest to its thousandths, and no other is. */
function isInThousandths(amount: number): boolean {
  return Math.round(amount * 1000) / 1000 === amount;
}

/** Three letters; capitals are what the help asks for, and other spellings pass the script. */
export function currencyFinding(name: string, sent: unknown): Finding | null {
  if (sent === undefined || sent === null || sent === '') return null;
  if (typeof sent !== 'string' || !/^[a-z]{3}$/i.test(sent)) {
    const message = `${name} ${shown(sent)} is not three letters: the tag refuses the event`;
    return { code: 'currency-invalid', message, lost: true };
  }
  if (sent === sent.toUpperCase()) return null;
  const message = `${name} ${shown(sent)} is sent as it is typed, and currencies are written in capitals: ${sent.toUpperCase()}`;
  return { code: 'currency-lowercase', message, lost: false };
}

const pageTypes = ['home', 'searchresults', 'category', 'product', 'cart', 'purchase', 'other'];

/** The page type and the product ids of a shop; ids need a page type beside them. */
export function shopFindings(names: { pageType: string; ids: string }, payload: Record<string, unknown>): Finding[] {
  const findings: Finding[] = [];
  const pageType = payload[names.pageType];
  const ids = payload[names.ids];
  const hasPageType = pageType !== undefined && pageType !== null;
  if (hasPageType && !(typeof pageType === 'string' && pageTypes.includes(pageType))) {
    const message = `${names.pageType} ${shown(pageType)} is none of ${pageTypes.join(', ')}: the tag refuses the event`;
    findings.push({ code: 'pagetype-invalid', message, lost: true });
  }
  if (ids === undefined || ids === null) return findings;
  if (!hasPageType) {
    const message = `${names.ids} without ${names.pageType}: the tag refuses the event`;
    findings.push({ code: 'pagetype-missing', message, lost: true });
  }
  const wrong = (Array.isArray(ids) ? ids : [ids]).find((id) => id !== null && !isProductId(id));
  if (wrong !== undefined) {
    const message = `product id ${shown(wrong)} is not 1 to 50 letters, digits and hyphens: the last readable tag script (2018) refuses the event`;
    findings.push({ code: 'product-id-invalid', message, lost: true });
  }
  return findings;
}

function isProductId(id: unknown): boolean {
  return (typeof id === 'string' || typeof id === 'number') && /^[a-z\d-]{1,50}$/i.test(String(id));
}

/** The findings as warnings, each code once for each thing it is about, and whether the tag sends the event. */
export function judged(findings: readonly (Finding | null)[]): { warnings: Warning[]; delivered: boolean } {
  const found = findings.filter((each) => each !== null);
  return {
    warnings: found.map(({ code, message }) => ({ code, message })),
    delivered: !found.some(({ lost }) => lost),
  };
}
