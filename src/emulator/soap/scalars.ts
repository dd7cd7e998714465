import { Malformed } from './malformed.js';

/** What a simple element may hold, by its type in the contract; `undefined` for a type that is none of these. */
export function readScalar(type: string, text: string): string | number | boolean | undefined {
  switch (type) {
    case 'string':
      return text;
    case 'long':
      return readInteger(text, -(2n ** 63n), 2n ** 63n - 1n, 'Int64').toString();
    case 'int':
      return Number(readInteger(text, -(2n ** 31n), 2n ** 31n - 1n, 'Int32'));
    case 'boolean':
      return readBoolean(text);
    case 'decimal':
      return readDecimal(text);
    default:
      return undefined;
  }
}

/** Of 64-bit ids nothing may be lost, so they are text from here on. */
function readInteger(text: string, least: bigint, most: bigint, name: string): bigint {
  const trimmed = text.trim();
  if (!/^[+-]?\d{1,40}$/.test(trimmed)) throw invalid(text, name);
  const value = BigInt(trimmed.replace(/^\+/, ''));
  if (value < least || value > most) throw new Malformed(`The value '${text}' was too large or too small for ${name}.`);
  return value;
}

function readBoolean(text: string): boolean {
  const trimmed = text.trim();
  if (trimmed === 'true' || trimmed === '1') return true;
  if (trimmed === 'false' || trimmed === '0') return false;
  throw invalid(text, 'Boolean');
}

/** xs:decimal has no exponent; .NET's holds 28 or 29 digits. The answer is the same number without needless zeros. */
function readDecimal(text: string): string {
  const match = /^([+-]?)0*(\d*)(?:\.(\d*?)0*)?$/.exec(text.trim());
  const [, sign = '', whole = '', fraction = ''] = match ?? [];
  if (!match || !/\d/.test(text) || whole.length + fraction.length > 28) throw invalid(text, 'Decimal');
  const digits = (whole || '0') + (fraction && `.${fraction}`);
  return sign === '-' && digits !== '0' ? `-${digits}` : digits;
}

function invalid(text: string, name: string): Malformed {
  return new Malformed(`The value '${text.slice(0, 100)}' cannot be parsed as the type '${name}'.`);
}
