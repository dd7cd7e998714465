import { Readable } from 'node:stream';
import { type PlanFile, readPlanFile, type WantedByFile } from './read-plan-file.js';

/**
 * What a text would want that stood in a file.
 * @throws BingctlError `usage` with all that is wrong with it
 */
export function readPlanText(text: string, io: PlanFile['io']): Promise<WantedByFile> {
  const stdin = Object.assign(Readable.from([Buffer.from(text)]), { isTTY: false });
  return readPlanFile({ io: { ...io, stdin }, path: '-' });
}
