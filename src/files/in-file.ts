import { BingctlError, usage } from '../errors.js';

/** Has a text read, and puts the name of its file before what is wrong with it. */
export async function inFile<T>(name: string, read: () => T | Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof BingctlError) || error.kind !== 'usage') throw error;
    const { message, hint, items, cause } = error;
    throw usage(`${name}: ${message}`, { hint, items, cause });
  }
}
