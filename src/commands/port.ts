import { usage } from '../errors.js';

/** `--port 8700`; 0 is any that is free. */
export function port(text: string, flag: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535)
    throw usage(`${flag} takes a port from 0 to 65535, not "${text}"`);
  return Number(text);
}
