import type { AuthorizationServer, Client, ClientAuth } from 'oauth4webapi';
import { allowInsecureRequests, ClientSecretPost, customFetch, None } from 'oauth4webapi';
import { type SignInAddresses, signInAddresses } from '../config/oauth/addresses.js';
import type { PostForm } from '../config/renew.js';
import type { SignInApplication } from './application.js';

/** An application as the library knows it. */
export interface OAuthClient {
  addresses: SignInAddresses;
  server: AuthorizationServer;
  client: Client;
  authentication: ClientAuth;
  options: { [customFetch]: typeof fetch; [allowInsecureRequests]: boolean };
}

/**
 * The library, made to speak over a connection of ours: its requests go by the proxies of the environment, and a redirect
 * of them is refused.
 * @throws BingctlError `usage` for an address that would get secrets in clear text
 */
export function oauthClient(application: SignInApplication, post: PostForm): OAuthClient {
  const { clientId, clientSecret, identityProvider } = application;
  const addresses = signInAddresses(application);
  return {
    addresses,
    server: {
      // Who may be named as the issuer of an answer. Only Google's name is known before: Microsoft's has the tenant in it.
      issuer: identityProvider === 'google' ? 'https://accounts.google.com' : addresses.authorize.origin,
      authorization_endpoint: addresses.authorize.href,
      token_endpoint: addresses.token.href,
      ...(addresses.deviceCode && { device_authorization_endpoint: addresses.deviceCode.href }),
    },
    client: { client_id: clientId },
    authentication: clientSecret === null ? None() : ClientSecretPost(clientSecret),
    // What is not loopback has been refused with the addresses (config/oauth/addresses.ts).
    options: { [customFetch]: fetchOver(post), [allowInsecureRequests]: true },
  };
}

function fetchOver(post: PostForm): typeof fetch {
  return async (url, init) => {
    const form = Object.fromEntries(init?.body as URLSearchParams);
    const { status, body } = await post(new URL(String(url)), form);
    // The library wants to be told that it is JSON; what is not does not parse.
    return new Response(body || null, { status, headers: { 'content-type': 'application/json' } });
  };
}
