import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** One import of one file: as it stands, at the top (`value`), gone when compiled (`type`), or when it is run (`lazy`). */
export interface Import {
  /** Such as `commands/goals/list.ts`. */
  from: string;
  /** A file of src/, a `node:` module or a package. */
  to: string;
  kind: 'value' | 'type' | 'lazy';
}

const statement = /^(?:import|export)\s+(?:(type)\s)?[^;]*?\bfrom\s+'([^']+)'|^import\s+'([^']+)'/gm;
const expression = /\bimport\(\s*['"`]([^'"`]+)['"`]\s*\)/g;

export function sourceFiles(): string[] {
  return readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .sort();
}

/** Every import of every file in src/, in the order in which they stand. */
export function allImports(): Import[] {
  return sourceFiles().flatMap((file) => {
    const text = readFileSync(join('src', file), 'utf8').replace(/^\s*(\/\/|\/?\*).*$/gm, '');
    const found: Import[] = [];
    for (const [, type, from, bare] of text.matchAll(statement)) {
      found.push({ from: file, to: meant(file, from ?? bare ?? ''), kind: type ? 'type' : 'value' });
    }
    for (const { index, 1: path = '' } of text.matchAll(expression)) {
      // `typeof import('yaml')` is a type.
      const kind = /\btypeof\s+$/.test(text.slice(0, index)) ? 'type' : 'lazy';
      found.push({ from: file, to: meant(file, path), kind });
    }
    return found;
  });
}

function meant(file: string, path: string): string {
  if (!path.startsWith('.')) return path;
  return relative('src', join('src', dirname(file), path)).replace(/\.js$/, '.ts');
}

/** The first folder; files that lie in src/ itself are rooms of their own. */
export function roomOf(path: string): string {
  return path.split('/')[0] ?? path;
}

export function isOwn(path: string): boolean {
  return path.endsWith('.ts');
}

/** The cycles that a walk along the edges meets, each as the files that it goes through. */
export function cyclesOf(edges: readonly Pick<Import, 'from' | 'to'>[]): string[][] {
  const next = new Map<string, string[]>();
  for (const { from, to } of edges) next.set(from, [...(next.get(from) ?? []), to]);
  const cycles: string[][] = [];
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): void => {
    const before = path.indexOf(file);
    if (before !== -1) cycles.push([...path.slice(before), file]);
    if (before !== -1 || done.has(file)) return;
    for (const to of next.get(file) ?? []) visit(to, [...path, file]);
    done.add(file);
  };
  for (const file of next.keys()) visit(file, []);
  return cycles;
}
