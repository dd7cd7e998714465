import { afterEach, expect, test } from 'vitest';
import { anAccount, aTag } from '../kit/account.js';
import { anEmulator, post, Read, stateOf, stopEmulators, v13 } from './wire.js';

afterEach(stopEmulators);

/*
 * What clients sent that this project did not write, given the service's own WSDL: PHP 8.2 (php-soap) and Python
 * (python3-suds 1.1.2, Debian 12), as recorded, long values shortened.
 */

const php = (content: string) =>
  '<?xml version="1.0" encoding="UTF-8"?>\n<SOAP-ENV:Envelope xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/" ' +
  `xmlns:ns1="${v13}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><SOAP-ENV:Header>` +
  '<ns1:AuthenticationToken>t</ns1:AuthenticationToken><ns1:CustomerAccountId>2001</ns1:CustomerAccountId>' +
  '<ns1:CustomerId>1001</ns1:CustomerId><ns1:DeveloperToken>d</ns1:DeveloperToken></SOAP-ENV:Header><SOAP-ENV:Body>' +
  `<ns1:AddConversionGoalsRequest><ns1:ConversionGoals>${content}</ns1:ConversionGoals></ns1:AddConversionGoalsRequest>` +
  '</SOAP-ENV:Body></SOAP-ENV:Envelope>\n';
const phpGoal = (name: string, revenue: string, id = '') =>
  `<ns1:ConversionGoal xsi:type="ns1:EventGoal"${id}><ns1:GoalCategory>Purchase</ns1:GoalCategory><ns1:Name>${name}</ns1:Name>` +
  `${revenue}<ns1:Scope>Account</ns1:Scope><ns1:TagId>5</ns1:TagId><ns1:ActionExpression>a</ns1:ActionExpression>` +
  '<ns1:ActionOperator>Equals</ns1:ActionOperator></ns1:ConversionGoal>';
const revenue = (id = '') =>
  `<ns1:Revenue${id}><ns1:CurrencyCode>USD</ns1:CurrencyCode><ns1:Type>FixedValue</ns1:Type><ns1:Value>3</ns1:Value></ns1:Revenue>`;

test.each([
  [
    'PHP, one revenue for two goals',
    php(phpGoal('a', revenue(' id="ref1"')) + phpGoal('b', '<ns1:Revenue href="#ref1"/>')),
    [],
    ['a', 'b'],
  ],
  [
    'PHP, one goal twice',
    php(`${phpGoal('a', revenue(), ' id="ref1"')}<ns1:ConversionGoal href="#ref1" xsi:type="ns1:EventGoal"/>`),
    [[1, 5316]],
    ['a'],
  ],
  [
    'suds, with two prefixes for the envelope',
    '<?xml version="1.0" encoding="UTF-8"?><SOAP-ENV:Envelope xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/" ' +
      `xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:v13="${v13}" xmlns:ns0="${v13}" ` +
      'xmlns:ns1="http://schemas.xmlsoap.org/soap/envelope/"><SOAP-ENV:Header><v13:AuthenticationToken>t</v13:AuthenticationToken>' +
      '<v13:CustomerAccountId>2001</v13:CustomerAccountId><v13:CustomerId>1001</v13:CustomerId>' +
      '<v13:DeveloperToken>d</v13:DeveloperToken></SOAP-ENV:Header><ns1:Body><ns0:AddConversionGoalsRequest><ns0:ConversionGoals>' +
      '<ns0:ConversionGoal xsi:type="ns0:EventGoal"><ns0:GoalCategory>Purchase</ns0:GoalCategory><ns0:Name>a</ns0:Name>' +
      '<ns0:Revenue><ns0:CurrencyCode>USD</ns0:CurrencyCode><ns0:Type>FixedValue</ns0:Type><ns0:Value>3</ns0:Value></ns0:Revenue>' +
      '<ns0:TagId>5</ns0:TagId><ns0:ActionExpression>a</ns0:ActionExpression><ns0:ActionOperator>Equals</ns0:ActionOperator>' +
      '</ns0:ConversionGoal></ns0:ConversionGoals></ns0:AddConversionGoalsRequest></ns1:Body></SOAP-ENV:Envelope>',
    [],
    ['a'],
  ],
])('%s', async (_, xml, refusals, names) => {
  const emulator = await anEmulator(anAccount({ tags: [aTag({ id: '5' })] }));
  const { status, text } = await post(emulator, 'AddConversionGoals', xml);
  expect([status, new Read(status, text).refusals]).toEqual([200, refusals]);
  const goals = (await stateOf(emulator)).customers['1001']?.goals ?? [];
  const three = { currencyCode: 'USD', type: 'FixedValue', value: '3' };
  expect(goals.map((goal) => [goal.name, goal.revenue])).toEqual(names.map((name) => [name, three]));
});
