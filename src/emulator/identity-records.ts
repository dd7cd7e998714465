import type { IdentityProvider } from '../domain/identity-provider.js';

/** A code or a token as it is kept: its SHA-256 in hexadecimal, never the text itself. */
export type Digest = string;

/** What a person allowed an application to do. */
export interface Consent {
  provider: IdentityProvider;
  clientId: string;
  scopes: string[];
}

/** An authorization code. All times are in ms since 1970, by the service's clock. */
export interface CodeRecord extends Consent {
  redirectUri: string;
  /** The S256 challenge of PKCE; null: the application sent none. */
  challenge: string | null;
  /** A refresh token comes with the first access token. */
  refreshable: boolean;
  endsAt: number;
  usedAt: number | null;
}

/** A device that waits for a person to sign in elsewhere. */
export interface DeviceRecord extends Consent {
  userCode: Digest;
  intervalSeconds: number;
  polledAt: number | null;
  decision: 'approve' | 'deny' | null;
  endsAt: number;
  usedAt: number | null;
}

export interface RefreshTokenRecord extends Consent {
  /** null: it does not run out. */
  endsAt: number | null;
  /** When it was first exchanged for another. */
  usedAt: number | null;
  revokedAt: number | null;
}

export interface AccessTokenRecord {
  provider: IdentityProvider;
  endsAt: number;
}

/** What the identity platforms remember. */
export interface IdentityRecords {
  codes: Record<Digest, CodeRecord>;
  devices: Record<Digest, DeviceRecord>;
  refreshTokens: Record<Digest, RefreshTokenRecord>;
  accessTokens: Record<Digest, AccessTokenRecord>;
}

export function emptyIdentity(): IdentityRecords {
  return { codes: {}, devices: {}, refreshTokens: {}, accessTokens: {} };
}
