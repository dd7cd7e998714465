import { closeSync, fstatSync, mkdirSync, openSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { BingctlError } from '../errors.js';
import { errnoOf, fileError } from '../files/io-error.js';

/*
 * Files that hold secrets are for their owner alone. Windows has no such modes: there the folders of a user are closed to
 * other users by their access lists.
 */
const hasModes = process.platform !== 'win32';
const forOthers = 0o077;

/**
 * The text of a file that only its owner may read; null when there is none.
 * @throws BingctlError `refused` when others may read it, with the command that mends it
 */
export function readPrivateFile(path: string): string | null {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return null;
    throw fileError('read', path, error);
  }
  try {
    // Of what was opened, not of what the path means a moment later.
    refuseLoose(path, fstatSync(file).mode, 0o600);
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw fileError('read', path, error);
  } finally {
    closeSync(file);
  }
}

/** Makes a folder that only its owner may enter; one that is there is left as it is. */
export function makePrivateFolder(path: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    if (errnoOf(error) !== 'EEXIST') throw fileError('write', path, error);
  }
}

/** @throws BingctlError `refused` when others may enter the folder, with the command that mends it */
export function refuseLooseFolder(path: string): void {
  try {
    refuseLoose(path, statSync(path).mode, 0o700);
  } catch (error) {
    if (errnoOf(error) !== 'ENOENT') throw fileError('read', path, error);
  }
}

function refuseLoose(path: string, mode: number, right: number): void {
  if (!hasModes || (mode & forOthers) === 0) return;
  const is = (mode & 0o777).toString(8).padStart(3, '0');
  throw new BingctlError('refused', `${path} holds secrets and is open to other users of this machine (mode ${is})`, {
    hint: `chmod ${right.toString(8)} ${shellWord(path)}`,
  });
}

function shellWord(path: string): string {
  return /^[\w./~-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;
}
