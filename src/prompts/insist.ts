import { Back } from './prompter.js';

/** Asks a question that has none before it: Esc asks it again. */
export async function insist<T>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof Back)) throw error;
    }
  }
}
