import { usage } from '../errors.js';
import { type FaultType, faultSettings, faultTypes } from './fault-types.js';
import { type IdentityOperation, identityOperations, isIdentityOperation } from './oauth/routes.js';
import { isOperationName, type OperationName, operationNames } from './operations.js';

export interface Fault {
  type: FaultType;
  /** null: any operation of the service. Requests to sign in are struck by name alone. */
  operation: OperationName | IdentityOperation | null;
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
  if (more.length > 0 || (operation !== undefined && !isTarget(operation))) {
    const named = [operation, ...more].join(':');
    throw usage(
      `fault "${spec}": "${named}" is not an operation; there are: ${[...operationNames, ...identityOperations].join(', ')}`,
    );
  }
  const numbers = new Map<string, number>();
  for (const part of rest) {
    const [name = '', value = '', ...extra] = part.split('=').map((text) => text.trim());
    if (!Object.hasOwn(faultSettings, name)) {
      throw usage(`fault "${spec}": "${name}" is not a setting; there are: ${Object.keys(faultSettings).join(', ')}`);
    }
    const [least, most] = faultSettings[name as keyof typeof faultSettings];
    if (extra.length > 0 || !/^\d+$/.test(value) || Number(value) < least || Number(value) > most) {
      throw usage(`fault "${spec}": ${name} must be a whole number from ${least} to ${most}`);
    }
    if (numbers.has(name)) throw usage(`fault "${spec}": ${name} is given twice`);
    numbers.set(name, Number(value));
  }
  return {
    type,
    operation: operation !== undefined && isTarget(operation) ? operation : null,
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

function isTarget(name: string): name is OperationName | IdentityOperation {
  return isOperationName(name) || isIdentityOperation(name);
}

function isFaultType(text: string): text is FaultType {
  return Object.hasOwn(faultTypes, text);
}
