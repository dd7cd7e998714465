import type { Check } from '../check.js';
import { error, info, ok, warning } from '../finding.js';

/** The day from which a release gets no more security fixes (github.com/nodejs/Release, schedule.json). */
const ends: Record<number, string> = {
  20: '2026-04-30',
  21: '2024-06-01',
  22: '2027-04-30',
  23: '2025-06-01',
  24: '2028-04-30',
  25: '2026-06-01',
  26: '2029-04-30',
};

const dayMs = 24 * 60 * 60_000;
const soonDays = 90;

const cure = 'install a release of Node.js with long-term support: https://nodejs.org';

/** bingctl runs on this Node.js, and it still gets security fixes. */
export const node: Check = {
  name: 'node',
  needs: [],
  look({ nodeVersion, clock }) {
    const [major = 0, minor = 0] = nodeVersion.split('.').map(Number);
    if (major < 20 || (major === 20 && minor < 19)) {
      return error(`Node.js ${nodeVersion} is too old: bingctl needs 20.19 or newer`, cure);
    }
    const end = ends[major];
    if (end === undefined) return ok(`Node.js ${nodeVersion}`);
    const days = Math.ceil((Date.parse(end) - clock.now()) / dayMs);
    if (days <= 0) return warning(`Node.js ${nodeVersion} has got no security fixes since ${end}`, cure);
    if (days <= soonDays) return info(`Node.js ${nodeVersion} gets security fixes until ${end}`, cure);
    return ok(`Node.js ${nodeVersion}`);
  },
};
