import { usage } from '../errors.js';
import { insist } from '../prompts/insist.js';
import type { Prompter } from '../prompts/prompter.js';

/** What has to be known before anybody can sign in. */
export interface LoginCredentials {
  clientId: string;
  /** null: the application is public. */
  clientSecret: string | null;
  developerToken: string;
}

export interface Known {
  clientId: string | null;
  clientSecret: string | null;
  developerToken: string | null;
  /** Google takes no application without one. */
  needsSecret: boolean;
}

/**
 * Asks for what is missing; what is secret is not shown while it is typed.
 * @param ask null where nobody can answer
 * @throws BingctlError `usage` that names what to set, where nobody can answer; `interrupted`
 */
export async function complete(known: Known, ask: Prompter | null): Promise<LoginCredentials> {
  const { clientId, clientSecret, developerToken, needsSecret } = known;
  if (ask === null) refuseMissing(known);
  const asked = async (value: string | null, question: (ask: Prompter) => Promise<string>) =>
    value ?? (ask ? insist(() => question(ask)) : '');
  return {
    clientId: await asked(clientId, async (one) => {
      one.tell('Your application has an id: docs/sign-in.md tells how to register one.');
      return trimmed(one.input('Client id of the application', wrongWith));
    }),
    clientSecret: needsSecret
      ? await asked(clientSecret, (one) => trimmed(one.secret('Client secret of the application', wrongWith)))
      : clientSecret,
    developerToken: await asked(developerToken, async (one) => {
      one.tell('Your developer token is at https://developers.ads.microsoft.com/Account.');
      return trimmed(one.secret('Developer token', wrongWith));
    }),
  };
}

function refuseMissing({ clientId, clientSecret, developerToken, needsSecret }: Known): void {
  const missing = [
    ...(clientId === null ? ['--client-id or BINGCTL_CLIENT_ID'] : []),
    ...(clientSecret === null && needsSecret ? ['BINGCTL_CLIENT_SECRET'] : []),
    ...(developerToken === null ? ['BINGCTL_DEVELOPER_TOKEN'] : []),
  ];
  if (missing.length > 0) throw usage(`nobody can be asked here: set ${missing.join(', ')}`);
}

async function trimmed(typed: Promise<string>): Promise<string> {
  return (await typed).trim();
}

function wrongWith(typed: string): string | null {
  const text = typed.trim();
  if (text === '') return 'It cannot be empty.';
  return /^[\x21-\x7e]+$/.test(text) ? null : 'It has no blanks and only plain characters: was it cut?';
}
