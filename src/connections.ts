import type { Credentials, Needed } from './config/identity.js';
import type { PostForm } from './config/renew.js';
import type { Settings } from './config/settings.js';
import type { SignIn } from './config/sign-in.js';
import type { Wire } from './context.js';
import { once } from './memo.js';
import type { Customers } from './service/customers.js';
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
  /** An account that is given by name or number is looked up. @throws BingctlError `signedOut`, `notFound`, `usage` */
  ids(): Promise<Ids>;
  /** To the service, for the customer and the account. @param other in place of those that the settings name */
  toAccount(other?: Ids): Promise<Pick<Connection, 'call'>>;
  /**
   * Who is signed in, and their accounts: no id is needed, and none is sent.
   * @param user somebody whose sign-in is not kept yet, in place of who is signed in
   */
  customers(user?: NewUser): Promise<Customers>;
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

  const credentials = async (missing?: Needed[]) => {
    const { requireCredentials } = await import('./config/identity.js');
    return requireCredentials(settings, await signIn(), missing);
  };

  const customersOver = async (connection: Connection) => {
    const { createCustomers } = await import('./service/customers.js');
    return createCustomers({ call: connection.call, concurrency: settings.concurrency, interrupt });
  };
  /** To all accounts that are not those of the settings. */
  const toNobody = once(async () => connect(nobody, await credentials()));
  const customers = once(async () => customersOver(await toNobody()));

  const ids = once(async (): Promise<Ids> => {
    const { accountIdOf } = await import('./config/account-id.js');
    const { customerId, accountId } = await accountIdOf(settings, async (text, place) => {
      const [all, { theAccount }] = await Promise.all([customers(), import('./domain/account-named.js')]);
      const meant = await all.accountsNamed(text);
      // All of them, to say which one may have been meant.
      return theAccount(text, meant.length > 0 ? meant : await all.accounts(), place);
    });
    if (customerId !== null && accountId !== null) return { customerId, accountId };
    const missing: Needed[] = customerId === null ? ['customerId'] : [];
    await credentials(accountId === null ? [...missing, 'accountId'] : missing);
    throw new Error('no id is missing');
  });

  const toAccount = once(async () => connect(await ids(), await credentials()));

  async function connect(to: Ids, signed: Credentials, by = settings): Promise<Connection> {
    const { connect: connectBy } = await import('./transports/choose.js');
    const { timeoutMs, maxRetries, transport, transportFrom: setBy } = by;
    return kept(
      await connectBy({
        ...wire,
        ...(await endpoint()),
        ...to,
        ...signed,
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
    toAccount: async (other) => (other ? { call: (await toNobody()).callFor(other) } : toAccount()),
    customers: async (user) =>
      user ? customersOver(await connect(nobody, user.credentials, user.settings)) : customers(),
    close() {
      for (const each of opened.splice(0)) each.close();
    },
  };
}
