import { isCall } from './sample.js';

/** So many lines of the beginning are looked at: a few that are broken do not make a sample something else. */
const looked = 10;

/**
 * Whether a file is NDJSON of calls, by its beginning: lines that are calls by themselves.
 * @param isWhole the last line of `head` is not cut off
 */
export function isSample(head: string, isWhole: boolean): boolean {
  const lines = head.split('\n');
  if (!isWhole) lines.pop();
  const filled = lines.filter((line) => line.trim() !== '').slice(0, looked);
  const [first = ''] = filled;
  // A line or two of a plan may look like a call, as the last element of a list does; its first line is a bracket.
  const calls = filled.filter(isCallLine).length;
  return isCallLine(first) || (!/^\s*(\[|\{\s*$)/.test(first) && calls > filled.length / 2);
}

function isCallLine(line: string): boolean {
  if (!/^\s*[[{]/.test(line)) return false;
  try {
    return isCall(JSON.parse(line));
  } catch {
    return false;
  }
}
