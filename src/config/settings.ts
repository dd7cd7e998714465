import { localIdentity } from '../domain/account.js';
import { type Environment, environments, type TransportSetting, transportSettings } from '../domain/environment.js';
import { usage } from '../errors.js';
import { type Format, formats } from '../render/format.js';
import { type Folders, userFolders } from './paths.js';
import { readProjectFile } from './project-file.js';
import { amountOf, baseUrlOf, idOf, oneOf, onOrOff, secretOf, timeoutOf } from './values.js';

/** Microsoft's public developer token of its sandbox (get-started, "Sandbox"); production tokens are personal. */
const sandboxDeveloperToken = 'BBD37VB98';

type Source = 'flag' | 'environment variable' | 'project file' | 'default';

/** The global flags, as commander hands them over. */
export interface Flags {
  env?: string;
  customer?: string;
  account?: string;
  transport?: string;
  baseUrl?: string;
  output?: string;
  json?: boolean;
  /** `false` for --no-input. */
  input?: boolean;
  quiet?: boolean;
  debug?: boolean;
  timeout?: string;
  maxRetries?: string;
  concurrency?: string;
}

export interface Settings {
  environment: Environment;
  /** `auto`: by the date. */
  transport: TransportSetting;
  transportFrom: Source;
  baseUrl: string | null;
  customerId: string | null;
  accountId: string | null;
  developerToken: string | null;
  accessToken: string | null;
  /** Of one attempt. */
  timeoutMs: number;
  maxRetries: number;
  concurrency: number;
  debug: boolean;
  format: Format | null;
  quiet: boolean;
  noInput: boolean;
  folders: Folders;
}

export interface Given {
  flags: Flags;
  env: Record<string, string | undefined>;
  cwd: string;
  platform: NodeJS.Platform;
  home: string;
}

/**
 * Flag, environment variable, `settings:` of bingctl.yaml in the working folder, default: the first that says something.
 * What only calls need is checked when it is asked for: a verb that calls nothing does not fail on it.
 * @throws BingctlError `usage` for a value that cannot be meant, with the name of the place it stands in; so do the
 * members of what is returned
 */
export async function resolveSettings({ flags, env, cwd, platform, home }: Given): Promise<Settings> {
  const project = await readProjectFile(cwd);
  const found = ({ flag, variable, key }: Place): Found => {
    const candidates: Found[] = [
      { from: 'flag', text: flag && flags[flag], place: `--${kebab(flag ?? '')}` },
      { from: 'environment variable', text: variable && env[variable]?.trim(), place: variable ?? '' },
      { from: 'project file', text: key && project.settings[key]?.text, place: key ? project.place(key) : '' },
    ];
    // A variable that is set to nothing is how CI systems say "not set"; a flag with nothing is a mistake.
    const first = candidates.find(({ from, text }) => text !== undefined && (from === 'flag' || text !== ''));
    return first ?? { from: 'default', text: undefined, place: '' };
  };
  const find = <T>({ parse, otherwise, ...where }: Setting<T>): T => {
    const { text, place } = found(where);
    return text === undefined ? otherwise : parse(text, place);
  };

  const environment = find<Environment>({
    flag: 'env',
    variable: 'BINGCTL_ENV',
    key: 'environment',
    parse: oneOf(environments),
    otherwise: 'production',
  });
  const local = environment === 'local';
  const sandbox = environment === 'sandbox';
  const transport: Place = { flag: 'transport', variable: 'BINGCTL_TRANSPORT', key: 'transport' };
  return {
    environment,
    get transport() {
      return find<TransportSetting>({ ...transport, parse: oneOf(transportSettings), otherwise: 'auto' });
    },
    get transportFrom() {
      return found(transport).from;
    },
    get baseUrl() {
      return find<string | null>({
        flag: 'baseUrl',
        variable: 'BINGCTL_BASE_URL',
        parse: baseUrlOf,
        otherwise: null,
      });
    },
    get customerId() {
      return find<string | null>({
        flag: 'customer',
        variable: 'BINGCTL_CUSTOMER_ID',
        ...(local ? {} : { key: 'customerId' }),
        parse: idOf('customer'),
        otherwise: local ? localIdentity.customerId : null,
      });
    },
    get accountId() {
      return find<string | null>({
        flag: 'account',
        variable: 'BINGCTL_ACCOUNT_ID',
        ...(local ? {} : { key: 'accountId' }),
        parse: idOf('account'),
        otherwise: local ? localIdentity.accountId : null,
      });
    },
    // The local environment never gets a credential of anybody (docs/settings.md, Environments).
    get developerToken() {
      return find<string | null>({
        ...(local ? {} : { variable: 'BINGCTL_DEVELOPER_TOKEN' }),
        parse: secretOf,
        otherwise: local ? localIdentity.developerToken : sandbox ? sandboxDeveloperToken : null,
      });
    },
    get accessToken() {
      return find<string | null>({
        ...(local ? {} : { variable: 'BINGCTL_ACCESS_TOKEN' }),
        parse: secretOf,
        otherwise: local ? localIdentity.accessToken : null,
      });
    },
    get timeoutMs() {
      return find({
        flag: 'timeout',
        variable: 'BINGCTL_TIMEOUT',
        key: 'timeout',
        parse: timeoutOf,
        otherwise: 60_000,
      });
    },
    get maxRetries() {
      return find({
        flag: 'maxRetries',
        variable: 'BINGCTL_MAX_RETRIES',
        key: 'maxRetries',
        parse: amountOf(0, 10),
        otherwise: 3,
      });
    },
    get concurrency() {
      return find({
        flag: 'concurrency',
        variable: 'BINGCTL_CONCURRENCY',
        key: 'concurrency',
        parse: sandbox ? oneAtATime : amountOf(1, mostAtOnce),
        otherwise: sandbox ? 1 : 4,
      });
    },
    debug: flags.debug ?? find({ variable: 'BINGCTL_DEBUG', parse: onOrOff, otherwise: false }),
    format: formatOf(flags),
    quiet: flags.quiet ?? false,
    noInput: flags.input === false,
    folders: userFolders({ env, platform, home, cwd }),
  };
}

interface Found {
  from: Source;
  text: string | undefined;
  /** Where the text stands, as messages name it. */
  place: string;
}

/** Where a setting may be found. */
interface Place {
  flag?: Exclude<keyof Flags, 'json' | 'input' | 'quiet' | 'debug'>;
  variable?: `BINGCTL_${string}`;
  key?: string;
}

interface Setting<T> extends Place {
  /** @param place where the text stands, as messages name it */
  parse(text: string, place: string): T;
  otherwise: T;
}

const mostAtOnce = 16;

/** The sandbox supports a single thread only (Sandbox, sandbox.md). */
function oneAtATime(text: string, place: string): number {
  if (amountOf(1, mostAtOnce)(text, place) === 1) return 1;
  throw usage(`${place}: the sandbox takes one call at a time, so ${text} is too many: leave it out, or set 1`);
}

/** The format that the flags ask for, null when they do not. `--json` is short for `-o json`. */
function formatOf({ output, json }: Flags): Format | null {
  if (output === undefined) return json ? 'json' : null;
  const format = oneOf(formats)(output, '--output');
  if (json && format !== 'json') throw usage(`--json and --output ${format} ask for two formats`);
  return format;
}

function kebab(flag: string): string {
  return flag.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`);
}
