import type { Context } from '../context.js';
import { usage } from '../errors.js';

/**
 * Before something is changed whose answer has no ids: found out afterwards, the error would say that nothing was done.
 * @throws BingctlError `usage` with `-o id`
 */
export function refuseIds({ settings }: Context): void {
  if (settings.format === 'id') throw usage('what this command answers has no ids');
}
