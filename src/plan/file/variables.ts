import { WrongValue } from '../../files/members.js';
import { mistakeWords } from './mistake-words.js';
import type { Reading } from './reading.js';

/*
 * What a file says is sent to the service and stands in the plan of a pull request, whose author chooses the variables. So
 * those that hold secrets are known by their names, as the runners of CI, clouds and databases have them, and by what they
 * hold. Any other name is free: which ones a project needs cannot be known here.
 */
const secretName =
  /token|secret|passw|passphrase|credential|private|webhook|connection_?string|(access|account|api|deploy|encryption|master|sign(ing)?|ssh|storage)key|(^|_)(auth|creds?|dsn|jwt|keys?|pass|pat|pwd)(_|$)/i;
const withPassword = /:\/\/[^\s/@]*:[^\s/@]+@/;

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
    if (secretName.test(name)) throw new WrongValue(mistakeWords.variableSecret(name));
    const value = Object.hasOwn(env, name) ? env[name] : undefined;
    if (value === undefined) throw new MissingVariable(mistakeWords.variableNotSet(name));
    if (value === '') throw new MissingVariable(mistakeWords.variableEmpty(name));
    if (withPassword.test(value)) throw new WrongValue(mistakeWords.variableWithPassword(name));
    return value;
  });
}
