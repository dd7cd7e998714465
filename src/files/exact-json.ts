import { NumberText } from './number-text.js';

/** What stands in front of a number while it is text; JSON cannot have it inside a text but as an escape. */
const mark = '\u0001';
const textOrNumber = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g;

/**
 * The value of a JSON text with its numbers as they are written; null when it is no JSON. Of members that stand there twice
 * the last one wins.
 */
export function parseExactly(source: string): unknown {
  if (/\\u0001/.test(source)) return null;
  const marked = source.replace(textOrNumber, (token) => (token.startsWith('"') ? token : `"\\u0001${token}"`));
  try {
    JSON.parse(source);
    return JSON.parse(marked, (_, value) =>
      typeof value === 'string' && value.startsWith(mark) ? new NumberText(value.slice(1)) : value,
    );
  } catch {
    return null;
  }
}
