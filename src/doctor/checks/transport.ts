import type { Check } from '../check.js';
import { error, info, ok, warning } from '../finding.js';

const dayMs = 24 * 60 * 60_000;
const soonDays = 60;

/** Calls go over a protocol that Microsoft serves, and will serve for a while (migrate-to-rest.md). */
export const transport: Check = {
  name: 'transport',
  needs: ['settings'],
  async look(at) {
    const { setting, from, chosen, because, soapEndsMs } = await at.transport();
    const over = `${chosen.toUpperCase()}: ${because}`;
    const days = Math.ceil((soapEndsMs - at.clock.now()) / dayMs);
    const end = new Date(soapEndsMs).toISOString().slice(0, 10);
    const cure = `set the transport to auto, or leave it out: it is set by ${from}`;
    if (chosen === 'rest') return ok(over);
    if (days <= 0) return error(`SOAP is set (${from}), and Microsoft switched it off on ${end}`, cure);
    const left = `Microsoft switches it off on ${end}, in ${days} ${days === 1 ? 'day' : 'days'}`;
    if (days > soonDays) return ok(`${over}; ${left}`);
    if (setting === 'soap') return warning(`SOAP is set (${from}), and ${left}`, cure);
    return info(
      `${over}; ${left}`,
      'bingctl goes over to REST by itself; to see before that day that all works: bingctl tags list --transport rest.',
    );
  },
};
