/** Who says who somebody is: Microsoft's identity platform, or Google for those who joined with a Google account. */
export const identityProviders = ['microsoft', 'google'] as const;
export type IdentityProvider = (typeof identityProviders)[number];
