import { BingctlError } from '../errors.js';
import { readPrivateFile } from './private-file.js';
import type { Patience, TokenKeeper } from './token-keeper.js';
import { secretOf } from './values.js';

const place = 'BINGCTL_TOKEN_FILE';

/**
 * A refresh token in a file of one line, mode 0600, which a job stores between its runs (docs/profiles.md). Renewed ones
 * replace it; the access token is not kept.
 */
export function fileToken(path: string, { lockTimeoutMs, signal }: Patience): TokenKeeper {
  return {
    place,
    again: `put a new refresh token into ${path}`,
    async read() {
      const text = readPrivateFile(path)?.trim();
      if (!text) {
        throw new BingctlError(
          'signedOut',
          `${place} names ${path}, which ${text === '' ? 'is empty' : 'is not there'}`,
          {
            hint: 'it holds the refresh token, on one line',
          },
        );
      }
      return { refreshToken: secretOf(text, path), accessToken: null, expiresAtMs: null };
    },
    async keep({ refreshToken }) {
      const { atomicWrite } = await import('../files/atomic-write.js');
      if (refreshToken !== null) await atomicWrite(path, `${refreshToken}\n`, { mode: 0o600 });
    },
    async alone(work) {
      const { withLock } = await import('../files/lock.js');
      return withLock(path, work, { timeoutMs: lockTimeoutMs, signal: signal() });
    },
  };
}
