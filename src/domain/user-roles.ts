/** What a role lets a user do with UET tags and goals (customerrole.md, account-hierarchy-permissions.md). */
export interface UserRole {
  /** As the service's web interface calls it. */
  name: string;
  writes: boolean;
}

/** By the RoleId of GetUser. */
const userRoles: Readonly<Record<number, UserRole>> = {
  16: { name: 'Advertiser Campaign Manager', writes: true },
  33: { name: 'Aggregator', writes: true },
  41: { name: 'Super Admin', writes: true },
  100: { name: 'Viewer', writes: false },
  203: { name: 'Standard User', writes: true },
};

/** null for a role that came after this program. */
export function userRole(roleId: number): UserRole | null {
  return Object.hasOwn(userRoles, roleId) ? (userRoles[roleId] ?? null) : null;
}
