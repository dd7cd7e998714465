import { nearest } from '../../domain/nearest.js';
import type { Desired, Place } from '../desired.js';
import { mistakeWords } from './mistake-words.js';
import type { Reading } from './reading.js';

/** The accounts that `--target` names; all where it names none. @param file the start of the file */
export function chooseTargets(
  all: readonly Desired[],
  targets: readonly string[] | undefined,
  file: Place,
  { complain }: Reading,
): Desired[] {
  if (targets === undefined) return [...all];
  const names = all.flatMap(({ target }) => target ?? []);
  for (const [index, name] of targets.entries()) {
    if (names.length === 0) complain(file, mistakeWords.targetWithoutAccounts(name));
    else if (!names.includes(name)) complain(file, mistakeWords.unknownTarget(name, nearest(name, names)));
    else if (targets.indexOf(name) !== index) complain(file, mistakeWords.targetTwice(name));
  }
  return all.filter(({ target }) => target !== null && targets.includes(target));
}
