import type { Tokens } from '../config/oauth/token-answer.js';
import type { SignInApplication } from './application.js';
import { beginAuthorization, type SignInTools } from './authorization.js';
import { awaitAnswer } from './await-answer.js';

export interface BrowserOptions extends SignInTools {
  /** Where the answer is awaited; 0: any port that is free. */
  port: number;
  waitMs: number;
  signal: AbortSignal;
  /** Whether a browser was started. */
  openUrl: (url: string) => Promise<boolean>;
  /** Says what somebody has to do. */
  tell: (text: string) => void;
}

/**
 * Signs in at the browser of this machine, which brings the answer to a port of ours.
 * @throws BingctlError `signedOut` when it was declined, refused or waited for in vain; `usage` for a port that is taken;
 * `interrupted`
 */
export async function signInByBrowser(application: SignInApplication, options: BrowserOptions): Promise<Tokens> {
  const { openUrl, tell, waitMs } = options;
  const awaiting = await awaitAnswer(options);
  try {
    const { address, state, redeem } = await beginAuthorization(application, awaiting.redirect, options);
    const invite = async () => tell(invitation(address, await openUrl(address.href)));
    // Awaited before it is invited: a browser may be as quick as that.
    const [answer] = await Promise.all([awaiting.answer(state, waitMs), invite()]);
    return await redeem(answer);
  } finally {
    awaiting.close();
  }
}

function invitation({ href }: URL, opened: boolean): string {
  return opened
    ? `Sign in at the browser. If none has opened, open this address yourself:\n${href}`
    : `No browser can be opened here. Open this address in one on this machine, or stop and sign in with --no-browser:\n${href}`;
}
