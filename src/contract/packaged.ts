import { readFileSync } from 'node:fs';
import type { Contract } from './contract.js';
import { parseContract } from './parse.js';

/** Reads the packaged contract. The build puts what comes out in the place of this module (scripts/prepare-contract.js). */
export function packagedContract(path: string): Contract {
  return parseContract(readFileSync(path, 'utf8'));
}
