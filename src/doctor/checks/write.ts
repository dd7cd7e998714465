import { rolesFor } from '../../domain/account-access.js';
import { userRole } from '../../domain/user-roles.js';
import type { Check } from '../check.js';
import { error, info, ok, warning } from '../finding.js';

/** The user's roles let them change tags and goals of the account. Read off the roles: nothing is written to find out. */
export const write: Check = {
  name: 'write',
  needs: ['ids'],
  async look(at) {
    const customers = await at.customers();
    const [{ account }, { roles }, accounts] = await Promise.all([at.ids(), customers.me(), customers.accounts()]);
    const chosen = accounts.find(({ id }) => id === account.value);
    const granting = chosen ? rolesFor(chosen, roles) : [];
    const [first] = granting;
    if (!first) return error(`no role of the user is for account ${account.value}`, asked(chosen?.parentCustomerId));
    const known = granting.map(({ roleId }) => userRole(roleId));
    const writing = known.find((role) => role?.writes);
    if (writing) return ok(`the user is ${writing.name}, and may change tags and goals`);
    if (known.includes(null))
      return info(
        `the user has a role that bingctl does not know (${first.roleId}): it may be that tags and goals cannot be changed`,
      );
    return warning(`the user is ${known[0]?.name}, and may change nothing`, asked(first.customerId));
  },
};

function asked(customerId: string | null | undefined): string {
  return `ask a Super Admin of customer ${customerId ?? ''} for the role Standard User`.replace('  ', ' ');
}
