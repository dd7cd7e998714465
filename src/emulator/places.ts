import { type QName, qname } from '../contract/contract.js';
import type { Service } from '../contract/services.js';

/** Where a service is, and how it says that an operation refused a call. */
export interface Place {
  service: Service;
  soapPath: string;
  /** The operations are below it. */
  restPath: string;
  operationFault: QName;
}

const places: Place[] = [
  {
    service: 'CampaignManagement',
    soapPath: '/Api/Advertiser/CampaignManagement/v13/CampaignManagementService.svc',
    restPath: '/CampaignManagement/v13/',
    operationFault: qname('https://bingads.microsoft.com/CampaignManagement/v13', 'ApiFaultDetail'),
  },
  {
    service: 'CustomerManagement',
    soapPath: '/Api/CustomerManagement/v13/CustomerManagementService.svc',
    restPath: '/CustomerManagement/v13/',
    operationFault: qname('https://bingads.microsoft.com/Customer/v13/Exception', 'ApiFault'),
  },
];

/** IIS compares paths without regard to case. */
export function placeOverSoap(pathname: string): Place | undefined {
  return places.find(({ soapPath }) => soapPath.toLowerCase() === pathname.toLowerCase());
}

export function placeOverRest(pathname: string): Place | undefined {
  return places.find(({ restPath }) => pathname.startsWith(restPath));
}
