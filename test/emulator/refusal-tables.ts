import type { Switches } from '../../src/emulator/switches.js';
import {
  aDurationGoal,
  anAccount,
  anAppInstallGoal,
  anEventGoal,
  anInStoreGoal,
  anOfflineGoal,
  aTag,
  aUrlGoal,
} from '../kit/account.js';
import { type Caller, goalXml, ids, tagXml } from './wire.js';

/** What all the tables below look at. */
export const account = (switches: Partial<Switches> = {}) =>
  anAccount({
    switches,
    tags: [aTag({ id: '5', name: 'shop' }), aTag({ id: '6', name: 'blog' })],
    goals: [
      anEventGoal({ id: '71', name: 'Order' }),
      aUrlGoal({ id: '72', name: 'Old', goalCategory: 'None' }),
      anInStoreGoal({ id: '73', name: 'Store' }),
      anOfflineGoal({ id: '74', name: 'Phone' }),
      anAppInstallGoal({ id: '75', name: 'App' }),
      anEventGoal({ id: '76', name: 'Auto', isAutoGoal: true, tagId: '6', scope: 'Customer' }),
      aUrlGoal({ id: '77', name: 'Resting', tagId: '6', status: 'Paused' }),
      aDurationGoal({ id: '78', name: 'Stayed', scope: 'Customer' }),
    ],
    usedGoalNames: ['Once'],
  });

const times = (n: number, xml: (i: number) => string) => Array.from({ length: n }, (_, i) => xml(i)).join('');
const numbers = (n: number) => Array.from({ length: n }, (_, i) => i + 1);
export const types = '<ConversionGoalTypes>Url Event</ConversionGoalTypes>';
const allTypes = (...words: string[]) => `<ConversionGoalTypes>${words.join(' ')}</ConversionGoalTypes>`;

/** The list as a whole: an ApiFaultDetail, and nothing is looked at. */
export const wholeCalls: [
  code: number,
  operation: string,
  why: string,
  content: string,
  switches?: Partial<Switches>,
][] = [
  [5308, 'AddUetTags', 'no list', ''],
  [5308, 'AddUetTags', 'an empty list', '<UetTags/>'],
  [5308, 'UpdateUetTags', 'a nil list', '<UetTags i:nil="true"/>'],
  [5309, 'AddUetTags', '101 tags', `<UetTags>${times(101, (i) => tagXml(`<Name>n${i}</Name>`))}</UetTags>`],
  [5309, 'UpdateUetTags', '101 tags', `<UetTags>${times(101, (i) => tagXml(`<Id>${i}</Id>`))}</UetTags>`],
  [5304, 'GetUetTagsByIds', '101 ids', ids('TagIds', numbers(101))],
  [5301, 'GetUetTagsByIds', 'an id twice', ids('TagIds', [5, 5])],
  [204, 'GetUetTagAuthKey', 'a customer without keys', '<UetTagId>5</UetTagId>', { authKeys: false }],
  [5321, 'AddConversionGoals', 'no list', ''],
  [5321, 'UpdateConversionGoals', 'an empty list', '<ConversionGoals/>'],
  [
    5322,
    'AddConversionGoals',
    '101 goals',
    `<ConversionGoals>${times(101, () => goalXml('UrlGoal', ''))}</ConversionGoals>`,
  ],
  [5329, 'GetConversionGoalsByIds', 'no types', ''],
  [5329, 'GetConversionGoalsByTagIds', 'empty types', `${ids('TagIds', [5])}<ConversionGoalTypes/>`],
  [5318, 'GetConversionGoalsByIds', '101 ids', ids('ConversionGoalIds', numbers(101)) + types],
  [5315, 'GetConversionGoalsByIds', 'an id twice', ids('ConversionGoalIds', [71, 71]) + types],
  [5330, 'GetConversionGoalsByTagIds', 'no tag ids', types],
  [5304, 'GetConversionGoalsByTagIds', '101 tag ids', ids('TagIds', numbers(101)) + types],
  [5301, 'GetConversionGoalsByTagIds', 'a tag id twice', ids('TagIds', [5, 5]) + types],
  [
    5359,
    'GetConversionGoalsByIds',
    'in-store among others',
    allTypes('Url', 'InStoreTransaction'),
    { inStorePilot: false },
  ],
  [212, 'GetConversionGoalsByIds', 'app installs without pilot', allTypes('AppInstall'), { appInstallPilot: false }],
  [212, 'GetConversionGoalsByIds', 'app downloads without pilot', allTypes('AppDownload'), { appDownloadPilot: false }],
  [206, 'GetAccountProperties', 'no names', '<AccountPropertyNames/>'],
];

/** One item: a PartialError, and null in its place. */
export const tagAdds: [code: number, why: string, members: string, switches?: Partial<Switches>][] = [
  [5311, 'an id', '<Id>9</Id><Name>n</Name>'],
  [5305, 'no name', '<Description>d</Description>'],
  [5305, 'a nil name', '<Name i:nil="true"/>'],
  [5306, 'an empty name', '<Name/>'],
  [5306, 'a blank name', '<Name>  </Name>'],
  [5306, '101 characters', `<Name>${'n'.repeat(101)}</Name>`],
  [5307, 'an empty description', '<Description/><Name>n</Name>'],
  [5307, 'a description of 1,025', `<Description>${'d'.repeat(1025)}</Description><Name>n</Name>`],
  [5303, 'a name that is taken', '<Name>SHOP</Name>'],
  [5313, 'one tag too many', '<Name>n</Name>', { tagLimit: 2 }],
];

export const tagUpdates: [code: number, why: string, members: string][] = [
  [5312, 'no id', '<Name>n</Name>'],
  [5300, 'an unknown id', '<Id>404</Id>'],
  [5306, 'an empty name', '<Id>5</Id><Name/>'],
  [5307, 'an empty description', '<Description/><Id>5</Id>'],
  [5303, 'the name of another', '<Id>5</Id><Name>Blog</Name>'],
];

const category = '<GoalCategory>Purchase</GoalCategory>';
const named = `${category}<Name>n</Name>`;
const tag = '<TagId>5</TagId>';
const url = '<UrlExpression>/x</UrlExpression>';
const revenue = (xml: string) => `<Revenue>${xml}</Revenue>`;
const fixed = (value: string) =>
  revenue(`<CurrencyCode>USD</CurrencyCode><Type>FixedValue</Type><Value>${value}</Value>`);
const action = '<ActionExpression>a</ActionExpression><ActionOperator>Equals</ActionOperator>';
const app = '<AppPlatform>iOS</AppPlatform><AppStoreId>1</AppStoreId>';
const account1 = '<Scope>Account</Scope>';

export const goalAdds: [code: number, why: string, type: string, members: string, switches?: Partial<Switches>][] = [
  [5331, 'no class', 'ConversionGoal', named],
  [5331, 'a Type that says another', 'UrlGoal', `${named}${tag}<Type>Event</Type>${url}`],
  [5324, 'an id', 'UrlGoal', `${category}<Id>9</Id><Name>n</Name>${tag}${url}`],
  [5319, 'no name', 'UrlGoal', `${category}${tag}${url}`],
  [5320, 'an empty name', 'UrlGoal', `${category}<Name/>${tag}${url}`],
  [5320, '101 characters', 'UrlGoal', `${category}<Name>${'n'.repeat(101)}</Name>${tag}${url}`],
  [5317, 'a name that is taken', 'UrlGoal', `${category}<Name>ORDER</Name>${tag}${url}`],
  [5317, 'a name that was used once', 'UrlGoal', `${category}<Name>once</Name>${tag}${url}`],
  [5328, 'Status Deleted', 'UrlGoal', `${named}<Status>Deleted</Status>${tag}${url}`],
  [3347, 'no category, Url', 'UrlGoal', `<Name>n</Name>${tag}${url}`],
  [3347, 'no category, Event', 'EventGoal', `<Name>n</Name>${tag}${action}`],
  [3347, 'no category, Offline', 'OfflineConversionGoal', '<Name>n</Name>'],
  [3349, 'category None', 'UrlGoal', `<GoalCategory>None</GoalCategory><Name>n</Name>${tag}${url}`],
  [3349, 'category Unknown', 'UrlGoal', `<GoalCategory>Unknown</GoalCategory><Name>n</Name>${tag}${url}`],
  [3349, 'Download for Url', 'UrlGoal', `<GoalCategory>Download</GoalCategory><Name>n</Name>${tag}${url}`],
  [3349, 'PageView for Duration', 'DurationGoal', `<GoalCategory>PageView</GoalCategory><Name>n</Name>${tag}`],
  [3349, 'Purchase for an app', 'AppInstallGoal', `${named}${app}`],
  [3349, 'Other for in-store', 'InStoreTransactionGoal', '<GoalCategory>Other</GoalCategory><Name>n</Name>'],
  [5330, 'no tag', 'UrlGoal', `${named}${url}`],
  [5300, 'an unknown tag', 'UrlGoal', `${named}<TagId>404</TagId>${url}`],
  [5300, 'a tag for an offline goal', 'OfflineConversionGoal', `${named}${tag}`],
  [5337, 'a window of 0', 'UrlGoal', `<ConversionWindowInMinutes>0</ConversionWindowInMinutes>${named}${tag}${url}`],
  [5337, '129,601', 'UrlGoal', `<ConversionWindowInMinutes>129601</ConversionWindowInMinutes>${named}${tag}${url}`],
  [6608, '0 view-through', 'UrlGoal', `${named}${tag}${viewThrough(0)}${url}`],
  [6608, '43,201 view-through', 'UrlGoal', `${named}${tag}${viewThrough(43_201)}${url}`],
  [6605, 'view-through without', 'UrlGoal', `${named}${tag}${viewThrough(60)}${url}`, { viewThroughPilot: false }],
  [6609, 'view-through, offline', 'OfflineConversionGoal', `${named}${viewThrough(60)}`],
  [6609, 'view-through, app', 'AppInstallGoal', `<Name>n</Name>${viewThrough(60)}${app}`],
  [
    201,
    'attribution, offline',
    'OfflineConversionGoal',
    `<AttributionModelType>LastClick</AttributionModelType>${named}`,
  ],
  [5332, 'variable for Duration', 'DurationGoal', `<Name>n</Name>${revenue('<Type>VariableValue</Type>')}${tag}`],
  [5332, 'variable for an app', 'AppInstallGoal', `<Name>n</Name>${revenue('<Type>VariableValue</Type>')}${app}`],
  [5333, 'fixed without value', 'UrlGoal', `${named}${revenue('<Type>FixedValue</Type>')}${tag}${url}`],
  [5333, 'a value for NoValue', 'UrlGoal', `${named}${revenue('<Type>NoValue</Type><Value>1</Value>')}${tag}${url}`],
  [5333, 'a value without type', 'UrlGoal', `${named}${revenue('<Value>1</Value>')}${tag}${url}`],
  [5333, 'less than nothing', 'UrlGoal', `${named}${fixed('-1')}${tag}${url}`],
  [5333, 'ten million', 'UrlGoal', `${named}${fixed('10000000')}${tag}${url}`],
  [5333, 'four decimals', 'UrlGoal', `${named}${fixed('1.0001')}${tag}${url}`],
  [5351, 'an unknown currency', 'UrlGoal', `${named}${revenue('<CurrencyCode>USDollar</CurrencyCode>')}${tag}${url}`],
  [5352, 'a currency for Duration', 'DurationGoal', `<Name>n</Name>${fixed('1')}${tag}`],
  [5355, 'no currency, customer', 'UrlGoal', `${named}${revenue('<Type>VariableValue</Type>')}${tag}${url}`],
  [5334, 'no URL', 'UrlGoal', `${named}${tag}`],
  [5341, 'an empty URL', 'UrlGoal', `${named}${tag}<UrlExpression/>`],
  [5341, 'a URL of 2,049', 'UrlGoal', `${named}${tag}<UrlExpression>${'u'.repeat(2049)}</UrlExpression>`],
  [5336, 'no pair', 'EventGoal', `${named}${tag}`],
  [5343, 'an action without operator', 'EventGoal', `${named}${tag}<ActionExpression>a</ActionExpression>`],
  [5343, 'an empty action', 'EventGoal', `${named}${tag}<ActionExpression/><ActionOperator>Equals</ActionOperator>`],
  [5342, 'a category of 101', 'EventGoal', `${named}${tag}${pair('Category', 'c'.repeat(101))}`],
  [5342, 'an operator without category', 'EventGoal', `${named}${tag}<CategoryOperator>Equals</CategoryOperator>`],
  [5344, 'an operator without label', 'EventGoal', `${named}${tag}${action}<LabelOperator>Equals</LabelOperator>`],
  [5345, 'a value without operator', 'EventGoal', `${named}${tag}${action}<Value>1</Value>`],
  [5345, 'an operator without value', 'EventGoal', `${named}${tag}<ValueOperator>Equals</ValueOperator>`],
  [5345, 'a value below 0', 'EventGoal', `${named}${tag}<Value>-1</Value><ValueOperator>Equals</ValueOperator>`],
  [5338, 'less than no time', 'DurationGoal', `<Name>n</Name>${tag}${seconds(-1)}`],
  [5338, 'a whole day', 'DurationGoal', `<Name>n</Name>${tag}${seconds(86_400)}`],
  [5339, 'no number of pages', 'PagesViewedPerVisitGoal', `<Name>n</Name>${tag}`],
  [5339, '-1 pages', 'PagesViewedPerVisitGoal', `<Name>n</Name>${tag}<MinimumPagesViewed>-1</MinimumPagesViewed>`],
  [5340, 'no platform', 'AppInstallGoal', '<Name>n</Name><AppStoreId>1</AppStoreId>'],
  [
    5340,
    'an unknown platform',
    'AppDownloadGoal',
    '<Name>n</Name><AppPlatform>PalmOS</AppPlatform><AppStoreId>1</AppStoreId>',
  ],
  [5335, 'no app', 'AppInstallGoal', '<Name>n</Name><AppPlatform>iOS</AppPlatform>'],
  [5346, 'an empty app', 'AppInstallGoal', '<Name>n</Name><AppPlatform>iOS</AppPlatform><AppStoreId/>'],
  [5348, 'an app of one account', 'AppInstallGoal', `<Name>n</Name>${account1}${app}`],
  [5349, 'an app counted once', 'AppInstallGoal', `<CountType>Unique</CountType><Name>n</Name>${app}`],
  [5357, 'in-store of one account', 'InStoreTransactionGoal', `<Name>n</Name>${account1}`],
  [5358, 'a second in-store goal', 'InStoreTransactionGoal', '<Name>n</Name>'],
  [5359, 'in-store without pilot', 'InStoreTransactionGoal', '<Name>n</Name>', { inStorePilot: false }],
  [212, 'an app without pilot', 'AppInstallGoal', `<Name>n</Name>${app}`, { appInstallPilot: false }],
  [212, 'a download without pilot', 'AppDownloadGoal', `<Name>n</Name>${app}`, { appDownloadPilot: false }],
  [5667, "an active auto goal's tag and category", 'UrlGoal', `${named}<TagId>6</TagId>${url}`],
  [5326, 'one too many for the account', 'UrlGoal', `${named}${tag}${url}`, { goalsPerAccountLimit: 8 }],
  [5327, 'one too many for the customer', 'UrlGoal', `${named}${tag}${url}`, { goalsPerCustomerLimit: 8 }],
];

export const goalUpdates: [code: number, why: string, type: string, members: string][] = [
  [5325, 'no id', 'EventGoal', '<Name>n</Name>'],
  [5314, 'an unknown id', 'EventGoal', `<Id>404</Id>${action}`],
  [5331, 'no class', 'ConversionGoal', '<Id>71</Id>'],
  [5320, 'an empty name', 'EventGoal', `<Id>71</Id><Name/>${action}`],
  [5317, 'the name of another', 'EventGoal', `<Id>71</Id><Name>old</Name>${action}`],
  [5336, 'an Event goal without pairs', 'EventGoal', '<Id>71</Id><Status>Paused</Status>'],
  [5344, 'half a pair', 'EventGoal', `<Id>71</Id>${action}<LabelOperator>Contains</LabelOperator>`],
  [201, 'another scope', 'EventGoal', `<Id>71</Id><Scope>Customer</Scope>${action}`],
  [5348, 'an app of one account', 'AppInstallGoal', '<Id>75</Id><Scope>Account</Scope>'],
  [5357, 'in-store of one account', 'InStoreTransactionGoal', '<Id>73</Id><Scope>Account</Scope>'],
  [3347, 'a stored None', 'UrlGoal', '<Id>72</Id><Name>newer</Name>'],
  [3349, 'None', 'UrlGoal', '<GoalCategory>None</GoalCategory><Id>72</Id>'],
  [5341, 'an empty URL', 'UrlGoal', `${category}<Id>72</Id><UrlExpression/>`],
  [5356, 'in-store to Url', 'UrlGoal', `${category}<Id>73</Id>${tag}${url}`],
  [5356, 'offline to Url', 'UrlGoal', `${category}<Id>74</Id>${tag}${url}`],
  [5356, 'Url to offline', 'OfflineConversionGoal', `${category}<Id>72</Id>`],
  [5356, 'an app to Url', 'UrlGoal', `${category}<Id>75</Id>${tag}${url}`],
  [201, 'the name of an auto goal', 'EventGoal', '<Id>76</Id><Name>n</Name>'],
  [201, 'the pairs of an auto goal', 'EventGoal', `<Id>76</Id>${action}`],
  [5667, "resuming beside an auto goal's", 'UrlGoal', '<Id>77</Id><Status>Active</Status>'],
  [5300, 'an unknown tag', 'UrlGoal', `${category}<Id>72</Id><TagId>404</TagId>`],
  [5334, 'Duration to Url without URL', 'UrlGoal', `${category}<Id>78</Id>`],
];

/** Two items of one request that get into each other's way, and items that are nil. */
export const pairsOfItems: [code: number, operation: string, list: string, items: string[], index: number][] = [
  [5310, 'AddUetTags', 'UetTags', [tagXml('<Name>a</Name>'), '<UetTag i:nil="true"/>'], 1],
  [5310, 'UpdateUetTags', 'UetTags', ['<UetTag i:nil="true"/>'], 0],
  [5302, 'AddUetTags', 'UetTags', [tagXml('<Name>a</Name>'), tagXml('<Name>A</Name>')], 1],
  [5301, 'UpdateUetTags', 'UetTags', [tagXml('<Id>5</Id>'), tagXml('<Id>5</Id>')], 1],
  [5323, 'AddConversionGoals', 'ConversionGoals', ['<ConversionGoal i:nil="true"/>'], 0],
  [5323, 'UpdateConversionGoals', 'ConversionGoals', ['<ConversionGoal i:nil="true"/>'], 0],
  [
    5316,
    'AddConversionGoals',
    'ConversionGoals',
    ['a', 'A'].map((name) => goalXml('UrlGoal', `${category}<Name>${name}</Name>${tag}${url}`)),
    1,
  ],
  [
    5315,
    'UpdateConversionGoals',
    'ConversionGoals',
    ['Paused', 'Active'].map((status) => goalXml('EventGoal', `<Id>71</Id><Status>${status}</Status>${action}`)),
    1,
  ],
];

/** Before the operation runs; 1029 and 1030 come from the service behind the gateway. */
export const gateway: [code: number, kind: string, why: string, caller: Caller, switches?: Partial<Switches>][] = [
  [116, 'AdApiFaultDetail', 'no access token', { token: '' }],
  [116, 'AdApiFaultDetail', 'no developer token', { developer: '' }],
  [1029, 'ApiFaultDetail', 'no customer', { customer: '' }],
  [1029, 'ApiFaultDetail', 'the word None for a customer', { customer: 'None' }],
  [1030, 'ApiFaultDetail', 'no account', { account: '' }],
  [106, 'AdApiFaultDetail', 'an account number for its id', { account: 'F1234567' }],
  [106, 'AdApiFaultDetail', 'the name of a method for its id', { customer: 'constructor', account: '__proto__' }],
  [106, 'AdApiFaultDetail', 'a customer beyond 64 bits', { customer: '9223372036854775808' }],
  [106, 'AdApiFaultDetail', 'a forbidden account', {}, { forbiddenAccounts: ['2001'] }],
  [106, 'AdApiFaultDetail', 'an unknown account', { account: '9' }, { knownAccountsOnly: true }],
  [105, 'AdApiFaultDetail', 'an unknown token', { token: 'x' }, { accessTokens: ['y'] }],
  [105, 'AdApiFaultDetail', 'an unknown developer token', { developer: 'x' }, { developerTokens: ['y'] }],
  [109, 'AdApiFaultDetail', 'a token that has run out', { token: 'x' }, { expiredTokens: ['x'] }],
];

function viewThrough(minutes: number): string {
  return `<ViewThroughConversionWindowInMinutes>${minutes}</ViewThroughConversionWindowInMinutes>`;
}

function seconds(n: number): string {
  return `<MinimumDurationInSeconds>${n}</MinimumDurationInSeconds>`;
}

function pair(name: string, expression: string): string {
  return `<${name}Expression>${expression}</${name}Expression><${name}Operator>Equals</${name}Operator>`;
}
