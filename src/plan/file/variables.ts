import { WrongValue } from '../../files/members.js';
import { mistakeWords } from './mistake-words.js';
import type { Reading } from './reading.js';

/** Names that secrets have: what a file says is sent to the service, and printed in plans. */
const secret = /token|secret|passw|passphrase|credential|api_?key|private|(^|_)(key|keys|auth|pat)(_|$)/i;

/** A variable that has no value: whether that is wrong, depends on whether the value is wanted. */
export class MissingVariable extends WrongValue {}

/** Whether a text holds a variable, or what looks like one. */
export function hasVariable(text: string): boolean {
  return text.includes('${');
}

/**
 * A text with the environment variables in it filled in: `${NAME}`. `$${` is `${` itself.
 * @throws WrongValue
 */
export function filledIn(text: string, env: Reading['env']): string {
  if (!hasVariable(text)) return text;
  return text.replace(/\$\$\{|\$\{([^}]*)(\}?)/g, (_, name?: string, end?: string) => {
    if (name === undefined) return '${';
    if (end === '' || !/^[A-Za-z_]\w*$/.test(name)) throw new WrongValue(mistakeWords.variableWrong());
    if (secret.test(name)) throw new WrongValue(mistakeWords.variableSecret(name));
    const value = Object.hasOwn(env, name) ? env[name] : undefined;
    if (value === undefined) throw new MissingVariable(mistakeWords.variableNotSet(name));
    if (value === '') throw new MissingVariable(mistakeWords.variableEmpty(name));
    return value;
  });
}
