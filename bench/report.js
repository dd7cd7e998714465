import { existsSync, readFileSync, writeFileSync } from 'node:fs';
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
    megabytes(memoryBytes),
    ...verdictOf(ratio, bound),
  ]);
  return markdownTable(head, rows);
}

/**
 * A table of Markdown that can be read as text too.
 * @param {readonly string[]} head
 * @param {readonly (readonly string[])[]} rows
 */
export function markdownTable(head, rows) {
  const widths = head.map((_, at) => Math.max(3, ...[head, ...rows].map((cells) => cells[at].length)));
  const line = (cells) => `| ${cells.map((cell, at) => cell.padEnd(widths[at])).join(' | ')} |`;
  const rule = widths.map((width) => '-'.repeat(width));
  return [head, rule, ...rows].map(line).join('\n');
}

/** @param {number} ratio @param {number | null} bound */
export function isWithin(ratio, bound) {
  return bound === null || ratio <= bound;
}

/** The two cells of a bound. @param {number} ratio @param {number | null} bound */
export function verdictOf(ratio, bound) {
  return bound === null ? ['', ''] : [`${bound} ×`, isWithin(ratio, bound) ? 'pass' : 'FAIL'];
}

/** @param {number} ms */
export function seconds(ms) {
  return `${(ms / 1000).toFixed(2)} s`;
}

/** Of memory. @param {number} bytes */
export function megabytes(bytes) {
  return `${Math.round(bytes / 2 ** 20)} MB`;
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

/** The same as a sentence, below a table. */
export function madeOn({ node, platform, processor, cores }, rounds) {
  return `Node ${node}, ${platform}, ${processor}, ${cores} cores; medians of ${rounds} runs.`;
}

const page = new URL('../docs/performance.md', import.meta.url);

/**
 * Puts the figures of a part of the bench between its marks in docs/performance.md.
 * @param {string} text
 * @param {'start' | 'size' | 'match' | 'plan'} part
 */
export function writeInto(text, part) {
  const begin = `<!-- figures of ${part}: written by npm run bench -->`;
  const end = `<!-- end of the figures of ${part} -->`;
  const before = readFileSync(page, 'utf8');
  const from = before.indexOf(begin);
  const to = before.indexOf(end);
  if (from === -1 || to < from) throw new Error(`${page.pathname} lacks its marks`);
  writeFileSync(page, `${before.slice(0, from + begin.length)}\n\n${text}\n\n${before.slice(to)}`);
}

/**
 * Keeps the figures of a part for programs, in bench/results.json beside those of the other parts.
 * @param {string} part
 * @param {object} figures
 */
export function keep(part, figures) {
  const file = new URL('results.json', import.meta.url);
  const before = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  writeFileSync(file, `${JSON.stringify({ ...before, [part]: figures }, null, 2)}\n`);
}
