import type { Node, YAMLError } from 'yaml';
import { nearest } from '../domain/nearest.js';
import { quote } from '../domain/quote.js';
import { type Mistake, mistakesError } from '../files/mistakes.js';
import type { ProjectFile } from './project-file.js';

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

/**
 * `settings:` of a project file.
 * @param file what messages call it
 * @throws BingctlError `usage`, with every mistake at its line and column
 */
export async function parseProjectFile(text: string, file: string): Promise<ProjectFile['settings']> {
  // The bundle knows the package, which is CommonJS, by its default export only.
  const { isMap, isScalar, LineCounter, parseDocument } = (await import('yaml')).default;
  const lines = new LineCounter();
  const at = (offset = 0) => ({ line: lines.linePos(offset).line, column: lines.linePos(offset).col });
  const mistake = (message: string, offset?: number): Mistake => ({ file, message, ...at(offset) });
  const isNothing = (node: unknown) => node === null || node === undefined || (isScalar(node) && node.value === null);

  // What stands twice elsewhere in the file is for those who read that part.
  const options = { lineCounter: lines, prettyErrors: false, uniqueKeys: false };
  const document = unlessTooDeep(() => parseDocument(text, options), mistake(tooDeep));
  // What follows the first error is mostly what it led to.
  const [wrong] = document.errors;
  // Where the stack ended depends on who called, and says nothing of the file.
  if (wrong?.message.includes('call stack')) throw mistakesError([mistake(tooDeep)]);
  if (wrong) throw mistakesError([mistake(inOurWords(wrong), wrong.pos[0])]);
  const root: Node | null = document.contents;
  if (isNothing(root)) return {};
  if (!isMap(root)) throw mistakesError([mistake('this is not a mapping with `settings:` in it', root?.range?.[0])]);
  // Not read where it stands, `environment: local` would leave the project in production.
  const astray = root.items.flatMap(({ key }): Mistake[] => {
    const name = settingNamed(isScalar(key) ? String(key.value) : '');
    return name === undefined ? [] : [mistake(`${name} belongs under \`settings:\``, (key as Node).range?.[0])];
  });
  if (astray.length > 0) throw mistakesError(astray);
  const [, again] = root.items.filter(({ key }) => isScalar(key) && key.value === 'settings');
  if (again) throw mistakesError([mistake('settings stands here twice', (again.key as Node).range?.[0])]);
  const node = root.get('settings', true) as Node | undefined;
  if (isNothing(node)) return {};
  if (!isMap(node)) throw mistakesError([mistake('`settings` is not a mapping of names to values', node?.range?.[0])]);

  const settings: ProjectFile['settings'] = {};
  const mistakes: Mistake[] = [];
  for (const { key, value } of node.items) {
    const written = isScalar(key) ? String(key.value) : '';
    const complain = (message: string) => void mistakes.push(mistake(message, (key as Node).range?.[0]));
    const name = settingNamed(written);
    // The source, not the value: a 64-bit id would not survive as a number.
    const plain = isScalar(value) && (typeof value.value === 'string' ? value.value : value.source);
    if (name === undefined) complain(unknownSetting(written));
    else if (refused[name] !== undefined) complain(`${written}: ${refused[name]}`);
    else if (settings[name] !== undefined) complain(`${name} stands here twice`);
    else if (isNothing(value)) continue;
    else if (typeof plain !== 'string') complain(`${name} must be one value`);
    else settings[name] = { text: plain.trim(), ...at((value as Node).range?.[0]) };
  }
  if (mistakes.length > 0) throw mistakesError(mistakes);
  return settings;
}

function settingNamed(written: string): string | undefined {
  return [...projectSettings, ...Object.keys(refused)].find((known) => bare(known) === bare(written));
}

const tooDeep = 'it is nested too deeply';

/** The parser calls itself for each level, and notices mostly, not always, that it cannot go on. */
function unlessTooDeep<T>(parse: () => T, mistake: Mistake): T {
  try {
    return parse();
  } catch (error) {
    if (error instanceof RangeError) throw mistakesError([mistake]);
    throw error;
  }
}

/** The parser's words, where they are for those who call it from a program. */
function inOurWords({ code, message }: YAMLError): string {
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
