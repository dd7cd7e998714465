import type { Tokens } from '../config/oauth/token-answer.js';
import { insist } from '../prompts/insist.js';
import type { Prompter } from '../prompts/prompter.js';
import type { SignInApplication } from './application.js';
import { beginAuthorization, type SignInTools } from './authorization.js';

export interface PastingOptions extends SignInTools {
  /** Registered for the application; nobody listens there. */
  redirect: string;
  ask: Prompter;
}

/** The page that Microsoft has for programs without an address of their own. */
export const nativeClient = 'https://login.microsoftonline.com/common/oauth2/nativeclient';

/**
 * Signs in at a browser anywhere: somebody pastes the address that it ends at, or the code in it.
 * @throws BingctlError `signedOut` when it was declined or refused; `interrupted`
 */
export async function signInByPasting(application: SignInApplication, options: PastingOptions): Promise<Tokens> {
  const { ask, redirect } = options;
  const { address, state, redeem } = await beginAuthorization(application, redirect, options);
  ask.tell(
    [
      'Open this address in a browser, on any machine, and sign in:',
      address.href,
      `The browser ends at a page that is empty or cannot be reached. Its address begins with ${redirect}: copy all of it.`,
    ].join('\n'),
  );
  const pasted = await insist(() => ask.input('Address, or the code in it', (typed) => wrongWith(typed, state)));
  return redeem(answerIn(pasted, state));
}

/** The answer in a pasted address. A code alone brings no state: that it is ours is for PKCE to say. */
export function answerIn(pasted: string, state: string): URLSearchParams {
  const text = pasted.trim().replace(/^["'<]|["'>]$/g, '');
  const query = /[?&]?(?:code|error)=/.test(text) ? text.replace(/^[^?]*\?/, '').replace(/#.*$/s, '') : null;
  return query === null ? new URLSearchParams({ code: text, state }) : new URLSearchParams(query);
}

/** What keeps a pasted text from being the answer to this sign-in; null when nothing does. */
export function wrongWith(pasted: string, state: string): string | null {
  const answer = answerIn(pasted, state);
  const code = answer.get('code');
  if (pasted.trim() === '') return 'Paste the address that the browser ended at.';
  if (answer.get('state') !== state) return 'This address is of another sign-in, or was cut.';
  if (code !== null && !/^[\x21-\x7e]{10,}$/.test(code)) return 'This is neither the address nor the code: was it cut?';
  return code === null && !answer.has('error') ? 'There is no code in this address.' : null;
}
