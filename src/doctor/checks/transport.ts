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
    const name = chosen.toUpperCase();
    const over = setting === 'auto' ? `${name}: ${because}` : `${name} is set (${from})`;
    if (chosen === 'rest') return ok(over);

    const days = Math.ceil((soapEndsMs - at.clock.now()) / dayMs);
    const end = new Date(soapEndsMs).toISOString().slice(0, 10);
    const left = `Microsoft switches SOAP off on ${end}, in ${days} ${days === 1 ? 'day' : 'days'}`;
    if (days <= 0) return error(`${over}, which Microsoft switched off on ${end}`, cure);
    if (days > soonDays) return ok(`${over}; ${left}`);
    return setting === 'auto' ? info(`${over}; ${left}`, toTry) : warning(`${over}, and ${left}`, cure);
  },
};

const cure = 'leave the transport out, or set it to auto: bingctl goes over to REST by itself';
const toTry = 'nothing has to be done; to see that all works on that day: bingctl tags list --transport rest';
