import { realpath } from 'node:fs/promises';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { BingctlError, usage } from '../../errors.js';
import { readInput } from '../../files/input.js';
import { errnoOf } from '../../files/io-error.js';
import { kindOf } from '../../files/members.js';
import { parseMapping } from '../../files/objects.js';
import type { Io } from '../../render/io.js';
import type { Findings } from './findings.js';
import { mistakeWords } from './mistake-words.js';
import { type Layer, readMembers, valueIn } from './read-members.js';
import { rootMembers } from './root-members.js';
import { type Spot, wholeSpot } from './spot.js';

/** One file, as far as its outermost members. */
export interface LoadedFile {
  /** As messages call it. */
  name: string;
  layer: Layer;
}

/** A file on the way to be read. */
interface Found {
  name: string;
  source: string;
  /** Its one path, however it is named; null: standard input. */
  real: string | null;
  /** Those that lead here, outermost first. */
  above: readonly Pick<Found, 'name' | 'real'>[];
}

const standardInput = 'standard input';

/** What could be read. */
export interface LoadedFiles {
  /** Each once, the main one first. */
  files: LoadedFile[];
  /** False: what is missing in them may be in another that could not be read. */
  areAll: boolean;
}

/**
 * The file that the user names, and all that it includes.
 * @param text what is in it, where that is known
 * @throws BingctlError `usage` where the main file cannot be read
 */
export async function loadFiles(
  io: Pick<Io, 'stdin' | 'cwd'>,
  { path, text }: { path: string; text: string | undefined },
  findings: Findings,
): Promise<LoadedFiles> {
  const files: LoadedFile[] = [];
  let areAll = true;
  const seen = new Set<string | null>();

  async function load({ name, source, real, above }: Found): Promise<void> {
    seen.add(real);
    findings.knowFile(name);
    const { mapping, mistakes } = await parseMapping(source, 'tags and goals');
    for (const { message, line, column } of mistakes) findings.complain({ file: name, line, column }, message);
    if (mapping === null) {
      areAll = false;
      return;
    }
    const layer = readMembers(rootMembers, wholeSpot(mapping, name), 'the file', findings);
    files.push({ name, layer });
    for (const spot of includesOf(layer, findings)) await include(spot, [...above, { name, real }]);
  }

  async function include({ value, place }: Spot, above: Found['above']): Promise<void> {
    const name = included(place.file, String(value));
    const real = await realPath(io, name);
    const circle = above.findIndex((each) => each.real === real);
    if (circle !== -1) {
      const chain = [...above.slice(circle).map((each) => each.name), name].join(' → ');
      findings.complain(place, mistakeWords.includeCircle(chain));
    } else if (!seen.has(real)) {
      try {
        await load({ name, source: await readInput(io, name), real, above });
      } catch (error) {
        if (!(error instanceof BingctlError)) throw error;
        findings.complain(place, mistakeWords.includeUnread(error.message));
        areAll = false;
      }
    }
  }

  const main = path === '-' ? standardInput : path;
  const source = text ?? (await readMain(io, path));
  await load({ name: main, source, real: path === '-' ? null : await realPath(io, path), above: [] });
  return { files, areAll };
}

async function readMain(io: Pick<Io, 'stdin' | 'cwd'>, path: string): Promise<string> {
  try {
    return await readInput(io, path);
  } catch (error) {
    if (!(error instanceof BingctlError) || errnoOf(error.cause) !== 'ENOENT') throw error;
    const hint = 'write one with bingctl export, or one to begin with: bingctl export --recipe shop';
    throw usage(error.message, { cause: error.cause, hint });
  }
}

function includesOf(layer: Layer, findings: Findings): Spot[] {
  const spot = valueIn<Spot>(layer, 'include');
  if (spot === undefined) return [];
  const items = Array.isArray(spot.value) ? spot.items() : [spot];
  return items.filter(({ value, place }) => {
    const isName = typeof value === 'string' && value !== '';
    const why = `must be the path of a file, or a list of them, not ${kindOf(value)}`;
    if (!isName) findings.complain(place, mistakeWords.wrongValue('include', why));
    return isName;
  });
}

/** By its path from the file that includes it; a dash is a name there, and not standard input. */
function included(from: string, path: string): string {
  const name = from === standardInput || isAbsolute(path) ? path : join(dirname(from), path);
  return name === '-' ? './-' : name;
}

/** What cannot be told is left to reading the file. */
function realPath({ cwd }: Pick<Io, 'cwd'>, name: string): Promise<string> {
  const path = resolve(cwd, name);
  return realpath(path).catch(() => path);
}
