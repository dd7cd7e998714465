import type { Answer, Call, CallOptions, OperationName, Request } from './operations.js';

/** Places for calls in flight. */
export interface Places {
  /** Takes one; where none is free, it resolves when one has become free and is taken. Undefined: nothing to wait for. */
  take(): Promise<void> | undefined;
  giveBack(): void;
}

/**
 * So many calls in flight, whoever makes them: slices of a write, its look-ups, a list type by type, several accounts. The
 * sandbox takes one at a time (sandbox.md); elsewhere the calls of a minute are limited, by numbers that are not published.
 */
export function places(count: number): Places {
  const waiting: (() => void)[] = [];
  let free = count;
  return {
    take() {
      if (free === 0) return new Promise<void>((wake) => waiting.push(wake));
      free -= 1;
      return undefined;
    },
    giveBack() {
      // Whoever is woken takes over the place of the one that has finished.
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    },
  };
}

/** A call that waits for a place. */
export function limited(call: Call, { take, giveBack }: Places): Call {
  return async <O extends OperationName>(
    operation: O,
    request: Request<O>,
    options?: CallOptions,
  ): Promise<Answer<O>> => {
    const waits = take();
    if (waits) await waits;
    try {
      return await call(operation, request, options);
    } finally {
      giveBack();
    }
  };
}
