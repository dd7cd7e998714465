import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { contract, packagedWsdlPath } from '../../src/contract/contract.js';
import { type ContractDifference, diffContracts, differencesOf } from '../../src/contract/diff.js';
import { parseContract } from '../../src/contract/parse.js';
import { services } from '../../src/contract/services.js';

const wsdl = readFileSync(packagedWsdlPath('CampaignManagement'), 'utf8');

/** What is found when the service's contract is ours with this change. */
function foundAfter(change: (wsdl: string) => string): ContractDifference[] {
  const changed = change(wsdl);
  expect(changed).not.toBe(wsdl);
  return diffContracts(contract(), parseContract(changed));
}

test.each(services)('the contract of %s does not differ from itself', async (service) => {
  const live = parseContract(readFileSync(packagedWsdlPath(service), 'utf8'));
  expect(await differencesOf(service, live)).toEqual([]);
});

test('a difference is told with its service, in a fault too', async () => {
  const customers = readFileSync(packagedWsdlPath('CustomerManagement'), 'utf8');
  const details = '<xs:element name="Details" type="xs:string" minOccurs="0" nillable="true"/>';
  const [first, ...more] = await differencesOf('CustomerManagement', parseContract(customers.replace(details, '')));
  expect(more).toEqual([]);
  expect(first).toMatchObject({
    service: 'CustomerManagement',
    severity: 'warning',
    subject: 'OperationError.Details',
    message: 'an element is gone',
  });
});

test('what else the service offers is left out', () => {
  const more =
    '<xs:complexType name="Campaign"><xs:sequence><xs:element name="Id" type="xs:long"/></xs:sequence></xs:complexType><xs:complexType name="UetTag">';
  expect(foundAfter((text) => text.replace('<xs:complexType name="UetTag">', more))).toEqual([]);
});

test('each difference says what it is and what follows', () => {
  const added = '<xs:element name="Color" type="xs:string" minOccurs="0" nillable="true"/>';
  expect(
    foundAfter((text) => text.replace('<xs:element name="Description"', `${added}<xs:element name="Description"`)),
  ).toEqual([
    {
      severity: 'info',
      subject: 'UetTag.Color',
      packaged: null,
      live: 'Color: string, 0..1, nillable',
      message: 'a new optional element',
      meaning: 'bingctl passes it on as it comes, and cannot set it until an update',
    },
  ]);
});

const description = '<xs:element name="Description" type="xs:string" minOccurs="0" nillable="true"/>';
const partialErrors = '<xs:element name="PartialErrors" type="v13:ArrayOfBatchError" minOccurs="0" nillable="true"/>';

describe('a change of the service', () => {
  test.each<[string, (text: string) => string, string, string, string]>([
    [
      'an operation goes',
      (t) => t.replaceAll('<wsdl:operation name="AddUetTags">', '<wsdl:operation name="AddTags">'),
      'error',
      'AddUetTags',
      'the operation AddUetTags is gone',
    ],
    [
      'a SOAPAction changes',
      (t) => t.replace('soapAction="AddUetTags"', 'soapAction="Add"'),
      'error',
      'AddUetTags',
      'its SOAPAction is another',
    ],
    [
      'a header goes',
      (t) => t.replaceAll(/<soap:header message="v13:AddUetTagsRequest_Headers" part="CustomerId"[^>]*>/g, ''),
      'error',
      'AddUetTags',
      'its header elements changed',
    ],
    ['an element goes', (t) => t.replace(description, ''), 'error', 'UetTag.Description', 'an element is gone'],
    [
      'an element moves',
      (t) => t.replace(description, '').replace(/(<xs:element name="Industry"[^>]*>)/, `$1${description}`),
      'error',
      'UetTag',
      'its elements moved',
    ],
    [
      'an element becomes required',
      (t) => t.replace(description, description.replace('"0"', '"1"')),
      'error',
      'UetTag.Description',
      'it is required now',
    ],
    [
      'an element is never nil again',
      (t) => t.replace(description, description.replace('true', 'false')),
      'warning',
      'UetTag.Description',
      'it can no longer be nil',
    ],
    [
      'an element has another type',
      (t) => t.replace(description, description.replace('string', 'int')),
      'error',
      'UetTag.Description',
      'its type is another',
    ],
    [
      'a required element comes',
      (t) => t.replace(description, `<xs:element name="Color" type="xs:int"/>${description}`),
      'error',
      'UetTag.Color',
      'a new required element',
    ],
    [
      'a word comes',
      (t) =>
        t.replace(
          '<xs:enumeration value="Contact"/>',
          '<xs:enumeration value="Contact"/><xs:enumeration value="StoreVisit"/>',
        ),
      'info',
      'ConversionGoalCategory',
      'a new word StoreVisit',
    ],
    [
      'a word goes',
      (t) => t.replace('<xs:enumeration value="Contact"/>', ''),
      'warning',
      'ConversionGoalCategory',
      'the word Contact is gone',
    ],
    [
      'a type of goal comes',
      (t) =>
        t.replace(
          '<xs:complexType name="UrlGoal">',
          '<xs:complexType name="SmartGoal"><xs:complexContent><xs:extension base="v13:ConversionGoal"><xs:sequence/></xs:extension></xs:complexContent></xs:complexType><xs:complexType name="UrlGoal">',
        ),
      'info',
      'ConversionGoal',
      'a new kind SmartGoal',
    ],
    [
      'a type of goal goes',
      (t) => t.replace('name="InStoreTransactionGoal"', 'name="StoreGoal"'),
      'error',
      'InStoreTransactionGoal',
      'the type is gone',
    ],
    [
      'an answer loses an element',
      (t) => t.replace(partialErrors, ''),
      'warning',
      'GetUetTagsByIdsResponse.PartialErrors',
      'an element is gone',
    ],
    [
      'the path changes',
      (t) => t.replace('/v13/CampaignManagementService.svc"/>', '/v14/CampaignManagementService.svc"/>'),
      'warning',
      'address',
      'the service names another path',
    ],
  ])('%s', (_, change, severity, subject, message) => {
    const found = foundAfter(change);
    expect(found).toContainEqual(
      expect.objectContaining({ severity, subject, message, meaning: expect.stringMatching(/\w/) }),
    );
  });
});

test('the gravest come first', () => {
  const found = foundAfter((t) =>
    t.replace('<xs:enumeration value="Contact"/>', '<xs:enumeration value="Kontakt"/>').replace(description, ''),
  );
  expect(found.map(({ severity }) => severity)).toEqual(['error', 'warning', 'info']);
});

test('says nothing of another host: the sandbox and the emulator have their own', () => {
  const sandbox = (text: string) =>
    text.replace('https://campaign.api.bingads', 'https://campaign.api.sandbox.bingads');
  expect(foundAfter(sandbox)).toEqual([]);
});
