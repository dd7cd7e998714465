import { NumberText } from './number-text.js';

/** Whether a value of a file has members; a number that is kept as it is written is one value. */
export function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof NumberText);
}
