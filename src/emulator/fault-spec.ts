import { usage } from '../errors.js';
import { isOperationName, type OperationName, operationNames } from './operations.js';

/** Ways in which a call can go wrong, each with what it does; `--help` and the docs print them. */
export const faultTypes = {
  latency: 'the answer comes ms (1000) later; every call unless count is given',
  slow: 'the answer comes one byte at a time, ms (5) apart; every call unless count is given',
  'reset-before': 'the connection is reset, and nothing was done',
  'reset-after': 'the call is carried out, then the connection is reset',
  lost: 'the call is carried out, then the connection is closed without an answer',
  cut: 'the call is carried out, and the answer breaks off half way',
  empty: 'an empty answer, and nothing was done; status (200)',
  'empty-after': 'the call is carried out, and the answer is empty; status (200)',
  html: 'a page of HTML, as gateways write them, and nothing was done; status (503)',
  status: 'a bare HTTP status (503), and nothing was done',
  throttle: 'refused with 117, CallRateExceeded, and nothing was done',
  'expired-token': 'refused with 109, AuthenticationTokenExpired, and nothing was done',
  'internal-error': 'refused with 0, InternalError, and nothing was done',
  'partial-error': 'the item at index (0) is refused with code (0), and the others are carried out',
} as const;

export type FaultType = keyof typeof faultTypes;

/** Numbers that a fault takes, and the least and the most that each may be. */
const settings = {
  count: [1, 1_000_000],
  skip: [0, 1_000_000],
  ms: [0, 600_000],
  status: [200, 599],
  'retry-after': [0, 86_400],
  index: [0, 9_999],
  code: [0, 999_999],
} as const;

export interface Fault {
  type: FaultType;
  /** null: of any operation. */
  operation: OperationName | null;
  /** How many calls it strikes; null: all. */
  count: number | null;
  /** How many calls it lets pass first. */
  skip: number;
  ms: number | null;
  status: number | null;
  /** Seconds. */
  retryAfter: number | null;
  index: number;
  code: number;
}

/**
 * Reads `TYPE[:OPERATION][,count=N][,skip=N][,ms=N][,status=N][,retry-after=N][,index=N][,code=N]`.
 * @throws BingctlError of kind usage that says which part is wrong and what there is
 */
export function parseFault(spec: string): Fault {
  const [head = '', ...rest] = spec.split(',');
  const [type = '', operation, ...more] = head.split(':').map((part) => part.trim());
  if (!isFaultType(type)) {
    throw usage(`fault "${spec}": "${type}" is not a type; there are: ${Object.keys(faultTypes).join(', ')}`);
  }
  if (more.length > 0 || (operation !== undefined && !isOperationName(operation))) {
    const named = [operation, ...more].join(':');
    throw usage(`fault "${spec}": "${named}" is not an operation; there are: ${operationNames.join(', ')}`);
  }
  const numbers = new Map<string, number>();
  for (const part of rest) {
    const [name = '', value = '', ...extra] = part.split('=').map((text) => text.trim());
    if (!Object.hasOwn(settings, name)) {
      throw usage(`fault "${spec}": "${name}" is not a setting; there are: ${Object.keys(settings).join(', ')}`);
    }
    const [least, most] = settings[name as keyof typeof settings];
    if (extra.length > 0 || !/^\d+$/.test(value) || Number(value) < least || Number(value) > most) {
      throw usage(`fault "${spec}": ${name} must be a whole number from ${least} to ${most}`);
    }
    if (numbers.has(name)) throw usage(`fault "${spec}": ${name} is given twice`);
    numbers.set(name, Number(value));
  }
  return {
    type,
    operation: operation === undefined ? null : (operation as OperationName),
    count: numbers.get('count') ?? (lasting.has(type) ? null : 1),
    skip: numbers.get('skip') ?? 0,
    ms: numbers.get('ms') ?? null,
    status: numbers.get('status') ?? null,
    retryAfter: numbers.get('retry-after') ?? null,
    index: numbers.get('index') ?? 0,
    code: numbers.get('code') ?? 0,
  };
}

/** Properties of the line rather than mishaps: they strike every call, and a mishap may come on top. */
export const lasting: ReadonlySet<FaultType> = new Set<FaultType>(['latency', 'slow']);

function isFaultType(text: string): text is FaultType {
  return Object.hasOwn(faultTypes, text);
}
