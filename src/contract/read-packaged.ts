import { readFileSync } from 'node:fs';
import type { Contract } from './contract.js';
import { parseContract } from './parse.js';

/** Reads a packaged WSDL, as long as it was not read when bingctl was built (scripts/prepare-contract.js). */
export function readPackaged(path: string): Contract {
  return parseContract(readFileSync(path, 'utf8'));
}
