import { BingctlError, usage } from '../errors.js';
import { mistakesIn } from './mistakes.js';

/**
 * Reads what is in a file that the user names: what is wrong with it begins with the file, and with line and column where
 * they are known.
 * @param file as {@link fileName} has it
 */
export async function inFile<T>(file: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof BingctlError) || error.kind !== 'usage') throw error;
    const { message, hint, items, cause } = error;
    throw mistakesIn(file, error) ?? usage(`${file}: ${message}`, { hint, items, cause });
  }
}
