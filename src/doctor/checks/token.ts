import { formatSeconds } from '../../domain/duration.js';
import type { Check } from '../check.js';
import { info, ok, warning } from '../finding.js';

/** Enough for a long list, or for a file of goals. */
const longEnoughMs = 10 * 60_000;

/** There is an access token, and there will be one in an hour. */
export const token: Check = {
  name: 'token',
  needs: ['settings', 'store', 'endpoint'],
  otherwise: 'not signed in',
  async look(at) {
    // Of a fixed one, which is as good as any other there.
    if (at.environment === 'local') return ok('the local environment takes any token');
    const { from, expiresAtMs, renewable } = await at.token();
    const leftMs = expiresAtMs === null ? null : expiresAtMs - at.clock.now();
    const message = `there is an access token (${from})${leftMs === null ? '' : `, ${howLong(leftMs)}`}`;
    if (renewable) return ok(`${message}; it is renewed when it runs out`);
    const short = leftMs !== null && leftMs < longEnoughMs;
    const finding = `${message}; nothing renews it, and such tokens are good for about an hour`;
    return short ? warning(finding, cure) : info(finding, cure);
  },
};

const cure = 'sign in with bingctl login; in a CI job set BINGCTL_REFRESH_TOKEN and BINGCTL_CLIENT_ID in its place';

function howLong(leftMs: number): string {
  return leftMs <= 0 ? 'which has run out' : `good for ${formatSeconds(Math.ceil(leftMs / 60_000) * 60)}`;
}
