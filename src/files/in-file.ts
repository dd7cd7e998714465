import { BingctlError, usage } from '../errors.js';

/**
 * Reads what is in a file: what is wrong with it names the file, for commands that are given several.
 * @param name such as {@link inputName} makes it
 */
export async function inFile<T>(name: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof BingctlError) || error.kind !== 'usage') throw error;
    const { message, hint, items, cause } = error;
    throw usage(`${name}: ${message}`, { hint, items, cause });
  }
}
