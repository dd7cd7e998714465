import { trackingId } from './envelopes.js';

/** The fault of the gateway, flat and with its type, as the documentation's REST tab has it. */
export function gatewayFaultJson(code: number, errorCode: string, message: string): string {
  const errors = [{ Code: code, Detail: null, ErrorCode: errorCode, Message: message }];
  return JSON.stringify({ Type: 'AdApiFaultDetail', TrackingId: trackingId, Errors: errors });
}

/** The fault of an operation: the whole call was refused. */
export function operationFaultJson(operationErrors: object[], batchErrors: (object | null)[] = []): string {
  return JSON.stringify({
    Type: 'ApiFaultDetail',
    TrackingId: trackingId,
    BatchErrors: batchErrors,
    OperationErrors: operationErrors,
  });
}
