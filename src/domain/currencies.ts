/**
 * The currencies of a goal's revenue, as ISO 4217 codes (currencies.md). TRL and VEF stand there, TRY does not; the sample
 * in conversiongoal.md writes `USDollar`, which is no word of any contract of today.
 */
export const currencies = [
  'AED ALL AMD ARS AUD AZN BDT BGN BHD BND BOB BRL BWP BZD CAD CHF CLP CNY COP CRC CZK DKK DOP DZD EGP ETB EUR FJD GBP',
  'GEL GHS GTQ HKD HNL HRK HUF IDR ILS INR IQD ISK JMD JOD JPY KES KGS KRW KWD KZT LBP LKR LYD MAD MKD MNT MOP MUR MVR',
  'MWK MXN MYR NGN NIO NOK NZD OMR PAB PEN PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SEK SGD THB TND TOP TRL TTD TWD TZS',
  'UAH UGX USD UYU UZS VEF VND XAF XCD XOF YER ZAR ZMW',
].flatMap((line) => line.split(' '));

const known = new Set(currencies);

/** Whether goals know the currency; codes are in capitals. */
export function isCurrency(code: string): boolean {
  return known.has(code);
}

/** The code that the list has in place of a newer one: Turkey's and Venezuela's currencies, by the names they had. */
export function outdatedCurrency(code: string): string | null {
  const older: Readonly<Record<string, string>> = { TRY: 'TRL', VES: 'VEF' };
  return older[code.toUpperCase()] ?? null;
}
