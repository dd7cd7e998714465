import { describe, expect, test } from 'vitest';
import { contract, derivedTypes, localName, particlesOf, qname } from '../../src/contract/contract.js';
import * as goal from '../../src/domain/goal.js';
import * as tag from '../../src/domain/tag.js';
import { membersOf } from './members.js';

// What the service's contract says, written down a second time from its documentation pages: a slip of the pen in the
// packaged WSDL shows here, where the official file is not at hand.
const v13 = 'https://bingads.microsoft.com/CampaignManagement/v13';
const arrays = 'http://schemas.microsoft.com/2003/10/Serialization/Arrays';
const adapi = 'https://adapi.microsoft.com';
const soapPath = '/Api/Advertiser/CampaignManagement/v13/CampaignManagementService.svc';
const packaged = contract();

const conversionGoal = [
  'AttributionModelType: AttributionModelType?',
  'ConversionWindowInMinutes: int?',
  'CountType: ConversionGoalCountType?',
  'ExcludeFromBidding: boolean?',
  'GoalCategory: ConversionGoalCategory?',
  'Id: long?',
  'IsAutoGoal: boolean?',
  'IsEnhancedConversionsEnabled: boolean?',
  'Name: string?',
  'Revenue: ConversionGoalRevenue?',
  'Scope: EntityScope?',
  'Status: ConversionGoalStatus?',
  'TagId: long?',
  'TrackingStatus: ConversionGoalTrackingStatus?',
  'Type: ConversionGoalType?',
  'ViewThroughConversionWindowInMinutes: int?',
];
const batchError = [
  'Code: int',
  'Details: string?',
  'ErrorCode: string?',
  'FieldPath: string?',
  'ForwardCompatibilityMap: ArrayOfKeyValuePairOfstringstring?',
  'Index: int',
  'Message: string?',
  'Type: string?',
];

test.each<[string, string[]]>([
  [
    'UetTag',
    [
      'CustomerShare: CustomerShare?',
      'Description: string?',
      'Id: long?',
      'Industry: UetTagIndustry?',
      'Name: string?',
      'TrackingNoScript: string?',
      'TrackingScript: string?',
      'TrackingStatus: UetTagTrackingStatus?',
    ],
  ],
  ['CustomerShare', ['CustomerAccountShares: ArrayOfCustomerAccountShare?', 'OwnerCustomerId: long?']],
  [
    'CustomerAccountShare',
    ['AccountId: long?', 'Associations: ArrayOfCustomerAccountShareAssociation?', 'CustomerId: long?'],
  ],
  ['CustomerAccountShareAssociation', ['AssociationCount: long?', 'UsageType: string?']],
  ['ConversionGoal', conversionGoal],
  ['UrlGoal', [...conversionGoal, 'UrlExpression: string?', 'UrlOperator: ExpressionOperator?']],
  ['DurationGoal', [...conversionGoal, 'MinimumDurationInSeconds: int?']],
  ['PagesViewedPerVisitGoal', [...conversionGoal, 'MinimumPagesViewed: int?']],
  [
    'EventGoal',
    [
      ...conversionGoal,
      'ActionExpression: string?',
      'ActionOperator: ExpressionOperator?',
      'CategoryExpression: string?',
      'CategoryOperator: ExpressionOperator?',
      'LabelExpression: string?',
      'LabelOperator: ExpressionOperator?',
      'Value: decimal?',
      'ValueOperator: ValueOperator?',
    ],
  ],
  ['AppInstallGoal', [...conversionGoal, 'AppPlatform: string?', 'AppStoreId: string?']],
  ['AppDownloadGoal', [...conversionGoal, 'AppPlatform: string?', 'AppStoreId: string?']],
  ['OfflineConversionGoal', [...conversionGoal, 'IsExternallyAttributed: boolean?']],
  ['InStoreTransactionGoal', conversionGoal],
  ['ConversionGoalRevenue', ['CurrencyCode: string?', 'Type: ConversionGoalRevenueType?', 'Value: decimal?']],
  ['AccountProperty', ['Name: AccountPropertyName', 'Value: string?']],
  ['BatchError', batchError],
  [
    'EditorialError',
    [
      ...batchError,
      'Appealable: boolean?',
      'DisapprovedText: string?',
      'Location: string?',
      'PublisherCountry: string?',
      'ReasonCode: int',
    ],
  ],
  ['OperationError', ['Code: int', 'Details: string?', 'ErrorCode: string?', 'Message: string?']],
  [
    'ApiFaultDetail',
    ['TrackingId: string?', 'BatchErrors: ArrayOfBatchError?', 'OperationErrors: ArrayOfOperationError?'],
  ],
  ['ArrayOfUetTag', ['UetTag: UetTag[]?']],
  ['ArrayOfConversionGoal', ['ConversionGoal: ConversionGoal[]?']],
  ['ArrayOfBatchError', ['BatchError: BatchError[]?']],
  ['ArrayOfAccountPropertyName', ['AccountPropertyName: AccountPropertyName[]']],
])('%s has its members in their order', (type, members) => {
  expect(membersOf(packaged, v13, type)).toEqual(members);
});

test.each<[string, string, string[]]>([
  [adapi, 'AdApiFaultDetail', ['TrackingId: string?', 'Errors: ArrayOfAdApiError?']],
  // Detail, where all others say Details (Handle Service Errors and Exceptions).
  [adapi, 'AdApiError', ['Code: int', 'Detail: string?', 'ErrorCode: string?', 'Message: string?']],
  [arrays, 'ArrayOflong', ['long: long[]']],
  ['http://schemas.datacontract.org/2004/07/System', 'ArrayOfNullableOflong', ['long: long[]?']],
  [
    'http://schemas.datacontract.org/2004/07/System.Collections.Generic',
    'KeyValuePairOfstringstring',
    ['key: string?', 'value: string?'],
  ],
])('{%s}%s has its members in their order', (namespace, type, members) => {
  expect(membersOf(packaged, namespace, type)).toEqual(members);
});

describe('operations', () => {
  test.each<[string, string[], string[]]>([
    [
      'GetUetTagsByIds',
      ['TagIds: ArrayOflong?', 'ReturnAdditionalFields: UetTagAdditionalField?'],
      ['UetTags: ArrayOfUetTag?', 'PartialErrors: ArrayOfBatchError?'],
    ],
    ['AddUetTags', ['UetTags: ArrayOfUetTag?'], ['UetTags: ArrayOfUetTag?', 'PartialErrors: ArrayOfBatchError?']],
    ['UpdateUetTags', ['UetTags: ArrayOfUetTag?'], ['PartialErrors: ArrayOfBatchError?']],
    ['GetUetTagAuthKey', ['UetTagId: long'], ['UetTagAuthKey: string?', 'PartialErrors: ArrayOfBatchError?']],
    [
      'AddConversionGoals',
      ['ConversionGoals: ArrayOfConversionGoal?'],
      ['ConversionGoalIds: ArrayOfNullableOflong?', 'PartialErrors: ArrayOfBatchError?'],
    ],
    [
      'GetConversionGoalsByIds',
      [
        'ConversionGoalIds: ArrayOflong?',
        'ConversionGoalTypes: ConversionGoalType',
        'ReturnAdditionalFields: ConversionGoalAdditionalField?',
      ],
      ['ConversionGoals: ArrayOfConversionGoal?', 'PartialErrors: ArrayOfBatchError?'],
    ],
    [
      'GetConversionGoalsByTagIds',
      [
        'TagIds: ArrayOflong?',
        'ConversionGoalTypes: ConversionGoalType',
        'ReturnAdditionalFields: ConversionGoalAdditionalField?',
      ],
      ['ConversionGoals: ArrayOfConversionGoal?', 'PartialErrors: ArrayOfBatchError?'],
    ],
    ['UpdateConversionGoals', ['ConversionGoals: ArrayOfConversionGoal?'], ['PartialErrors: ArrayOfBatchError?']],
    [
      'GetAccountProperties',
      ['AccountPropertyNames: ArrayOfAccountPropertyName?'],
      ['AccountProperties: ArrayOfAccountProperty?', 'PartialErrors: ArrayOfBatchError?'],
    ],
  ])('%s', (name, request, response) => {
    expect(packaged.operations.get(name)).toEqual({
      name,
      soapAction: name,
      request: qname(v13, `${name}Request`),
      response: qname(v13, `${name}Response`),
      headers: [
        'ApplicationToken',
        'AuthenticationToken',
        'CustomerAccountId',
        'CustomerId',
        'DeveloperToken',
        'Password',
        'UserName',
      ],
    });
    expect(membersOf(packaged, v13, `${name}Request`)).toEqual(request);
    expect(membersOf(packaged, v13, `${name}Response`)).toEqual(response);
  });

  test('are at the production address', () => {
    expect(packaged).toMatchObject({
      targetNamespace: v13,
      address: `https://campaign.api.bingads.microsoft.com${soapPath}`,
    });
  });
});

test.each<[string, readonly string[], boolean]>([
  ['ConversionGoalType', goal.goalTypes, true],
  ['ConversionGoalAdditionalField', goal.goalAdditionalFields, true],
  ['UetTagAdditionalField', ['Industry'], true],
  ['ConversionGoalCategory', goal.goalCategories, false],
  ['ConversionGoalCountType', goal.countTypes, false],
  ['ConversionGoalStatus', goal.goalStatuses, false],
  ['ConversionGoalTrackingStatus', goal.goalTrackingStatuses, false],
  ['ConversionGoalRevenueType', goal.revenueTypes, false],
  ['EntityScope', goal.scopes, false],
  ['AttributionModelType', goal.attributionModels, false],
  ['ExpressionOperator', goal.expressionOperators, false],
  ['ValueOperator', goal.valueOperators, false],
  ['UetTagIndustry', tag.industries, false],
  ['UetTagTrackingStatus', tag.tagTrackingStatuses, false],
])('%s has the words of the domain, in order; a set of them: %o %s', (name, values, isList) => {
  expect(packaged.enumerations.get(qname(v13, name))).toMatchObject({ values, isList });
});

test('families are whole', () => {
  const kinds = (namespace: string, base: string) =>
    derivedTypes(packaged, qname(namespace, base))
      .map(({ name }) => localName(name))
      .sort();
  expect(kinds(v13, 'ConversionGoal')).toEqual(goal.goalTypes.map(goal.goalClass).sort());
  expect(kinds(v13, 'BatchError')).toEqual(['EditorialError']);
  expect(kinds(adapi, 'ApplicationFault')).toEqual(['AdApiFaultDetail', 'ApiFaultDetail', 'EditorialApiFaultDetail']);
});

test('the fields of the domain are the members of the contract, in its order', () => {
  const fields = (type: string) =>
    particlesOf(packaged, qname(v13, type)).map(({ name }) => name[0]?.toLowerCase() + name.slice(1));
  expect(fields('UetTag')).toEqual(tag.tagFields);
  for (const type of goal.goalTypes) {
    expect(fields(goal.goalClass(type))).toEqual([...goal.goalBaseFields, ...goal.goalOwnFields[type]]);
  }
});
