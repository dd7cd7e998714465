import type { Credentials } from './config/identity.js';
import type { PostForm } from './config/renew.js';
import type { Settings } from './config/settings.js';
import type { SignIn } from './config/sign-in.js';
import type { Wire } from './context.js';
import { once } from './memo.js';
import type { Interrupt } from './service/interrupt.js';
import type { Connection } from './transports/connect.js';
import type { Endpoint } from './transports/endpoint.js';
import type { FormPost } from './transports/form-post.js';

/** Who calls are made for. */
export interface Ids {
  customerId: string;
  accountId: string;
}

/** Somebody who has just signed in. */
export interface NewUser {
  credentials: Credentials;
  /** What counts for the calls, which may not be the settings of a profile that is there. */
  settings: Settings;
}

export interface Connections {
  /** Posts a form to a sign-in service. */
  post: PostForm;
  /** What calls are signed with; nothing is renewed before a call needs it. */
  signIn(): Promise<SignIn>;
  /** @throws BingctlError `signedOut` that names every setting that is missing */
  ids(): Promise<Ids>;
  /** To the service, for the customer and the account. */
  toAccount(): Promise<Connection>;
  /** To the service, for whoever is signed in: no id is needed, and none is sent. */
  toUser(): Promise<Connection>;
  /** As {@link toUser}, for somebody whose sign-in is not kept yet; each time another one. */
  toNewUser(user: NewUser): Promise<Connection>;
  close(): void;
}

export interface ConnectionNeeds {
  settings: Settings;
  wire: Wire;
  interrupt: Interrupt;
  endpoint: () => Promise<Endpoint>;
}

const nobody: Ids = { customerId: '', accountId: '' };

/** How settings become connections: sign-in, ids, transport. Each is worked out once, when something first needs it. */
export function createConnections({ settings, wire, interrupt, endpoint }: ConnectionNeeds): Connections {
  const opened: { close(): void }[] = [];
  const kept = <C extends { close(): void }>(one: C): C => {
    opened.push(one);
    return one;
  };

  const forms = once(async (): Promise<FormPost> => {
    const { formPost } = await import('./transports/form-post.js');
    const { timeoutMs, maxRetries } = settings;
    return kept(formPost({ ...wire, timeoutMs, maxRetries, signal: interrupt.second, stop: interrupt.first }));
  });

  const post: PostForm = async (url, form) => (await forms()).post(url, form);

  const signIn = once(async () => {
    const { openSignIn } = await import('./config/sign-in.js');
    return openSignIn(settings, {
      clock: wire.clock,
      post,
      // What was interrupted once may still have to look up what became of a write.
      signal: () => (interrupt.first.aborted ? interrupt.second : interrupt.first),
    });
  });

  const ids = once(async (): Promise<Ids> => {
    const { requireCredentials } = await import('./config/identity.js');
    const { customerId, accountId } = settings;
    if (customerId !== null && accountId !== null) return { customerId, accountId };
    const missing = (['customerId', 'accountId'] as const).filter((name) => settings[name] === null);
    requireCredentials(settings, await signIn(), missing);
    throw new Error('no id is missing');
  });

  const toAccount = once(async () => {
    const { requireCredentials } = await import('./config/identity.js');
    const to = await ids();
    return connect(to, requireCredentials(settings, await signIn()));
  });

  const toUser = once(async () => {
    const { requireCredentials } = await import('./config/identity.js');
    return connect(nobody, requireCredentials(settings, await signIn()));
  });

  async function connect(to: Ids, credentials: Credentials, by = settings): Promise<Connection> {
    const { connect: connectBy } = await import('./transports/choose.js');
    const { timeoutMs, maxRetries, transport, transportFrom: setBy } = by;
    return kept(
      await connectBy({
        ...wire,
        ...(await endpoint()),
        ...to,
        ...credentials,
        transport,
        setBy,
        timeoutMs,
        maxRetries,
      }),
    );
  }

  return {
    post,
    signIn,
    ids,
    toAccount,
    toUser,
    toNewUser: ({ credentials, settings: theirs }) => connect(nobody, credentials, theirs),
    close() {
      for (const each of opened.splice(0)) each.close();
    },
  };
}
