import type { Answer, Call, CallOptions, OperationName, Request } from './operations.js';

/**
 * At most `concurrency` calls in flight, whoever makes them: slices of a write, its look-ups, a list type by type. The
 * sandbox takes one at a time (sandbox.md); elsewhere the calls of a minute are limited, by numbers that are not published.
 */
export function limited(call: Call, concurrency: number): Call {
  const waiting: (() => void)[] = [];
  let inFlight = 0;
  return async <O extends OperationName>(
    operation: O,
    request: Request<O>,
    options?: CallOptions,
  ): Promise<Answer<O>> => {
    // Whoever is woken takes over the place of the one that has finished.
    if (inFlight >= concurrency) await new Promise<void>((wake) => waiting.push(wake));
    else inFlight += 1;
    try {
      return await call(operation, request, options);
    } finally {
      const next = waiting.shift();
      if (next) next();
      else inFlight -= 1;
    }
  };
}
