import type { Tokens } from '../../config/oauth/token-answer.js';
import type { Context } from '../../context.js';
import { type BingctlError, usage } from '../../errors.js';
import type { Prompter } from '../../prompts/prompter.js';
import type { SignInApplication } from '../../sign-in/application.js';
import { signInByBrowser } from '../../sign-in/by-browser.js';
import { signInByDevice } from '../../sign-in/by-device.js';
import { nativeClient, signInByPasting } from '../../sign-in/by-pasting.js';

export interface WayFlags {
  device?: boolean;
  /** `false` for --no-browser. */
  browser: boolean;
  port?: number;
  redirect: 'localhost' | 'nativeclient';
  /** Seconds. */
  wait: number;
}

/** Signs somebody in the way that the flags name. @param ask null where nobody can answer: --device needs no answer */
export async function signInBy(
  way: WayFlags,
  application: SignInApplication,
  ask: Prompter | null,
  ctx: Context,
): Promise<Tokens> {
  const { io, interrupt, post } = ctx;
  const tools = { clock: io.clock, post, signal: interrupt.first, tell: (text: string) => ctx.tell(text) };
  if (way.device) return signInByDevice(application, tools);
  if (ask === null) throw nobodyHere();
  if (way.browser && way.redirect === 'nativeclient') throw usage('--redirect nativeclient goes with --no-browser');
  if (!way.browser) return signInByPasting(application, { ...tools, ask, redirect: redirectOf(way) });
  return signInByBrowser(application, {
    ...tools,
    port: way.port ?? 0,
    waitMs: way.wait * 1000,
    openUrl: (url) => io.openUrl(url),
  });
}

function redirectOf({ redirect, port }: WayFlags): string {
  if (redirect === 'nativeclient') return nativeClient;
  return port ? `http://localhost:${port}` : 'http://localhost';
}

/** Where a job runs, somebody else has signed in before. */
export function nobodyHere(): BingctlError {
  return usage('nobody can sign in here: there is no terminal to ask at, or CI or --no-input is set', {
    hint:
      'a job is signed in by BINGCTL_REFRESH_TOKEN and BINGCTL_CLIENT_ID, or BINGCTL_ACCESS_TOKEN, with ' +
      'BINGCTL_DEVELOPER_TOKEN, BINGCTL_CUSTOMER_ID and BINGCTL_ACCOUNT_ID; a person elsewhere can use --device.',
  });
}
