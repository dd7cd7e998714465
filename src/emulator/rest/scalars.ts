import type { Json } from './json.js';

/**
 * What a member of a simple type may hold, by its type in the contract: undefined when the value is of another kind, or
 * too large.
 */
export function readScalar(type: string, json: Json): string | number | boolean | undefined {
  switch (type) {
    case 'string':
      return json.kind === 'string' ? json.text : undefined;
    case 'boolean':
      return json.kind === 'boolean' ? json.value : undefined;
    case 'long':
      // Microsoft's clients send ids as strings; others send numbers, which the service takes too (seen live over REST).
      if (json.kind !== 'string' && json.kind !== 'number') return undefined;
      return readInteger(json.text, 64n)?.toString();
    case 'int': {
      const value = json.kind === 'number' ? readInteger(json.text, 32n) : undefined;
      return value === undefined ? undefined : Number(value);
    }
    case 'decimal':
      return json.kind === 'number' ? readDecimal(json.text) : undefined;
    default:
      return undefined;
  }
}

/** Of 64-bit ids nothing may be lost. System.Text.Json takes no fraction and no exponent for a whole number. */
function readInteger(text: string, bits: bigint): bigint | undefined {
  if (!/^-?\d{1,40}$/.test(text)) return undefined;
  const value = BigInt(text);
  const beyond = 1n << (bits - 1n);
  return value >= -beyond && value < beyond ? value : undefined;
}

// .NET's decimal holds 28 digits, some numbers of 29.
const mostDigits = 28;

/** The same number without exponent and without needless zeros. Python's client writes small amounts as 1e-05. */
function readDecimal(text: string): string | undefined {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d{1,60})(?:\.(\d{1,60}))?(?:[eE]([-+]?\d{1,4}))?$/.exec(text) ?? [];
  const shift = Number(exponent);
  if (whole === '' || Math.abs(shift) > mostDigits) return undefined;
  const padded = '0'.repeat(Math.max(0, -shift)) + whole + fraction + '0'.repeat(Math.max(0, shift));
  const point = Math.max(0, -shift) + whole.length + shift;
  const left = padded.slice(0, point).replace(/^0+/, '');
  const right = padded.slice(point).replace(/0+$/, '');
  if (left.length + right.length > mostDigits) return undefined;
  const digits = (left || '0') + (right && `.${right}`);
  return sign === '-' && digits !== '0' ? `-${digits}` : digits;
}
