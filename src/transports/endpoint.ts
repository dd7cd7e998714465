import type { Environment } from '../domain/environment.js';
import { isLoopback } from '../domain/hosts.js';
import { usage } from '../errors.js';

export interface Endpoint {
  environment: Environment;
  /** Every call goes to this origin, with the paths of production; `baseUrlOf` has checked that it is one. */
  baseUrl?: string | undefined;
}

// Web Service Addresses (web-service-addresses.md).
const soapPath = '/Api/Advertiser/CampaignManagement/v13/CampaignManagementService.svc';
const restPath = '/CampaignManagement/v13';
const origins = {
  production: 'https://campaign.api.bingads.microsoft.com',
  sandbox: 'https://campaign.api.sandbox.bingads.microsoft.com',
};

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
 * @throws BingctlError of kind `usage` for a base URL that would send credentials in clear text
 */
export function serviceOrigin({ environment, baseUrl }: Endpoint): string {
  if (baseUrl !== undefined) return checkedOrigin(baseUrl);
  if (environment === 'local') throw usage('the local environment needs the address of an emulator');
  return origins[environment];
}

function checkedOrigin(baseUrl: string): string {
  const url = new URL(baseUrl);
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    throw usage(`${url.origin} would get credentials in clear text: http is for loopback only`, {
      hint: `use https://${url.host}`,
    });
  }
  return url.origin;
}
