import { BingctlError } from '../../src/errors.js';
import type { Desired } from '../../src/plan/desired.js';
import { readPlanFile } from '../../src/plan/read-plan-file.js';
import { emptyFolder } from '../kit/bingctl.js';

const cwd = emptyFolder();

export const env = { SHOP: 'shop', WINDOW: '30d', PAGES: '3', ON: 'true', PRICE: '19.99', ACCOUNT: '2001' };

/** What the reader makes of a text: what is wanted, or what is wrong with it. */
export async function readText(text: string): Promise<{ desired: Desired[]; warnings: string[]; mistakes: string[] }> {
  try {
    const { desired, warnings } = await readPlanFile({ io: { stdin: process.stdin, cwd, env }, path: '-', text });
    return { desired, warnings, mistakes: [] };
  } catch (error) {
    if (!(error instanceof BingctlError) || error.kind !== 'usage') throw error;
    return { desired: [], warnings: [], mistakes: error.items.map(({ message }) => message) };
  }
}
