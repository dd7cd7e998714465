import type { Check } from '../check.js';
import { error, ok } from '../finding.js';

/** The secrets of the profile can be read, and by nobody else. */
export const store: Check = {
  name: 'store',
  needs: ['settings'],
  otherwise: 'the stored credentials cannot be read',
  async look(at) {
    const { place, problem } = await at.store();
    if (problem) return error(problem.message, problem.cure);
    return ok(place === null ? 'no stored credentials are in use' : `credentials are kept in ${place}`);
  },
};
