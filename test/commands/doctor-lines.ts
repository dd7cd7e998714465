import type { FindingStatus } from '../../src/doctor/finding.js';
import { bingctl, quickClock, type RunOptions } from '../kit/bingctl.js';

/** A line of `bingctl doctor` in a pipe. */
export type Line = [status: FindingStatus, check: string, message: string, cure: string];

/** The whole lines that `doctor` prints in a pipe, but for tracking ids, of which no two are the same. */
export async function doctor(flags: string, options: RunOptions = {}): Promise<Line[]> {
  const { stdout } = await bingctl(`doctor ${flags}`, { clock: quickClock(), ...options });
  return stdout
    .replaceAll(/tracking id [\w-]+/g, 'tracking id T')
    .split('\n')
    .flatMap((line) => (line === '' ? [] : [line.split('\t') as Line]));
}

/** The line of one check. */
export async function lineOf(check: string, flags = '', options: RunOptions = {}): Promise<Line | undefined> {
  return (await doctor(`--check ${check} ${flags}`, options)).find(([, name]) => name === check);
}
