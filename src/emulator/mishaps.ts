import type { Face } from './face.js';
import type { Fault } from './fault-spec.js';
import type { HttpAnswer } from './http.js';
import { ServiceFault } from './refusal.js';
import type { Sending } from './send.js';
import type { EmulatorState } from './state.js';

/** What a mishap answers with in place of the service, which then does nothing; null: the call is carried out. */
export function mishapAnswer(mishap: Fault | null, face: Face, state: EmulatorState): HttpAnswer | null {
  if (!mishap) return null;
  switch (mishap.type) {
    case 'reset-before':
      return { status: 0, headers: {}, body: '' };
    case 'empty':
      return withRetryAfter(mishap, { status: mishap.status ?? 200, headers: {}, body: '' });
    case 'status':
      return withRetryAfter(mishap, { status: mishap.status ?? 503, headers: {}, body: '' });
    case 'html':
      return withRetryAfter(mishap, {
        status: mishap.status ?? 503,
        headers: { 'content-type': 'text/html' },
        body: '<!DOCTYPE html><html><head><title>Service Unavailable</title></head><body><h2>Service Unavailable</h2><hr><p>HTTP Error 503. The service is unavailable.</p></body></html>',
      });
    case 'throttle':
      return withRetryAfter(mishap, face.fault(new ServiceFault('gateway', 117), state, mishap.status));
    case 'expired-token':
      return withRetryAfter(mishap, face.fault(new ServiceFault('gateway', 109), state, mishap.status));
    case 'internal-error':
      return withRetryAfter(mishap, face.fault(new ServiceFault('gateway', 0), state, mishap.status));
    default:
      return null;
  }
}

/** What happens to the connection while the answer is sent. */
export function mishapOnTheWay(mishap: Fault | null): Sending['mishap'] {
  switch (mishap?.type) {
    case 'reset-before':
    case 'reset-after':
      return 'reset';
    case 'lost':
      return 'lost';
    case 'cut':
      return 'cut';
    default:
      return null;
  }
}

function withRetryAfter({ retryAfter }: Fault, answer: HttpAnswer): HttpAnswer {
  if (retryAfter === null) return answer;
  return { ...answer, headers: { ...answer.headers, 'retry-after': String(retryAfter) } };
}
