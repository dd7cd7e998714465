import { describe, expect, test } from 'vitest';
import { contractOf, derivedTypes, localName, qname } from '../../src/contract/contract.js';
import { accountLifeCycleStatuses } from '../../src/domain/account.js';
import { membersOf } from './members.js';

// What the service's contract says, written down a second time from its documentation pages: a slip of the pen in the
// packaged WSDL shows here, where the official file is not at hand.
const v13 = 'https://bingads.microsoft.com/Customer/v13';
const entities = `${v13}/Entities`;
const exception = `${v13}/Exception`;
const adapi = 'https://adapi.microsoft.com';
const arrays = 'http://schemas.microsoft.com/2003/10/Serialization/Arrays';
const pairs = 'http://schemas.datacontract.org/2004/07/System.Collections.Generic';
const packaged = await contractOf('CustomerManagement');

test.each<[string, string[]]>([
  [
    'AdvertiserAccount',
    [
      'BillToCustomerId: long?',
      'CurrencyCode: CurrencyCode?',
      'AccountFinancialStatus: AccountFinancialStatus?',
      'Id: long?',
      'Language: LanguageType?',
      'LastModifiedByUserId: long?',
      'LastModifiedTime: dateTime?',
      'Name: string?',
      'Number: string?',
      'ParentCustomerId: long',
      'PaymentMethodId: long?',
      'PaymentMethodType: PaymentMethodType?',
      'PrimaryUserId: long?',
      'AccountLifeCycleStatus: AccountLifeCycleStatus?',
      'TimeStamp: base64Binary?',
      'TimeZone: TimeZoneType?',
      'PauseReason: unsignedByte?',
      'ForwardCompatibilityMap: ArrayOfKeyValuePairOfstringstring?',
      'LinkedAgencies: ArrayOfCustomerInfo?',
      'SalesHouseCustomerId: long?',
      'TaxInformation: ArrayOfKeyValuePairOfstringstring?',
      'BackUpPaymentInstrumentId: long?',
      'BillingThresholdAmount: decimal?',
      'BusinessAddress: Address?',
      'AutoTagType: AutoTagType?',
      'SoldToPaymentInstrumentId: long?',
      'TaxCertificate: AccountTaxCertificate?',
      'AccountMode: string?',
    ],
  ],
  [
    'User',
    [
      'ContactInfo: ContactInfo?',
      'CustomerId: long?',
      'Id: long?',
      'JobTitle: string?',
      'LastModifiedByUserId: long?',
      'LastModifiedTime: dateTime?',
      'Lcid: LCID?',
      'Name: PersonName?',
      'Password: string?',
      'SecretAnswer: string?',
      'SecretQuestion: SecretQuestion',
      'UserLifeCycleStatus: UserLifeCycleStatus?',
      'TimeStamp: base64Binary?',
      'UserName: string?',
      'ForwardCompatibilityMap: ArrayOfKeyValuePairOfstringstring?',
      'AuthenticationToken: string?',
    ],
  ],
  ['PersonName', ['FirstName: string?', 'LastName: string?', 'MiddleInitial: string?']],
  [
    'ContactInfo',
    [
      'Address: Address?',
      'ContactByPhone: boolean?',
      'ContactByPostalMail: boolean?',
      'Email: string?',
      'EmailFormat: EmailFormat?',
      'Fax: string?',
      'HomePhone: string?',
      'Id: long?',
      'Mobile: string?',
      'Phone1: string?',
      'Phone2: string?',
    ],
  ],
  [
    'Address',
    [
      'City: string?',
      'CountryCode: string?',
      'Id: long?',
      'Line1: string?',
      'Line2: string?',
      'Line3: string?',
      'Line4: string?',
      'PostalCode: string?',
      'StateOrProvince: string?',
      'TimeStamp: base64Binary?',
      'BusinessName: string?',
    ],
  ],
  [
    'CustomerRole',
    [
      'RoleId: int',
      'CustomerId: long',
      'AccountIds: ArrayOflong?',
      'LinkedAccountIds: ArrayOflong?',
      'CustomerLinkPermission: string?',
    ],
  ],
  [
    'AccountInfo',
    [
      'Id: long',
      'Name: string?',
      'Number: string?',
      'AccountLifeCycleStatus: AccountLifeCycleStatus',
      'PauseReason: unsignedByte?',
    ],
  ],
  ['CustomerInfo', ['Id: long?', 'Name: string?']],
  ['Predicate', ['Field: string?', 'Operator: PredicateOperator', 'Value: string?']],
  ['OrderBy', ['Field: OrderByField', 'Order: SortOrder']],
  ['Paging', ['Index: int', 'Size: int']],
  ['ArrayOfAdvertiserAccount', ['AdvertiserAccount: AdvertiserAccount[]?']],
  ['ArrayOfCustomerRole', ['CustomerRole: CustomerRole[]?']],
  ['ArrayOfAccountInfo', ['AccountInfo: AccountInfo[]?']],
  ['ArrayOfPredicate', ['Predicate: Predicate[]?']],
  ['ArrayOfOrderBy', ['OrderBy: OrderBy[]?']],
])('%s has its members in their order', (type, members) => {
  expect(membersOf(packaged, entities, type)).toEqual(members);
});

test.each<[string, string, string[]]>([
  [adapi, 'AdApiFaultDetail', ['TrackingId: string?', 'Errors: ArrayOfAdApiError?']],
  [adapi, 'AdApiError', ['Code: int', 'Detail: string?', 'ErrorCode: string?', 'Message: string?']],
  [exception, 'ApiFault', ['TrackingId: string?', 'OperationErrors: ArrayOfOperationError?']],
  // A number and no symbol, where Campaign Management has both.
  [exception, 'OperationError', ['Code: int', 'Details: string?', 'Message: string?']],
  [arrays, 'ArrayOflong', ['long: long[]']],
  [pairs, 'KeyValuePairOfstringstring', ['key: string?', 'value: string?']],
])('{%s}%s has its members in their order', (namespace, type, members) => {
  expect(membersOf(packaged, namespace, type)).toEqual(members);
});

describe('operations', () => {
  test.each<[string, string[], string[]]>([
    ['GetUser', ['UserId: long?'], ['User: User?', 'CustomerRoles: ArrayOfCustomerRole?']],
    [
      'SearchAccounts',
      [
        'Predicates: ArrayOfPredicate?',
        'Ordering: ArrayOfOrderBy?',
        'PageInfo: Paging?',
        'ReturnAdditionalFields: AccountAdditionalField?',
      ],
      ['Accounts: ArrayOfAdvertiserAccount?'],
    ],
    ['GetAccountsInfo', ['CustomerId: long?', 'OnlyParentAccounts: boolean'], ['AccountsInfo: ArrayOfAccountInfo?']],
  ])('%s', (name, request, response) => {
    expect(packaged.operations.get(name)).toEqual({
      name,
      soapAction: name,
      request: qname(v13, `${name}Request`),
      response: qname(v13, `${name}Response`),
      // No customer and no account: who is meant is in the request.
      headers: ['ApplicationToken', 'AuthenticationToken', 'DeveloperToken', 'Password', 'UserName'],
    });
    expect(membersOf(packaged, v13, `${name}Request`)).toEqual(request);
    expect(membersOf(packaged, v13, `${name}Response`)).toEqual(response);
  });

  test('are at the production address', () => {
    expect(packaged).toMatchObject({
      targetNamespace: v13,
      address:
        'https://clientcenter.api.bingads.microsoft.com/Api/CustomerManagement/v13/CustomerManagementService.svc',
    });
  });
});

test.each<[string, readonly string[], boolean]>([
  ['AccountLifeCycleStatus', accountLifeCycleStatuses, false],
  ['UserLifeCycleStatus', ['Pending', 'Active', 'Inactive', 'Deleted'], false],
  [
    'PredicateOperator',
    ['Equals', 'NotEquals', 'GreaterThanEquals', 'LessThanEquals', 'Contains', 'StartsWith', 'NotContains', 'In'],
    false,
  ],
  ['SortOrder', ['Ascending', 'Descending'], false],
  ['AccountAdditionalField', ['TaxCertificate', 'AccountMode', 'CouponClaimInfo'], true],
])('%s has the words %o; a set of them: %s', (name, values, isList) => {
  const found = packaged.enumerations.get(qname(entities, name));
  expect({ ...found, values: [...(found?.values ?? [])].sort() }).toMatchObject({ values: [...values].sort(), isList });
});

test('every time zone has its word, and currencies are codes of ISO 4217', () => {
  const words = (name: string) => packaged.enumerations.get(qname(entities, name))?.values ?? [];
  expect(words('TimeZoneType')).toHaveLength(75);
  expect(words('CurrencyCode')).toEqual(expect.arrayContaining(['USD', 'EUR']));
});

test('faults are a family', () => {
  const kinds = derivedTypes(packaged, qname(adapi, 'ApplicationFault')).map(({ name }) => localName(name));
  expect(kinds.sort()).toEqual(['AdApiFaultDetail', 'ApiFault']);
});
