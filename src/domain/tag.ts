/** 64-bit, so text from wire to screen. */
export type Id = string;

export const tagTrackingStatuses = ['Unverified', 'Active', 'Inactive'] as const;
export type TagTrackingStatus = (typeof tagTrackingStatuses)[number];

/** UetTagIndustry, in the order of the contract (uettagindustry.md). */
export const industries = [
  'AdultGambling',
  'Autos',
  'B2BServices',
  'B2CServices',
  'CPG',
  'CareersEducation',
  'CommunitySocialCharitableGroups',
  'Entertainment',
  'FinancialServicesInsurance',
  'Government',
  'HealthWellness',
  'RealEstate',
  'RestaurantsFood',
  'Retail',
  'ScienceSocialScienceOthers',
  'TechnologyTelecommunications',
  'TravelTransportation',
  'Other',
  'Unknown',
] as const;
export type Industry = (typeof industries)[number];

export interface CustomerShare {
  customerAccountShares: CustomerAccountShare[] | null;
  ownerCustomerId: Id | null;
}

export interface CustomerAccountShare {
  accountId: Id | null;
  associations: { associationCount: Id | null; usageType: string | null }[] | null;
  customerId: Id | null;
}

/** A UET tag as the service returns it: every member there, null where nothing came (uettag.md). Unknown members pass. */
export interface UetTag {
  customerShare: CustomerShare | null;
  description: string | null;
  id: Id;
  industry: Industry | null;
  name: string;
  trackingNoScript: string | null;
  trackingScript: string | null;
  trackingStatus: TagTrackingStatus | null;
}

export const tagFields = [
  'customerShare',
  'description',
  'id',
  'industry',
  'name',
  'trackingNoScript',
  'trackingScript',
  'trackingStatus',
] as const satisfies readonly (keyof UetTag)[];

/** What a user may set on a tag; a member left out is left as it is. */
export interface TagFields {
  name?: string;
  description?: string;
  industry?: Industry;
}
