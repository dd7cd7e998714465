import type { Contract } from '../contract.js';
import { readPackaged } from '../read-packaged.js';

/** The Campaign Management contract. The build puts what comes out in the place of this module (scripts/prepare-contract.js). */
export function packagedContract(path: string): Contract {
  return readPackaged(path);
}
