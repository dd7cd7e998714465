import { existsSync, readdirSync, readFileSync } from 'node:fs';

/**
 * The licence texts of the packages whose code went into the bundle, as those licences ask.
 * @param {string[]} inputs paths that the bundler read
 * @returns {string}
 */
export function licences(inputs) {
  const folders = new Set(
    inputs
      .map((path) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0])
      .filter((path) => path !== undefined),
  );
  return [...folders].sort().map(notice).join('\n');
}

function notice(folder) {
  const root = new URL(`../${folder}/`, import.meta.url);
  const { name, version, license } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
  const file = readdirSync(root).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file && existsSync(new URL(file, root)) ? readFileSync(new URL(file, root), 'utf8').trim() : '';
  return `${name} ${version} (${license})\n\n${text}\n\n${'-'.repeat(100)}\n`;
}
