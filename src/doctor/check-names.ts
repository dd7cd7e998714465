/** Every check, in the order in which the findings are told. */
export const checkNames = [
  'node',
  'settings',
  'store',
  'transport',
  'endpoint',
  'clock',
  'token',
  'developer-token',
  'ids',
  'account',
  'read',
  'write',
  'auto-tagging',
  'tags',
  'goals',
  'categories',
  'contract',
] as const;
export type CheckName = (typeof checkNames)[number];
