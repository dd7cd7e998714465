import type { Problem } from '../domain/diagnostic.js';
import { goalFlags } from '../domain/goal-flags.js';

/** A problem whose words tell of flags, as the rules have them, in those of a file: its members are called as the flags are. */
export function inFileWords({ message, hint, ...problem }: Problem): Problem {
  return { ...problem, message: withMembers(message), ...(hint !== undefined && { hint: withMembers(hint) }) };
}

const flags = new Set(Object.values(goalFlags));

function withMembers(text: string): string {
  return text.replace(/--([a-z]+(?:-[a-z]+)*)/g, (flag, words: string) =>
    flags.has(flag) ? words.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()) : flag,
  );
}
