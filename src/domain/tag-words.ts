import type { Industry, TagTrackingStatus } from './tag.js';
import type { WordList } from './words.js';

export const tagTrackingStatusWords: WordList<TagTrackingStatus> = {
  what: 'a tracking status',
  words: [
    { word: 'unverified', service: 'Unverified' },
    { word: 'active', service: 'Active' },
    { word: 'inactive', service: 'Inactive' },
  ],
};

export const industryWords: WordList<Exclude<Industry, 'Unknown'>> = {
  what: 'an industry',
  words: [
    { word: 'adult-gambling', service: 'AdultGambling' },
    { word: 'autos', service: 'Autos' },
    { word: 'b2b-services', service: 'B2BServices' },
    { word: 'b2c-services', service: 'B2CServices' },
    { word: 'cpg', service: 'CPG' },
    { word: 'careers-education', service: 'CareersEducation' },
    { word: 'community-social-charitable-groups', service: 'CommunitySocialCharitableGroups' },
    { word: 'entertainment', service: 'Entertainment' },
    { word: 'financial-services-insurance', service: 'FinancialServicesInsurance' },
    { word: 'government', service: 'Government' },
    { word: 'health-wellness', service: 'HealthWellness' },
    { word: 'real-estate', service: 'RealEstate' },
    { word: 'restaurants-food', service: 'RestaurantsFood' },
    { word: 'retail', service: 'Retail' },
    { word: 'science-social-science-others', service: 'ScienceSocialScienceOthers' },
    { word: 'technology-telecommunications', service: 'TechnologyTelecommunications' },
    { word: 'travel-transportation', service: 'TravelTransportation' },
    { word: 'other', service: 'Other' },
  ],
  refused: [{ service: 'Unknown', why: 'the service keeps it for tags without an industry' }],
};
