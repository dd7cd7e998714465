import type { Check } from '../check.js';
import { ok } from '../finding.js';
import { counted } from '../naming.js';

/** The user may read the account: its UET tags come. */
export const read: Check = {
  name: 'read',
  needs: ['ids'],
  otherwise: 'the account cannot be read',
  async look(at) {
    const tags = await (await at.account()).tags();
    return ok(`the account can be read: it has ${counted(tags.length, 'UET tag')}`);
  },
};
