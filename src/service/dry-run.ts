import {
  type Answer,
  type Call,
  type CallOptions,
  type OperationName,
  operationEffects,
  type Request,
} from './operations.js';

/** A write that a dry run kept back. */
export interface Kept {
  operation: OperationName;
  request: unknown;
}

/**
 * The same port with writes kept instead of sent: only reads reach `call`, so nothing behind it can write whatever a
 * command does. A kept write is answered as if every item had been taken, without ids.
 */
export function keepWrites(call: Call): { call: Call; kept: Kept[] } {
  const kept: Kept[] = [];
  const keeping: Call = async <O extends OperationName>(operation: O, request: Request<O>, options?: CallOptions) => {
    if (operationEffects[operation] === 'read') return call(operation, request, options);
    kept.push({ operation, request });
    return taken(operation, request) as Answer<O>;
  };
  return { call: keeping, kept };
}

function taken(operation: OperationName, request: object): object {
  const blank = { partialErrors: [], trackingId: null };
  if (operation === 'AddUetTags' && 'uetTags' in request) {
    return { ...blank, uetTags: (request.uetTags as unknown[]).map(() => null) };
  }
  if (operation === 'AddConversionGoals' && 'conversionGoals' in request) {
    return { ...blank, conversionGoalIds: (request.conversionGoals as unknown[]).map(() => null) };
  }
  return operation === 'GetUetTagAuthKey' ? { ...blank, uetTagAuthKey: null } : blank;
}
