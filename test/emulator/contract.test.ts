import { afterEach, expect, test } from 'vitest';
import { seed } from '../../src/emulator/seed.js';
import { emptyState } from '../../src/emulator/state.js';
import { aRole, aUser } from '../kit/account.js';
import { schemaErrors } from '../wire/schemas.js';
import { anEmulator, call, goalXml, ids, stopEmulators, tagXml } from './wire.js';

afterEach(stopEmulators);

const types =
  '<ConversionGoalTypes>Url Duration PagesViewedPerVisit Event AppInstall OfflineConversion InStoreTransaction AppDownload</ConversionGoalTypes>';
const fields =
  '<ReturnAdditionalFields>ViewThroughConversionWindowInMinutes IsExternallyAttributed GoalCategory AttributionModelType IsEnhancedConversionsEnabled IsAutoGoal DataDrivenAttribute ApplicationDownloadGoal</ReturnAdditionalFields>';

test('every answer is valid by the contract, shared tags, nulls and refusals among them', async () => {
  const state = emptyState();
  seed(state);
  state.customers['1001']?.tags[0]?.sharedWith.push('3003');
  const emulator = await anEmulator(state);
  const calls: [operation: string, content: string][] = [
    ['GetUetTagsByIds', '<ReturnAdditionalFields>Industry</ReturnAdditionalFields>'],
    ['GetUetTagsByIds', ids('TagIds', [7000001, 404])],
    ['AddUetTags', `<UetTags>${tagXml('<Name>new</Name>')}${tagXml('')}</UetTags>`],
    ['UpdateUetTags', `<UetTags>${tagXml('<Id>404</Id>')}</UetTags>`],
    ['GetUetTagAuthKey', '<UetTagId>7000001</UetTagId>'],
    ['GetUetTagAuthKey', '<UetTagId>404</UetTagId>'],
    ['GetConversionGoalsByIds', types + fields],
    ['GetConversionGoalsByIds', ids('ConversionGoalIds', [404, 7000004]) + types],
    ['GetConversionGoalsByTagIds', ids('TagIds', [7000001, 404]) + types + fields],
    [
      'AddConversionGoals',
      `<ConversionGoals>${goalXml('DurationGoal', '<Name>d</Name><TagId>7000001</TagId>')}${goalXml('UrlGoal', '')}</ConversionGoals>`,
    ],
    ['UpdateConversionGoals', `<ConversionGoals>${goalXml('UrlGoal', '<Id>404</Id>')}</ConversionGoals>`],
    [
      'GetAccountProperties',
      '<AccountPropertyNames><AccountPropertyName>TrackingUrlTemplate</AccountPropertyName></AccountPropertyNames>',
    ],
  ];
  const answers: string[] = [];
  for (const [operation, content] of calls) answers.push((await call(emulator, operation, content)).text);
  expect(await schemaErrors(answers)).toEqual([]);
});

test('so is every answer about users and accounts, in the namespaces of their objects', async () => {
  const state = emptyState();
  seed(state);
  state.users.push(aUser({ roles: [aRole({ accountIds: ['2001'], linkedAccountIds: ['2003'] })] }));
  const emulator = await anEmulator(state);
  const search = (value: string) =>
    `<Predicates><e:Predicate><e:Field>UserId</e:Field><e:Operator>Equals</e:Operator><e:Value>${value}</e:Value>` +
    '</e:Predicate></Predicates><PageInfo><e:Index>0</e:Index><e:Size>9</e:Size></PageInfo>';
  const answers: string[] = [];
  for (const [operation, content] of [
    ['GetUser', ''],
    ['GetUser', '<UserId>404</UserId>'],
    ['SearchAccounts', search('4001')],
    ['SearchAccounts', search('1')],
    ['GetAccountsInfo', '<OnlyParentAccounts>false</OnlyParentAccounts>'],
  ] as const) {
    answers.push((await call(emulator, operation, content)).text);
  }
  expect(answers[0]).toContain('AccountIds');
  // A fault's own elements are SOAP's, which the schema of the envelope does not let in: its detail is looked at alone.
  const bodies = answers.map((text) =>
    text.replace(/<s:Fault>.*?<detail>(.*?)<\/detail><\/s:Fault>/, (_, detail) => detail),
  );
  expect(await schemaErrors(bodies, 'CustomerManagement')).toEqual([]);
});
