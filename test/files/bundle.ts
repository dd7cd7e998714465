import { spawn } from 'node:child_process';
import { mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { rolldown } from 'rolldown';

/** A folder that nobody else uses. */
export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'bingctl-files-'));
}

/**
 * Makes a program that Node can run of lines of TypeScript, which import from `src/…`: what is about processes is tested
 * with processes.
 */
export async function programOf(source: string): Promise<string> {
  const folder = newFolder();
  const entry = join(folder, 'entry.ts');
  const program = join(folder, 'program.mjs');
  writeFileSync(entry, source.replaceAll("'src/", `'${resolve('src')}/`));
  // It looks for the contract beside the nearest package.json, as the packed program does.
  writeFileSync(join(folder, 'package.json'), '{}');
  symlinkSync(resolve('wsdl-cache'), join(folder, 'wsdl-cache'));
  const bundle = await rolldown({
    input: entry,
    platform: 'node',
    resolve: { modules: [resolve('node_modules')] },
    logLevel: 'silent',
  });
  await bundle.write({ file: program, format: 'esm', codeSplitting: false });
  return program;
}

export interface Child {
  pid: number;
  /** Resolves when the child has written this. */
  says(words: string | RegExp): Promise<RegExpMatchArray>;
  kill(): void;
  /** Exit code (null when killed), and all that it wrote. */
  ended: Promise<{ code: number | null; output: string }>;
}

export function start(program: string, ...args: string[]): Child {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const listeners = new Set<() => void>();
  const onData = (data: Buffer) => {
    output += data;
    for (const listener of listeners) listener();
  };
  child.stdout.on('data', onData);
  child.stderr.on('data', onData);
  const ended = new Promise<{ code: number | null; output: string }>((done) => {
    child.on('close', (code) => done({ code, output }));
  });
  return {
    pid: child.pid ?? 0,
    says: (words) =>
      new Promise((done, fail) => {
        const look = () => {
          const match = output.match(words);
          if (!match) return;
          listeners.delete(look);
          done(match);
        };
        listeners.add(look);
        look();
        ended.then(() => fail(new Error(`ended without saying ${words}: ${output}`)));
      }),
    kill: () => child.kill('SIGKILL'),
    ended,
  };
}
