import { BingctlError } from '../errors.js';

/** JSON of our own as it is read back: every member is looked at before it is believed. */
export type Members = Record<string, unknown>;

/**
 * The members of a JSON file that carries a `version`.
 * @throws BingctlError `refused` that names the file, when it is damaged or of a newer bingctl; it is never written over
 */
export function parseVersioned(path: string, text: string, version: number): Members {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    // The parser's message quotes what it read, and that may be a secret.
    throw brokenFile(path, 'it is not JSON');
  }
  if (!isMembers(json)) throw brokenFile(path, 'it is not an object');
  if (json.version === version) return json;
  if (typeof json.version === 'number' && json.version > version) {
    throw new BingctlError(
      'refused',
      `${path} has version ${json.version}, made by a newer bingctl; this one knows ${version}`,
      { hint: 'update bingctl, or name another folder with BINGCTL_CONFIG_DIR' },
    );
  }
  throw brokenFile(path, 'it has no version that is known');
}

export function brokenFile(path: string, why: string): BingctlError {
  return new BingctlError('refused', `${path} cannot be used: ${why}`, {
    hint: `it is left as it is: mend it, or move it away and sign in again`,
  });
}

export function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
