import type { Clock } from '../clock.js';
import type { Environment, TransportSetting } from '../domain/environment.js';
import type { Campaigns } from '../service/campaigns.js';
import type { Customers } from '../service/customers.js';

/**
 * All that the checks may look at. They learn it from here alone, and nothing here writes: there is no operation that
 * changes the account, none that makes a key, and no way to a call by any other name.
 */
export interface Surroundings {
  clock: Pick<Clock, 'now'>;
  environment: Environment;
  /** As in `22.12.0`. */
  nodeVersion: string;
  /** Every setting that counts for calls, in the order of docs/settings.md. */
  settings(): Promise<SettingReading[]>;
  /** Where the secrets of the profile are. */
  store(): Promise<StoreState>;
  transport(): Promise<TransportFacts>;
  /** Every host that calls go to, asked without a credential. */
  hosts(): Promise<HostAnswer[]>;
  /** The access token that calls send: fetched, and renewed if it has run out. @throws BingctlError `signedOut` */
  token(): Promise<TokenFacts>;
  developerToken(): Promise<DeveloperTokenFacts>;
  /** Who is signed in, and the accounts they may use; no id of the settings goes with the question. */
  customers(): Promise<Pick<Customers, 'me' | 'accounts'>>;
  /** The ids that calls send, and where each comes from. */
  ids(): Promise<{ customer: IdSetting; account: IdSetting }>;
  /** What can be read of the account. */
  account(): Promise<Pick<Campaigns, 'tags' | 'goals' | 'autoTagging'>>;
  /** Fetches the services' own contracts, and compares them. @throws BingctlError `unreachable` when one is not to be had */
  contractDifferences(): Promise<ContractDifference[]>;
}

export interface SettingReading {
  /** As in the project file, such as `customerId`; `bingctl.yaml` for that file as a whole, where it cannot be read. */
  name: string;
  /** As people read it; `set` for a secret, null for what is not set. */
  value: string | null;
  /** As in `--env` or `profile shop`; null for a default. */
  from: string | null;
  /** What is wrong with what is written there, and what to do; null when it can be read. */
  problem: { message: string; cure: string | null } | null;
}

export interface StoreState {
  /** As in `the macOS keychain` or the path of the file; null where there is no profile, or nothing of it is used. */
  place: string | null;
  /** Why they cannot be used. */
  problem: { message: string; cure: string | null } | null;
}

export interface TransportFacts {
  setting: TransportSetting;
  /** What said so, as in `--transport`. */
  from: string;
  chosen: Exclude<TransportSetting, 'auto'>;
  /** As in "REST, because …". */
  because: string;
  /** When Microsoft switches SOAP off, in the clock's milliseconds. */
  soapEndsMs: number;
}

export type HostAnswer = { host: string } & (
  | {
      answered: true;
      status: number;
      /** What the answer's Date says, null without one; and what our clock said then. */
      dateMs: number | null;
      atMs: number;
    }
  | { answered: false; why: Unanswered; message: string; proxy: string | null }
);

/** `name`: no address is known for it; `refused`: nobody listens, or nothing leads there. */
export type Unanswered = 'name' | 'refused' | 'tls' | 'proxy' | 'timeout' | 'redirect' | 'broken';

export interface TokenFacts {
  /** As in `BINGCTL_ACCESS_TOKEN` or `profile shop`. */
  from: string;
  /** null when nobody has told. */
  expiresAtMs: number | null;
  /** Whether another one is had without a person when it runs out. */
  renewable: boolean;
}

export interface DeveloperTokenFacts {
  /** As in `BINGCTL_DEVELOPER_TOKEN`; null where there is none, or only what is built in. */
  from: string | null;
  isSet: boolean;
  /** It is the public one of Microsoft's sandbox. */
  isSandboxs: boolean;
  /** Asks who is signed in with the public one of the sandbox in its place; null where that one means nothing. */
  trySandboxs: (() => Promise<unknown>) | null;
}

export interface IdSetting {
  value: string | null;
  /** As in `BINGCTL_ACCOUNT_ID` or `profile shop`. */
  from: string;
  /** `bingctl accounts use` gives it another value; a flag or a variable would go before that. */
  inProfile: boolean;
  /** How another value is said at the place where this one stands, as in `--account 2001`. */
  toSet(id: string): string;
}

/** One thing in which a service's own contract differs from the packaged one. */
export interface ContractDifference {
  severity: 'info' | 'warning' | 'error';
  service: string;
  subject: string;
  message: string;
  meaning: string;
}
