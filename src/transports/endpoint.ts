import { usage } from '../errors.js';

export type Environment = 'production' | 'sandbox' | 'local';

export interface Endpoint {
  environment: Environment;
  /** Every call goes to this origin, with the paths of production. */
  baseUrl?: string | undefined;
}

// Web Service Addresses (web-service-addresses.md).
const soapPath = '/Api/Advertiser/CampaignManagement/v13/CampaignManagementService.svc';
const restPath = '/CampaignManagement/v13';
const origins = {
  production: 'https://campaign.api.bingads.microsoft.com',
  sandbox: 'https://campaign.api.sandbox.bingads.microsoft.com',
};

/** Sign-in answers from hosts outside microsoft.com. */
const signInHosts = ['login.microsoftonline.com', 'login.live.com', 'login.windows-ppe.net'];

/**
 * Where the Campaign Management service listens for SOAP.
 * @throws BingctlError of kind `usage` for an address that must not be given a credential
 */
export function soapAddress(endpoint: Endpoint): URL {
  return new URL(soapPath, serviceOrigin(endpoint));
}

/**
 * What the paths of the Campaign Management service begin with over REST.
 * @throws BingctlError of kind `usage` for an address that must not be given a credential
 */
export function restAddress(endpoint: Endpoint): URL {
  return new URL(restPath, serviceOrigin(endpoint));
}

/**
 * The origin of the Campaign Management service: the base URL where there is one, else the environment's.
 * @throws BingctlError of kind `usage` for a base URL that is none, or that would send credentials in clear text
 */
export function serviceOrigin({ environment, baseUrl }: Endpoint): string {
  if (baseUrl !== undefined) return checkedOrigin(baseUrl);
  if (environment === 'local') throw usage('the local environment needs the address of an emulator');
  return origins[environment];
}

function checkedOrigin(baseUrl: string): string {
  // The value is not repeated where it may hold a password.
  if (!URL.canParse(baseUrl)) throw usage('the base URL is not a URL such as http://127.0.0.1:8080');
  const url = new URL(baseUrl);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw usage(`the base URL must be http or https`);
  if (url.username || url.password) throw usage('the base URL must not hold a user name or a password');
  if (url.pathname !== '/' || url.search || url.hash) {
    throw usage(`the base URL is an origin without a path: write ${url.origin}`);
  }
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    throw usage(`${url.origin} would get credentials in clear text: http is for loopback only`, {
      hint: `use https://${url.host}`,
    });
  }
  return url.origin;
}

/** 127.0.0.0/8, ::1 and localhost, as `URL.hostname` writes them. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(hostname);
}

/** Hosts that Microsoft runs: the services, and the sign-in that belongs to them. */
export function isMicrosoftHost(hostname: string): boolean {
  return hostname.endsWith('.microsoft.com') || signInHosts.includes(hostname);
}

/** Credentials from the store and the environment go to Microsoft over TLS, or stay on this machine. */
export function mayGetStoredCredentials(url: URL | string): boolean {
  const { protocol, hostname } = new URL(url);
  return isLoopback(hostname) || (protocol === 'https:' && isMicrosoftHost(hostname));
}
