import type { Check } from '../check.js';
import { error, ok } from '../finding.js';
import type { SettingReading } from '../surroundings.js';

/** Every setting can be read; and where each came from. */
export const settings: Check = {
  name: 'settings',
  needs: [],
  otherwise: 'a setting cannot be read',
  async look(at) {
    const all = await at.settings();
    const problems = all.flatMap(({ problem }) => problem ?? []);
    const [first] = problems;
    if (first) return error(problems.map(({ message }) => message).join('; '), first.cure);
    return ok(all.flatMap(inWords).join(', '));
  },
};

/** Told whoever set them; of the others only what somebody has set. */
const alwaysTold = ['environment', 'transport', 'customerId', 'accountId'];

function inWords({ name, value, from }: SettingReading): string[] {
  if (value === null || (from === null && !alwaysTold.includes(name))) return [];
  return [`${name} ${value} (${from ?? 'default'})`];
}
