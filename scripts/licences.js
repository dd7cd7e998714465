import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The licence texts of the packages whose code went into the bundle, as those licences ask.
 * @param {readonly string[]} modules paths of files that have code in it
 * @returns {string}
 */
export function licences(modules) {
  const folders = new Set(
    modules
      .map((path) => /^.*[/\\]node_modules[/\\](?:@[^/\\]+[/\\])?[^/\\]+/.exec(path)?.[0])
      .filter((path) => path !== undefined),
  );
  return [...folders].map(notice).sort().join('\n');
}

function notice(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const files = readdirSync(folder).filter((entry) => /^(licen[cs]e|notice)/i.test(entry));
  const texts = files.map((file) => readFileSync(join(folder, file), 'utf8').trim());
  if (texts.length === 0) console.warn(`${name} comes without a licence text`);
  return `${[`${name} ${version} (${license})`, ...texts, '-'.repeat(100)].join('\n\n')}\n`;
}
