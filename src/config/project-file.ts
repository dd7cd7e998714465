import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BingctlError, usage } from '../errors.js';
import { hasNoSettings, settingsPart } from './settings-part.js';

const projectFileName = 'bingctl.yaml';

export interface ProjectFile {
  /** The settings as they are written, by their camelCase names. */
  settings: Record<string, { text: string; line: number; column: number } | undefined>;
  /** Where a setting stands, for messages: `bingctl.yaml:3:14 (timeout)`. */
  place(key: string): string;
  /** Why it could not be read, where a command goes on without it; null when it could. */
  problem: BingctlError | null;
}

/** In place of a file that cannot be read: it says nothing. */
export function noProject(problem: BingctlError): ProjectFile {
  return { settings: {}, place: (key) => `${projectFileName} (${key})`, problem };
}

/**
 * `settings:` of the bingctl.yaml in this folder. No file, an empty one and one without settings are the same.
 * @throws BingctlError `usage`, with every mistake at its line and column
 */
export async function readProjectFile(cwd: string): Promise<ProjectFile> {
  const text = readIfThere(join(cwd, projectFileName));
  const part = settingsPart(text);
  const settings = hasNoSettings(part) ? {} : await settingsIn(part);
  return {
    settings,
    place: (key) => `${projectFileName}:${settings[key]?.line}:${settings[key]?.column} (${key})`,
    problem: null,
  };
}

const unreadable: Record<string, string> = {
  ERR_ENCODING_INVALID_ENCODED_DATA: 'it is not UTF-8',
  EISDIR: 'it is a folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
};

/** Read at once: Node's reading by promise takes longer to load than most project files to read. */
function readIfThere(path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT') return '';
    const why = unreadable[code ?? ''] ?? code ?? String(error);
    throw usage(`${projectFileName} cannot be read: ${why}`, { cause: error });
  }
}

async function settingsIn(text: string): Promise<ProjectFile['settings']> {
  const { parseProjectFile } = await import('./parse-project-file.js');
  return parseProjectFile(text, projectFileName);
}
