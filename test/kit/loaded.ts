import { execFile } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { emptyFolder } from './bingctl.js';

/** Where `npm run build` puts the program. */
export const dist = resolve('dist');

export interface Loaded {
  code: number;
  /** Names of the files of the program that were read, code and data. */
  files: string[];
  /** Their sizes together. */
  bytes: number;
  /** Modules of Node that were loaded after Node itself had started. */
  ofNode: string[];
}

/** Written down by a process about itself. */
interface Seen {
  files: string[];
  ofNode: string[];
}

/** Loaded before the program: what Node reads of the program it reads by one of these two. */
const hook = (record: string) => `
  const fs = require('node:fs');
  const Module = require('node:module');
  const files = new Set();
  const before = new Set(process.moduleLoadList);
  const { readFileSync } = fs;
  const { load } = Module.prototype;
  fs.readFileSync = (file, ...more) => {
    files.add(String(file));
    return readFileSync(file, ...more);
  };
  Module.prototype.load = function (file) {
    files.add(file);
    return load.call(this, file);
  };
  process.on('exit', () => {
    const ofNode = process.moduleLoadList.filter((name) => !before.has(name));
    fs.writeFileSync(${JSON.stringify(record)}, JSON.stringify({ files: [...files], ofNode }));
  });`;

/** Runs a command line as users run it, from dist/, and says what it loaded. */
export async function loadedBy(
  words: readonly string[],
  { env = {}, cwd = emptyFolder() }: { env?: Record<string, string>; cwd?: string } = {},
): Promise<Loaded> {
  const folder = emptyFolder();
  const record = join(folder, 'loaded.json');
  const hookFile = join(folder, 'hook.cjs');
  writeFileSync(hookFile, hook(record));
  const folders = {
    BINGCTL_STATE_DIR: emptyFolder(),
    BINGCTL_CONFIG_DIR: emptyFolder(),
    BINGCTL_CACHE_DIR: emptyFolder(),
  };
  const argv = ['--require', hookFile, resolve('bin/bingctl.js'), ...words];
  // Named, since what `auto` means hangs on the date.
  const settings = { BINGCTL_ENV: 'local', BINGCTL_TRANSPORT: 'soap' };
  const options = { env: { PATH: process.env.PATH, ...settings, ...folders, ...env }, cwd };
  const code = await promisify(execFile)(process.execPath, argv, options).then(
    () => 0,
    (error: { code: number }) => error.code,
  );
  const { files, ofNode }: Seen = JSON.parse(readFileSync(record, 'utf8'));
  // What keeps compiled code is loaded where Node does not do it, so not on every machine.
  const ours = files.filter(
    (file) => dirname(file) === dist && basename(file) !== 'compile-cache.cjs' && existsSync(file),
  );
  const bytes = ours.reduce((sum, file) => sum + statSync(file).size, 0);
  return { code, files: ours.map((file) => basename(file)), bytes, ofNode: ofNode.map(bare) };
}

/** As in `NativeModule _http_client`. */
function bare(name: string): string {
  return name.slice(name.lastIndexOf(' ') + 1);
}
