import { createWriteStream, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** What the sample of events and the goals are made of; the same for every run. */
const distinctNames = 3000;
const goalCounts = { Equals: 470, BeginsWith: 15, Contains: 10, RegularExpression: 5 };

/** The generator of MINSTD: whole numbers that look random, and are the same every time. */
function numbers(seed) {
  let state = seed;
  return (below) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
}

function nameOf(number) {
  const [object, deed] = [number % 60, Math.floor(number / 60)];
  return `Object ${object} ${['Viewed', 'Added', 'Removed', 'Completed', 'Started'][deed % 5]} ${deed}`;
}

/**
 * Writes so many Segment calls, one a line, of 250 to 400 bytes.
 * @param {string} folder
 * @param {number} count
 * @returns {Promise<string>} the path
 */
export async function writeSample(folder, count) {
  const path = join(folder, `events-${count}.ndjson`);
  const next = numbers(7);
  function* lines() {
    for (let from = 0; from < count; from += 1000) {
      let text = '';
      for (let at = from; at < Math.min(from + 1000, count); at += 1) text += `${JSON.stringify(call(at, next))}\n`;
      yield text;
    }
  }
  await pipeline(Readable.from(lines()), createWriteStream(path));
  return path;
}

function call(at, next) {
  return {
    type: 'track',
    event: nameOf(next(distinctNames)),
    messageId: `message-${at}-${next(1e9)}`,
    anonymousId: `visitor-${next(1e6)}`,
    properties: { category: `category ${next(40)}`, revenue: next(100_000) / 100, currency: 'USD', quantity: next(9) },
    context: { page: { url: `https://shop.example.com/products/${next(1e5)}?page=${next(30)}` }, locale: 'en-US' },
    timestamp: '2026-11-25T12:00:00.000Z',
  };
}

/**
 * Writes 500 Event goals in the shape of `goals list --json`: of each operator the number that the page names.
 * @param {string} folder
 * @returns {string} the path
 */
export function writeGoals(folder) {
  const expressions = {
    Equals: (at) => nameOf(at * 6),
    BeginsWith: (at) => `Object ${at} C`,
    Contains: (at) => `${at + 10} Started`,
    RegularExpression: (at) => `^Object \\d${at} (Viewed|Removed) \\d+$`,
  };
  let id = 7000;
  const goals = Object.entries(goalCounts).flatMap(([operator, count]) =>
    Array.from({ length: count }, (_, at) => ({
      type: 'Event',
      id: String(++id),
      name: `goal ${id}`,
      status: 'Active',
      tagId: '5012',
      labelOperator: operator,
      labelExpression: expressions[operator](at),
    })),
  );
  const path = join(folder, 'goals.json');
  writeFileSync(path, JSON.stringify(goals));
  return path;
}
