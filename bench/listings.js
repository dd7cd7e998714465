import { fileURLToPath } from 'node:url';
import { bin, record, startAccount } from './account.js';

/** What the listings are measured on, and the most that they may take, over `node -e 0`. */
const sizes = [
  { noun: 'tags', count: 1 },
  { noun: 'tags', count: 100, atMost: { soap: 2.2, rest: 1.7 } },
  { noun: 'tags', count: 1200 },
  { noun: 'goals', count: 100 },
  { noun: 'goals', count: 5000 },
];

const bareProgram = fileURLToPath(new URL('send-ready.js', import.meta.url));

/**
 * Listing accounts of all sizes over both transports, each beside the bare program that sends the same requests.
 * @param {{ folder: string, env: Record<string, string> }} place
 * @param {(stop: () => void) => void} started is handed what stops an emulator that was started
 */
export async function listings(place, started) {
  const cases = [];
  for (const { noun, count, atMost } of sizes) {
    const account = await startAccount(noun === 'tags' ? { tags: count } : { tags: 1, goals: count }, place);
    started(account.stop);
    for (const transport of ['soap', 'rest']) {
      const size = { noun, count, transport, bound: atMost?.[transport] ?? null };
      cases.push(...(await listing(size, account.url, place)));
    }
  }
  return cases;
}

async function listing({ noun, count, transport, bound }, url, place) {
  const over = ['--transport', transport];
  const requests = await record([noun, 'list', ...over], { url, ...place });
  const what = `${counted(count, noun)}, ${transport.toUpperCase()}`;
  const floor = {
    name: `bare \`node:http\`, the same requests prebuilt: ${what}`,
    argv: () => [bareProgram, requests],
    good: (stdout) => stdout === '',
    bound: null,
    floor: null,
  };
  const own = {
    name: `\`bingctl ${noun} list\`: ${what}`,
    argv: () => [bin, noun, 'list', ...over, '--base-url', url],
    good: (stdout) => stdout.split('\n').length === count + 1,
    bound,
    floor,
  };
  return [floor, own];
}

/** Such as `1,200 tags`. */
function counted(count, noun) {
  return `${count.toLocaleString('en-US')} ${count === 1 ? noun.slice(0, -1) : noun}`;
}
