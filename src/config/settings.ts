import { localIdentity } from '../domain/account.js';
import { usage } from '../errors.js';
import { type Format, formats } from '../render/format.js';
import { type Folders, userFolders } from './paths.js';
import { readProjectFile } from './project-file.js';
import { amountOf, baseUrlOf, idOf, oneOf, onOrOff, secretOf, timeoutOf } from './values.js';

export const environments = ['production', 'sandbox', 'local'] as const;
export type Environment = (typeof environments)[number];

/** Microsoft's public developer token of its sandbox (get-started, "Sandbox"); production tokens are personal. */
const sandboxDeveloperToken = 'BBD37VB98';

export const transportSettings = ['auto', 'soap', 'rest'] as const;
export type TransportSetting = (typeof transportSettings)[number];

export type Source = 'flag' | 'environment variable' | 'project file' | 'default';

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
  /** Where each setting that has several places to come from was found. */
  sources: Record<string, Source>;
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
 * @throws BingctlError `usage` for a value that cannot be meant, with the name of the place it stands in
 */
export async function resolveSettings({ flags, env, cwd, platform, home }: Given): Promise<Settings> {
  const project = await readProjectFile(cwd);
  const sources: Record<string, Source> = {};
  const find = <T>(setting: Setting<T>): T => {
    const { name, flag, variable, key } = setting;
    const candidates: [Source, string | undefined, string][] = [
      ['flag', flag && flags[flag], `--${kebab(flag ?? '')}`],
      ['environment variable', variable && env[variable]?.trim(), variable ?? ''],
      ['project file', key && project.settings[key]?.text, key ? project.place(key) : ''],
    ];
    // A variable that is set to nothing is how CI systems say "not set"; a flag with nothing is a mistake.
    const found = candidates.find(([source, text]) => text !== undefined && (source === 'flag' || text !== ''));
    sources[name] = found?.[0] ?? 'default';
    return found?.[1] === undefined ? setting.otherwise : setting.parse(found[1], found[2]);
  };

  const environment = find<Environment>({
    name: 'environment',
    flag: 'env',
    variable: 'BINGCTL_ENV',
    key: 'environment',
    parse: oneOf(environments),
    otherwise: 'production',
  });
  const local = environment === 'local';
  return {
    environment,
    transport: find<TransportSetting>({
      name: 'transport',
      flag: 'transport',
      variable: 'BINGCTL_TRANSPORT',
      key: 'transport',
      parse: oneOf(transportSettings),
      otherwise: 'auto',
    }),
    baseUrl: find({
      name: 'baseUrl',
      flag: 'baseUrl',
      variable: 'BINGCTL_BASE_URL',
      parse: baseUrlOf,
      otherwise: null,
    }),
    customerId: find({
      name: 'customerId',
      flag: 'customer',
      variable: 'BINGCTL_CUSTOMER_ID',
      ...(local ? {} : { key: 'customerId' }),
      parse: idOf('customer'),
      otherwise: local ? localIdentity.customerId : null,
    }),
    accountId: find({
      name: 'accountId',
      flag: 'account',
      variable: 'BINGCTL_ACCOUNT_ID',
      ...(local ? {} : { key: 'accountId' }),
      parse: idOf('account'),
      otherwise: local ? localIdentity.accountId : null,
    }),
    // The local environment never gets a credential of anybody (product contract, Environments).
    developerToken: find({
      name: 'developerToken',
      ...(local ? {} : { variable: 'BINGCTL_DEVELOPER_TOKEN' }),
      parse: secretOf,
      otherwise: local ? localIdentity.developerToken : environment === 'sandbox' ? sandboxDeveloperToken : null,
    }),
    accessToken: find({
      name: 'accessToken',
      ...(local ? {} : { variable: 'BINGCTL_ACCESS_TOKEN' }),
      parse: secretOf,
      otherwise: local ? localIdentity.accessToken : null,
    }),
    timeoutMs: find({
      name: 'timeoutMs',
      flag: 'timeout',
      variable: 'BINGCTL_TIMEOUT',
      key: 'timeout',
      parse: timeoutOf,
      otherwise: 60_000,
    }),
    maxRetries: find({
      name: 'maxRetries',
      flag: 'maxRetries',
      variable: 'BINGCTL_MAX_RETRIES',
      key: 'maxRetries',
      parse: amountOf(0, 10),
      otherwise: 3,
    }),
    concurrency: find({
      name: 'concurrency',
      flag: 'concurrency',
      variable: 'BINGCTL_CONCURRENCY',
      key: 'concurrency',
      parse: amountOf(1, 16),
      otherwise: 4,
    }),
    debug: flags.debug ?? find({ name: 'debug', variable: 'BINGCTL_DEBUG', parse: onOrOff, otherwise: false }),
    format: formatOf(flags),
    quiet: flags.quiet ?? false,
    noInput: flags.input === false,
    folders: userFolders({ env, platform, home, cwd }),
    sources,
  };
}

interface Setting<T> {
  name: string;
  flag?: Exclude<keyof Flags, 'json' | 'input' | 'quiet' | 'debug'>;
  variable?: `BINGCTL_${string}`;
  key?: string;
  /** @param place where the text stands, as messages name it */
  parse(text: string, place: string): T;
  otherwise: T;
}

/** The format that the flags ask for, null when they do not. `--json` is short for `-o json`. */
export function formatOf({ output, json }: Pick<Flags, 'output' | 'json'>): Format | null {
  if (output === undefined) return json ? 'json' : null;
  const format = oneOf(formats)(output, '--output');
  if (json && format !== 'json') throw usage(`--json and --output ${format} ask for two formats`);
  return format;
}

function kebab(flag: string): string {
  return flag.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`);
}
