import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';

/**
 * @typedef {object} Figure
 * @property {string} name
 * @property {number} ms
 * @property {number} ratio to `node -e 0`
 * @property {number} memoryBytes
 * @property {number | null} toFloor how many times it takes what the bare program takes that sends the same
 * @property {number | null} bound the most that `ratio` may be
 */

/** @param {readonly Figure[]} figures */
export function table(figures) {
  const head = ['program', '× `node -e 0`', '× bare program', 'ms', 'peak memory', 'at most', ''];
  const rows = figures.map(({ name, ratio, toFloor, ms, memoryBytes, bound }) => [
    name,
    ratio.toFixed(2),
    toFloor === null ? '' : toFloor.toFixed(2),
    ms.toFixed(0),
    `${(memoryBytes / 2 ** 20).toFixed(0)} MB`,
    bound === null ? '' : `${bound} ×`,
    bound === null ? '' : isWithin(ratio, bound) ? 'pass' : 'FAIL',
  ]);
  const widths = head.map((_, at) => Math.max(3, ...[head, ...rows].map((cells) => cells[at].length)));
  const line = (cells) => `| ${cells.map((cell, at) => cell.padEnd(widths[at])).join(' | ')} |`;
  const rule = widths.map((width) => '-'.repeat(width));
  return [head, rule, ...rows].map(line).join('\n');
}

/** @param {number} ratio @param {number | null} bound */
export function isWithin(ratio, bound) {
  return bound === null || ratio <= bound;
}

/** What the figures were made on. */
export function machine() {
  const [{ model }, ...others] = cpus();
  return {
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    processor: model.trim(),
    cores: others.length + 1,
  };
}

const marks = {
  start: ['<!-- figures: written by npm run bench -->', '<!-- end of figures -->'],
  plan: ['<!-- figures of plan: written by npm run bench -->', '<!-- end of the figures of plan -->'],
  match: ['<!-- figures: written by npm run bench:match -->', '<!-- end of the figures of match -->'],
};

/**
 * Puts the figures between the marks of a page.
 * @param {URL} page
 * @param {string} text
 * @param {keyof marks} part which marks
 */
export function writeInto(page, text, part = 'start') {
  const [begin, end] = marks[part];
  const before = readFileSync(page, 'utf8');
  const from = before.indexOf(begin);
  const to = before.indexOf(end);
  if (from === -1 || to < from) throw new Error(`${page.pathname} lacks its marks`);
  writeFileSync(page, `${before.slice(0, from + begin.length)}\n\n${text}\n\n${before.slice(to)}`);
}
