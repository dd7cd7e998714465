import { BingctlError } from '../../errors.js';
import type { Check } from '../check.js';
import { failed } from '../failed.js';
import { ok } from '../finding.js';
import { counted } from '../naming.js';

/** What is left of the reasons for a refusal, where tokens and ids are known to be right. */
const cures: Record<number, string> = {
  105: 'the tokens are good, so it is the account: see on https://ads.microsoft.com whether it is active',
  106: 'the ids are right, so it is the user: ask a Super Admin of the customer for the role Standard User',
};

/** The user may read the account: its UET tags come. */
export const read: Check = {
  name: 'read',
  needs: ['ids'],
  otherwise: 'the account cannot be read',
  async look(at) {
    try {
      const tags = await (await at.account()).tags();
      return ok(`the account can be read: it has ${counted(tags.length, 'UET tag')}`);
    } catch (thrown) {
      const cure = thrown instanceof BingctlError ? cures[thrown.code ?? 0] : undefined;
      if (!(thrown instanceof BingctlError) || cure === undefined) throw thrown;
      return { ...failed(thrown), cure };
    }
  },
};
