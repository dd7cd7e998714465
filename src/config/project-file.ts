import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Node, YAMLError } from 'yaml';
import { nearest } from '../domain/nearest.js';
import { quote } from '../domain/quote.js';
import { type BingctlError, usage } from '../errors.js';
import { settingsPart } from './settings-part.js';

const projectFileName = 'bingctl.yaml';

/** What a project may decide for those who work on it. */
export const projectSettings: readonly string[] = [
  'environment',
  'profile',
  'transport',
  'customerId',
  'accountId',
  'timeout',
  'maxRetries',
  'concurrency',
];

/** What it may not: a repository that somebody clones must not send their tokens elsewhere, nor hold its own. */
const refused: Record<string, string> = {
  baseUrl: 'a base URL is never read from a project file; use --base-url or BINGCTL_BASE_URL',
  configDir: 'folders are never read from a project file; use BINGCTL_CONFIG_DIR',
  stateDir: 'folders are never read from a project file; use BINGCTL_STATE_DIR',
  cacheDir: 'folders are never read from a project file; use BINGCTL_CACHE_DIR',
  developerToken: 'credentials are never read from a project file; use BINGCTL_DEVELOPER_TOKEN',
  accessToken: 'credentials are never read from a project file; use BINGCTL_ACCESS_TOKEN',
  refreshToken: 'credentials are never read from a project file; use BINGCTL_REFRESH_TOKEN',
  clientId: 'credentials are never read from a project file; use BINGCTL_CLIENT_ID',
  clientSecret: 'credentials are never read from a project file; use BINGCTL_CLIENT_SECRET',
  identityProvider: 'credentials are never read from a project file; use BINGCTL_IDENTITY_PROVIDER',
  tenant: 'credentials are never read from a project file; use BINGCTL_TENANT',
  tokenFile: 'credentials are never read from a project file; use BINGCTL_TOKEN_FILE',
  credentialStore: 'credentials are never read from a project file; use BINGCTL_CREDENTIAL_STORE',
};

export interface ProjectFile {
  /** The settings as they are written, by their camelCase names. */
  settings: Record<string, { text: string; line: number; column: number } | undefined>;
  /** Where a setting stands, for messages: `bingctl.yaml:3:14 (timeout)`. */
  place(key: string): string;
}

/**
 * `settings:` of the bingctl.yaml in this folder. No file, an empty one and one without settings are the same.
 * @throws BingctlError `usage`, with every mistake at its line and column
 */
export async function readProjectFile(cwd: string): Promise<ProjectFile> {
  const text = await readIfThere(join(cwd, projectFileName));
  const part = settingsPart(text);
  const settings: ProjectFile['settings'] = hasNoSettings(part) ? {} : await parseProjectFile(part);
  return {
    settings,
    place: (key) => `${projectFileName}:${settings[key]?.line}:${settings[key]?.column} (${key})`,
  };
}

const unreadable: Record<string, string> = {
  ERR_ENCODING_INVALID_ENCODED_DATA: 'it is not UTF-8',
  EISDIR: 'it is a folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
};

async function readIfThere(path: string): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT') return '';
    const why = unreadable[code ?? ''] ?? code ?? String(error);
    throw usage(`${projectFileName} cannot be read: ${why}`, { cause: error });
  }
}

async function parseProjectFile(text: string): Promise<ProjectFile['settings']> {
  // The bundle knows the package, which is CommonJS, by its default export only.
  const { isMap, isScalar, LineCounter, parseDocument } = (await import('yaml')).default;
  const lines = new LineCounter();
  const at = (offset = 0): Position => ({ line: lines.linePos(offset).line, column: lines.linePos(offset).col });
  const isNothing = (node: unknown) => node === null || node === undefined || (isScalar(node) && node.value === null);

  // What stands twice elsewhere in the file is for those who read that part.
  const options = { lineCounter: lines, prettyErrors: false, uniqueKeys: false };
  const document = parseDocument(text, options);
  // What follows the first error is mostly what it led to.
  const [wrong] = document.errors;
  if (wrong) throw mistakesError([[inOurWords(wrong), at(wrong.pos[0])]]);
  const root: Node | null = document.contents;
  if (isNothing(root)) return {};
  if (!isMap(root)) throw mistakesError([['this is not a mapping with `settings:` in it', at(root?.range?.[0])]]);
  // Not read where it stands, `environment: local` would leave the project in production.
  const astray = root.items.flatMap(({ key }): Mistake[] => {
    const name = settingNamed(isScalar(key) ? String(key.value) : '');
    return name === undefined ? [] : [[`${name} belongs under \`settings:\``, at((key as Node).range?.[0])]];
  });
  if (astray.length > 0) throw mistakesError(astray);
  const [, again] = root.items.filter(({ key }) => isScalar(key) && key.value === 'settings');
  if (again) throw mistakesError([['settings stands here twice', at((again.key as Node).range?.[0])]]);
  const node = root.get('settings', true) as Node | undefined;
  if (isNothing(node)) return {};
  if (!isMap(node)) throw mistakesError([['`settings` is not a mapping of names to values', at(node?.range?.[0])]]);

  const settings: ProjectFile['settings'] = {};
  const mistakes: Mistake[] = [];
  for (const { key, value } of node.items) {
    const written = isScalar(key) ? String(key.value) : '';
    const where = at((key as Node).range?.[0]);
    const name = settingNamed(written);
    // The source, not the value: a 64-bit id would not survive as a number.
    const plain = isScalar(value) && (typeof value.value === 'string' ? value.value : value.source);
    if (name === undefined) mistakes.push([unknownSetting(written), where]);
    else if (refused[name] !== undefined) mistakes.push([`${written}: ${refused[name]}`, where]);
    else if (settings[name] !== undefined) mistakes.push([`${name} stands here twice`, where]);
    else if (isNothing(value)) continue;
    else if (typeof plain !== 'string') mistakes.push([`${name} must be one value`, where]);
    else settings[name] = { text: plain.trim(), ...at((value as Node).range?.[0]) };
  }
  if (mistakes.length > 0) throw mistakesError(mistakes);
  return settings;
}

/** Most files have none, and then YAML need not be loaded for any command. */
function hasNoSettings(part: string): boolean {
  const members = part.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
  return members.every((line) => {
    const [, name = 'settings'] = /^([A-Za-z][\w-]*):\r?$/.exec(line) ?? [];
    return bare(name) !== 'settings' && settingNamed(name) === undefined;
  });
}

function settingNamed(written: string): string | undefined {
  return [...projectSettings, ...Object.keys(refused)].find((known) => bare(known) === bare(written));
}

type Mistake = [message: string, at: Position];

interface Position {
  line: number;
  column: number;
}

/** The parser's words, where they are for those who call it from a program. */
function inOurWords({ code, message }: YAMLError): string {
  if (message.includes('call stack')) return 'it is nested too deeply';
  return code === 'MULTIPLE_DOCS' ? 'a second document begins here, and only one is read' : message;
}

function unknownSetting(written: string): string {
  const near = nearest(written, projectSettings);
  const meant = near === null ? `a project can set ${projectSettings.join(', ')}` : `did you mean ${near}?`;
  return `${quote(written)} is not a setting: ${meant}`;
}

function bare(text: string): string {
  return text.toLowerCase().replace(/[-_]/g, '');
}

/** All mistakes of the file in one error, each with its place as compilers write it. */
function mistakesError(mistakes: readonly Mistake[]): BingctlError {
  const messages = mistakes.map(([message, { line, column }]) => `${projectFileName}:${line}:${column}: ${message}`);
  const [only = '', ...more] = messages;
  if (more.length === 0) return usage(only);
  return usage(`${projectFileName} has ${messages.length} mistakes`, {
    items: messages.map((message, index) => ({
      index,
      name: null,
      id: null,
      code: null,
      errorCode: null,
      message,
      fieldPath: null,
      outcome: 'notSent',
    })),
  });
}
