/** A decimal that a double cannot hold as it is written: machine formats print its text as a number. */
export class ExactNumber {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** An amount as machine formats print it: a number, exactly as many digits as the service sent. */
export function amount(decimal: string): number | ExactNumber {
  const number = Number(decimal);
  return plainNumber(number) === decimal ? number : new ExactNumber(decimal);
}

/** A number without an exponent: 1e21 as 1000000000000000000000, 1e-7 as 0.0000001. */
export function plainNumber(number: number): string {
  const text = String(number);
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(text) ?? [];
  if (whole === '') return text;
  const digits = whole + fraction;
  const point = whole.length + Number(exponent);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  // An exponent is printed from 21 digits on, more than a double has: the point is always behind them.
  return sign + digits.padEnd(point, '0');
}
