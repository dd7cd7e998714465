import { neededScope, type ScopeOf } from '../config/oauth/scopes.js';
import { readTokenAnswer, type Tokens } from '../config/oauth/token-answer.js';
import { refusedSignIn, tooLittleScope } from '../domain/sign-in-errors.js';

/** What to do where signing in once more helps: no command, which would have to repeat the flags of this one. */
export const again = 'sign in once more, and agree to what is asked';

/**
 * The tokens that a code was exchanged for.
 * @param askedAtMs when the request was made
 * @throws BingctlError `signedOut` when it was refused, or they give too little; `unreachable` for what is no answer
 */
export async function tokensOf(response: Response, askedAtMs: number, wanted: ScopeOf): Promise<Tokens> {
  const read = readTokenAnswer({ status: response.status, body: await response.text() }, askedAtMs);
  if ('refusal' in read) throw refusedSignIn(read.refusal, again);
  return enough(read.tokens, wanted);
}

/** @throws BingctlError `signedOut` for tokens that give less than was asked for */
export function enough(tokens: Tokens, wanted: ScopeOf): Tokens {
  const needed = neededScope(wanted);
  if (needed !== null && tokens.scopes !== null && !tokens.scopes.includes(needed)) {
    throw tooLittleScope(needed, tokens.scopes, again);
  }
  return tokens;
}
