export interface Patience<T> {
  /** From when on it is waited for no longer than `ms`. */
  signal: AbortSignal;
  ms: number;
  /** What takes the place of what the work would have come to. */
  late(): T;
}

/** Waits for what is under way, and soon no longer once a signal has come. */
export async function unlessLate<T>(work: Promise<T>, { signal, ms, late }: Patience<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  let onAbort = () => {};
  const over = new Promise<void>((resolve) => {
    onAbort = () => {
      timer = setTimeout(resolve, ms);
    };
  });
  if (signal.aborted) onAbort();
  else signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([work, over.then(late)]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
  }
}
