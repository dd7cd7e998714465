import { identityProviders } from '../domain/identity-provider.js';
import {
  boolean,
  byDigests,
  check,
  digest,
  list,
  type Member,
  number,
  oneOf,
  orNull,
  string,
} from './state-members.js';

/** Checks what the identity platforms remember: see {@link IdentityRecords}. */
export const identity: Member = (value, at) => {
  check(value, at, {
    codes: (codes, where) => byDigests(codes, where, code),
    devices: (devices, where) => byDigests(devices, where, device),
    refreshTokens: (tokens, where) => byDigests(tokens, where, refreshToken),
    accessTokens: (tokens, where) => byDigests(tokens, where, accessToken),
  });
};

const consent: Record<string, Member> = {
  provider: oneOf(identityProviders),
  clientId: string,
  scopes: (scopes, where) => list(scopes, where, string),
};

const code: Member = (value, at) => {
  check(value, at, {
    ...consent,
    redirectUri: string,
    challenge: orNull(string),
    refreshable: boolean,
    endsAt: number,
    usedAt: orNull(number),
  });
};

const device: Member = (value, at) => {
  check(value, at, {
    ...consent,
    userCode: digest,
    intervalSeconds: number,
    polledAt: orNull(number),
    decision: orNull(oneOf(['approve', 'deny'])),
    endsAt: number,
    usedAt: orNull(number),
  });
};

const refreshToken: Member = (value, at) => {
  check(value, at, { ...consent, endsAt: orNull(number), usedAt: orNull(number), revokedAt: orNull(number) });
};

const accessToken: Member = (value, at) => {
  check(value, at, { provider: oneOf(identityProviders), endsAt: number });
};
