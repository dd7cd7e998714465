import type { Environment, TransportSetting } from '../domain/environment.js';
import type { IdentityProvider } from '../domain/identity-provider.js';
import { type BingctlError, usage } from '../errors.js';
import { once } from '../memo.js';
import { allFormats, type Format } from '../render/format.js';
import { type Asked, type ChosenProfile, chooseProfile } from './choose-profile.js';
import type { Secrets, StoreChoice } from './credential-store.js';
import { type Flags, foundIn, type Places, type Setting, type Source, settledIn, valueIn } from './lookup.js';
import { type Folders, userFolders } from './paths.js';
import { type Profiles, readProfiles } from './profiles.js';
import { type ProjectFile, readProjectFile } from './project-file.js';
import { debugSetting, environmentSetting, profileSetting, settingTable } from './setting-table.js';
import { type SettingSource, sourcesOf } from './sources.js';
import { idOf, oneOf } from './values.js';

export interface Settings {
  environment: Environment;
  /** `auto`: by the date. */
  transport: TransportSetting;
  transportFrom: Source;
  baseUrl: string | null;
  /**
   * The profile that counts; null where none does.
   * @throws BingctlError `usage` for one that is not there or of another environment than the one asked for
   */
  profile: ChosenProfile | null;
  /** The profile that somebody names, whether it is there or not: `login` makes it. */
  profileNamed: Asked<string> | null;
  customerId: string | null;
  customerIdFrom: Source;
  /** An account as somebody writes it: id, number or name. Of digits it is an id. */
  account: Asked<string> | null;
  /** @throws BingctlError `usage` for an account that is not written as an id */
  accountId: string | null;
  /** Of a variable, or built in; a profile's is among its secrets. */
  developerToken: string | null;
  developerTokenFrom: Source;
  /** Of a variable, or the local environment's. */
  accessToken: string | null;
  refreshToken: string | null;
  /** An absolute path. */
  tokenFile: string | null;
  clientId: string | null;
  clientSecret: string | null;
  identityProvider: IdentityProvider;
  tenant: string | null;
  /** Where `login` keeps secrets. */
  credentialStore: StoreChoice;
  /** Of one attempt. */
  timeoutMs: number;
  maxRetries: number;
  concurrency: number;
  debug: boolean;
  format: Format | null;
  quiet: boolean;
  noInput: boolean;
  folders: Folders;
  /** Why bingctl.yaml could not be read; null when it could. Only verbs that run all the same see one. */
  projectProblem: BingctlError | null;
  /** Every setting with its place, in the order of docs/settings.md. @param stored what the profile's store has */
  sources(stored?: Secrets | null): SettingSource[];
  /** These with another profile, as if `--profile` named it. */
  withProfile(name: string): Settings;
  /** What flags and variables say and no profile adds to: what `login` goes by, which may be about to make the one named. */
  withoutProfile(): Settings;
}

export interface Given {
  flags: Flags;
  env: Record<string, string | undefined>;
  cwd: string;
  platform: NodeJS.Platform;
  home: string;
  /** In place of the bingctl.yaml in the working folder. */
  project?: ProjectFile;
}

/**
 * Flag, environment variable, `settings:` of bingctl.yaml in the working folder, profile, default: the first that says
 * something. What only calls need is looked up and checked when it is asked for: a verb that calls nothing does not fail on
 * it, and profiles are read only where they count.
 * @throws BingctlError `usage` for a value that cannot be meant, with the name of the place it stands in; so do the
 * members of what is returned, and `refused` for profiles that cannot be read
 */
export async function resolveSettings({ flags, env, cwd, platform, home, project }: Given): Promise<Settings> {
  const folders = userFolders({ env, platform, home, cwd });
  const given = { env, cwd, project: project ?? (await readProjectFile(cwd)), folders };
  return settle(given, flags);
}

interface Grounds extends Pick<Places, 'env' | 'project'> {
  cwd: string;
  folders: Folders;
}

/** @param alone in which environment no profile counts; undefined: one does, in whichever */
function settle(grounds: Grounds, flags: Flags, alone?: Environment): Settings {
  const { cwd, env, folders, project } = grounds;
  const asked = <T>(setting: Setting<T>): Asked<T> | null => {
    const { text, from, place } = foundIn(places, setting);
    return text === undefined || from === 'default' ? null : { value: setting.parse(text, place), from, place };
  };
  const chosen = once(() =>
    alone
      ? null
      : chooseProfile({
          named: asked(profileSetting),
          environment: askedEnvironment,
          profiles: () => profilesIn(folders, asked(profileSetting) !== null),
        }),
  );
  const places: Places = { flags, env, project, profile: chosen };
  const askedEnvironment = asked(environmentSetting);
  const environment = once(() => alone ?? askedEnvironment?.value ?? ofItsProfile() ?? 'production');
  const ofItsProfile = () => {
    const named = asked(profileSetting);
    if (named === null) return chosen()?.profile.environment;
    return profilesIn(folders, true).profiles.get(named.value)?.environment;
  };
  const table = once(() => settingTable(environment(), cwd));
  return {
    get environment() {
      return environment();
    },
    get transport() {
      return settledIn(places, table().transport);
    },
    get transportFrom() {
      return foundIn(places, table().transport).from;
    },
    get baseUrl() {
      return valueIn(places, table().baseUrl);
    },
    get profile() {
      return chosen();
    },
    get profileNamed() {
      return asked(profileSetting);
    },
    get customerId() {
      return valueIn(places, table().customerId);
    },
    get customerIdFrom() {
      return foundIn(places, table().customerId).from;
    },
    get account() {
      const { text, from, place } = foundIn(places, table().account);
      return text === undefined ? null : { value: table().account.parse(text, place), from, place };
    },
    get accountId() {
      return valueIn(places, { ...table().account, parse: idOf('account') });
    },
    get developerToken() {
      return valueIn(places, table().developerToken);
    },
    get developerTokenFrom() {
      return foundIn(places, table().developerToken).from;
    },
    get accessToken() {
      return valueIn(places, table().accessToken);
    },
    get refreshToken() {
      return valueIn(places, table().refreshToken);
    },
    get tokenFile() {
      return valueIn(places, table().tokenFile);
    },
    get clientId() {
      return valueIn(places, table().clientId);
    },
    get clientSecret() {
      return valueIn(places, table().clientSecret);
    },
    get identityProvider() {
      return settledIn(places, table().identityProvider);
    },
    get tenant() {
      return valueIn(places, table().tenant);
    },
    get credentialStore() {
      return settledIn(places, table().credentialStore);
    },
    get timeoutMs() {
      return settledIn(places, table().timeout);
    },
    get maxRetries() {
      return settledIn(places, table().maxRetries);
    },
    get concurrency() {
      return settledIn(places, table().concurrency);
    },
    debug: settledIn(places, debugSetting),
    format: formatOf(flags),
    quiet: flags.quiet ?? false,
    noInput: flags.input === false,
    folders,
    projectProblem: project.problem,
    sources: (stored = null) => sourcesOf({ places, environment: environment(), table: table(), stored }),
    withProfile: (name) => settle(grounds, { ...flags, profile: name }),
    withoutProfile: () => settle(grounds, flags, environment()),
  };
}

/** Where nobody has a home there are no profiles either, which matters to who names one. */
function profilesIn(folders: Folders, named: boolean): Profiles {
  let folder: string;
  try {
    folder = folders.config;
  } catch (error) {
    if (named) throw error;
    return { current: null, lastUsed: {}, profiles: new Map() };
  }
  return readProfiles(folder);
}

/**
 * The format that the flags ask for, null when they do not. `--json` is short for `-o json`. Whether the command has the
 * one that only some have is seen when it runs.
 */
function formatOf({ output, json }: Flags): Format | null {
  if (output === undefined) return json ? 'json' : null;
  const format = oneOf(allFormats)(output, '--output');
  if (json && format !== 'json') throw usage(`--json and --output ${format} ask for two formats`);
  return format;
}
