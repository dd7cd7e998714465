import { usage } from '../errors.js';
import { quote } from './quote.js';

const secondsPer = { w: 604_800, d: 86_400, h: 3_600, m: 60, s: 1 } as const;
type Unit = keyof typeof secondsPer;

/**
 * Whole seconds of a duration such as `90s`, `5m` or `1h30m`: whole numbers with one of the units s, m, h, d and w, each at
 * most once.
 * @throws BingctlError of kind `usage`
 */
export function parseSeconds(text: string): number {
  if (!/^(\d+[smhdw])+$/.test(text)) {
    const bareNumber = /^\d+$/.test(text) && text.length <= 20;
    throw usage(
      bareNumber
        ? `${quote(text)} is not a duration: the unit is missing, as in ${text}s, ${text}m, ${text}h or ${text}d`
        : `${quote(text)} is not a duration: whole numbers with s, m, h, d or w, as in 90s, 30d or 1h30m`,
    );
  }
  let seconds = 0;
  const seen = new Set<string>();
  for (const [, count, unit] of text.matchAll(/(\d+)([smhdw])/g)) {
    if (seen.has(unit as Unit)) throw usage(`${quote(text)} is not a duration: ${unit} comes twice`);
    seen.add(unit as Unit);
    seconds += Number(count) * secondsPer[unit as Unit];
  }
  if (!Number.isSafeInteger(seconds)) throw usage(`${quote(text)} is too long for a duration`);
  return seconds;
}

/**
 * Whole minutes of a duration: `120s` is two, `90s` is refused.
 * @throws BingctlError of kind `usage`
 */
export function parseMinutes(text: string): number {
  const seconds = parseSeconds(text);
  if (seconds % 60 !== 0) throw usage(`${quote(text)} is not a whole number of minutes`);
  return seconds / 60;
}

/** Seconds in the one way that parses back to them: days, hours, minutes, seconds, as in `1h30m`; zero is `0s`. */
export function formatSeconds(seconds: number): string {
  return format(seconds, ['d', 'h', 'm', 's']);
}

/** Minutes in the one way that parses back to them: days, hours, minutes, as in `30d`; zero is `0m`. */
export function formatMinutes(minutes: number): string {
  return format(minutes * 60, ['d', 'h', 'm']);
}

// No weeks: the service's own pages speak of 30 and 90 days.
function format(seconds: number, units: readonly [...Unit[], Unit]): string {
  let left = seconds;
  let text = '';
  for (const unit of units) {
    const count = Math.floor(left / secondsPer[unit]);
    if (count > 0) text += `${count}${unit}`;
    left -= count * secondsPer[unit];
  }
  return text || `0${units.at(-1)}`;
}
