import { formatSeconds } from '../../domain/duration.js';
import type { Check } from '../check.js';
import { error, ok, skipped, warning } from '../finding.js';

/** A Date header knows no parts of a second, and an answer is on its way for a while. */
const mayDifferMs = 60_000;
/** What sign-in services commonly put up with before they refuse a token as not valid yet, or no more. */
const mayNotDifferMs = 5 * 60_000;

const cure = 'set the clock by the network: timedatectl set-ntp true, or your system’s date and time settings';

/** The clock of this machine goes right: by a wrong one, tokens are renewed too late, and certificates look expired. */
export const clock: Check = {
  name: 'clock',
  needs: ['endpoint'],
  async look(at) {
    const hosts = await at.hosts();
    const dated = hosts.flatMap((host) => (host.answered && host.dateMs !== null ? [host.atMs - host.dateMs] : []));
    // Of several hosts one may be wrong itself: the one that agrees best counts.
    const [aheadMs] = dated.sort((a, b) => Math.abs(a) - Math.abs(b));
    if (aheadMs === undefined) return skipped('no answer says what time it is');
    const byMs = Math.abs(aheadMs);
    if (byMs <= mayDifferMs) return ok('the clock of this machine agrees with the service’s');
    const message = `the clock of this machine is ${formatSeconds(Math.round(byMs / 1000))} ${aheadMs > 0 ? 'ahead of' : 'behind'} the service’s`;
    return byMs > mayNotDifferMs ? error(`${message}: tokens may be refused`, cure) : warning(message, cure);
  },
};
