import { lstatSync, mkdirSync, readFileSync, renameSync, rmSync, type Stats, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Script } from 'node:vm';

/** A digest of all that the build has made, put in by the build. */
declare const BINGCTL_BUILD: string;

/** V8 looks at its own version and the length of a source: not at what the source says. */
const key = Buffer.from(`${process.version} ${process.arch} ${BINGCTL_BUILD}`.padEnd(96));
/** Behind the key stands the checksum, in as many bytes as keep what follows aligned. */
const headLength = key.length + 8;

/** What comes out of a module of the bundle. */
type Exports = Record<string, unknown>;

interface Compiled {
  script: Script;
  file: string;
}

/**
 * How the bundle is loaded where Node keeps no compiled code of its own (`module.enableCompileCache`, Node 22.1): what V8
 * made of a file is kept between runs, functions with it that were compiled while it ran. The switches are those of Node 22:
 * `NODE_COMPILE_CACHE` names the folder to keep it in, `NODE_DISABLE_COMPILE_CACHE=1` does without. The place is not, which
 * may be another user's.
 * @param dist the folder of the bundle
 * @returns loads one of its files; a relative name, as in `require`
 */
export function cachingRequire(dist: string): (id: string) => Exports {
  const ofNode = createRequire(join(dist, 'main.cjs'));
  const { NODE_COMPILE_CACHE: named, NODE_DISABLE_COMPILE_CACHE: disabled } = process.env;
  const folder = disabled === '1' ? null : ownFolder(named || tmpdir());
  if (folder === null) return ofNode;

  const known = new Map<string, { exports: Exports }>();
  const fresh: Compiled[] = [];
  process.on('exit', () => keep(fresh));

  const load = (name: string): Exports => {
    const module = known.get(name) ?? { exports: {} };
    if (known.has(name)) return module.exports;
    known.set(name, module);
    const file = join(folder, name);
    const filename = join(dist, name);
    const cachedData = read(file);
    const source = readFileSync(filename, 'utf8');
    const whole = `(function (exports, require, module, __filename, __dirname) {${source}\n})`;
    const script = new Script(whole, { filename, cachedData });
    if (cachedData === undefined || script.cachedDataRejected) fresh.push({ script, file });
    script.runInThisContext()(module.exports, require, module, filename, dist);
    return module.exports;
  };
  const require = (id: string): Exports => (id.startsWith('./') ? load(id.slice(2)) : ofNode(id));
  return require;
}

/**
 * A folder of this user's in one that all may use, made where it is missing; null where it cannot be, or where somebody else
 * could have put code into it, or another folder in its place: that code would be run as this user.
 */
function ownFolder(shared: string): string | null {
  const user = process.getuid?.();
  const folder = join(shared, `bingctl-compile-cache-${user ?? 'user'}`);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (user === undefined) return folder;
    const [own, around] = [lstatSync(folder), statSync(shared)];
    const isKept = (around.uid === user || around.uid === 0) && (isPrivate(around) || (around.mode & sticky) !== 0);
    return own.uid === user && isPrivate(own) && isKept ? folder : null;
  } catch {
    return null;
  }
}

/** What is in such a folder can be renamed by its owner alone, as in /tmp. */
const sticky = 0o1000;

function isPrivate({ mode }: Stats): boolean {
  return (mode & 0o022) === 0;
}

/** What an earlier run of the same build by the same Node has kept; undefined: nothing, or nothing whole. */
function read(file: string): Buffer | undefined {
  try {
    const kept = readFileSync(file);
    const compiled = kept.subarray(headLength);
    const isOurs = kept.subarray(0, key.length).equals(key) && kept.readInt32LE(key.length) === checksum(compiled);
    return isOurs ? compiled : undefined;
  } catch {
    return undefined;
  }
}

/** V8 runs what it is given: a byte that is not as it was written would end the process. Any one word that differs shows. */
function checksum(compiled: Buffer): number {
  let sum = compiled.length;
  const words = new Int32Array(compiled.buffer, compiled.byteOffset, compiled.length >> 2);
  for (let at = 0; at < words.length; at += 1) sum = (Math.imul(sum, 31) + (words[at] ?? 0)) | 0;
  return sum;
}

/** Whoever reads meanwhile finds the old file or the new one. Where it cannot be kept the next run compiles again. */
function keep(fresh: readonly Compiled[]): void {
  for (const { script, file } of fresh) {
    const beside = `${file}.${process.pid}`;
    try {
      const compiled = script.createCachedData();
      const sum = Buffer.alloc(headLength - key.length);
      sum.writeInt32LE(checksum(compiled));
      writeFileSync(beside, Buffer.concat([key, sum, compiled]), { mode: 0o600 });
      renameSync(beside, file);
    } catch {
      rmSync(beside, { force: true });
      return;
    }
  }
}
