import type { Service } from '../contract/services.js';
import type { Environment } from '../domain/environment.js';
import { isLoopback } from '../domain/hosts.js';
import { usage } from '../errors.js';

export interface Endpoint {
  environment: Environment;
  /** Every call goes to this origin, with the paths of production; `baseUrlOf` has checked that it is one. */
  baseUrl?: string | undefined;
}

interface Place {
  /** The first part of the host's name. */
  host: string;
  soapPath: string;
  /** What the paths of its operations begin with over REST. */
  restPath: string;
}

// Web Service Addresses (web-service-addresses.md).
const places: Record<Service, Place> = {
  CampaignManagement: {
    host: 'campaign',
    soapPath: '/Api/Advertiser/CampaignManagement/v13/CampaignManagementService.svc',
    restPath: '/CampaignManagement/v13',
  },
  CustomerManagement: {
    host: 'clientcenter',
    soapPath: '/Api/CustomerManagement/v13/CustomerManagementService.svc',
    restPath: '/CustomerManagement/v13',
  },
};
const domains = { production: 'api.bingads.microsoft.com', sandbox: 'api.sandbox.bingads.microsoft.com' };

/**
 * Where a service listens for SOAP.
 * @throws BingctlError of kind `usage` for an address that must not be given a credential
 */
export function soapAddress(service: Service, endpoint: Endpoint): URL {
  return new URL(places[service].soapPath, serviceOrigin(service, endpoint));
}

/**
 * What the addresses of a service's operations begin with over REST.
 * @throws BingctlError of kind `usage` for an address that must not be given a credential
 */
export function restAddress(service: Service, endpoint: Endpoint): URL {
  return new URL(places[service].restPath, serviceOrigin(service, endpoint));
}

/**
 * The origin of a service: the base URL where there is one, else the environment's.
 * @throws BingctlError of kind `usage` for a base URL that would send credentials in clear text
 */
export function serviceOrigin(service: Service, { environment, baseUrl }: Endpoint): string {
  if (baseUrl !== undefined) return checkedOrigin(baseUrl);
  if (environment === 'local') throw usage('the local environment needs the address of an emulator');
  return `https://${places[service].host}.${domains[environment]}`;
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
