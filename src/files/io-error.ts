import { BingctlError } from '../errors.js';

const reasons: Record<string, string> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  EISDIR: 'it is a folder, not a file',
  ENOTDIR: 'a part of the path is a file, not a folder',
  // What mkdir says of it.
  EEXIST: 'a part of the path is a file, not a folder',
  ENOENT: 'the folder does not exist',
  ELOOP: 'too many symbolic links',
  ENAMETOOLONG: 'the name is too long',
  EFBIG: 'no file may become that large here',
  EMFILE: 'too many files are open',
};

export function errnoOf(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}

/** A failure of the file system, in words, with the path it happened to. Anything else is handed back as it is. */
export function fileError(doing: 'read' | 'write' | 'lock', path: string, error: unknown): unknown {
  const code = errnoOf(error);
  if (code === undefined) return error;
  return new BingctlError('refused', `cannot ${doing} ${path}: ${reasons[code] ?? code}`, { cause: error });
}
