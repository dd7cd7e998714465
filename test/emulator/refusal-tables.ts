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
import type { Member, Members } from './faces.js';
import type { Caller } from './wire.js';

/** What all the tables of refusals look at. */
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

const times = (n: number, member: (i: number) => Member) => Array.from({ length: n }, (_, i) => member(i));
const numbers = (n: number) => times(n, (i) => String(i + 1));
export const ConversionGoalTypes = ['Url', 'Event'];

/** The list as a whole: an ApiFaultDetail, and nothing is looked at. */
export const wholeCalls: [
  code: number,
  operation: string,
  why: string,
  request: Members,
  switches?: Partial<Switches>,
][] = [
  [5308, 'AddUetTags', 'no list', {}],
  [5308, 'AddUetTags', 'an empty list', { UetTags: [] }],
  [5308, 'UpdateUetTags', 'a nil list', { UetTags: null }],
  [5309, 'AddUetTags', '101 tags', { UetTags: times(101, (i) => ({ Name: `n${i}` })) }],
  [5309, 'UpdateUetTags', '101 tags', { UetTags: times(101, (i) => ({ Id: String(i) })) }],
  [5304, 'GetUetTagsByIds', '101 ids', { TagIds: numbers(101) }],
  [5301, 'GetUetTagsByIds', 'an id twice', { TagIds: ['5', '5'] }],
  [204, 'GetUetTagAuthKey', 'a customer without keys', { UetTagId: '5' }, { authKeys: false }],
  [5321, 'AddConversionGoals', 'no list', {}],
  [5321, 'UpdateConversionGoals', 'an empty list', { ConversionGoals: [] }],
  [5322, 'AddConversionGoals', '101 goals', { ConversionGoals: times(101, () => ({ Type: 'Url' })) }],
  [5329, 'GetConversionGoalsByIds', 'no types', {}],
  [5329, 'GetConversionGoalsByTagIds', 'no types', { TagIds: ['5'] }],
  [5318, 'GetConversionGoalsByIds', '101 ids', { ConversionGoalIds: numbers(101), ConversionGoalTypes }],
  [5315, 'GetConversionGoalsByIds', 'an id twice', { ConversionGoalIds: ['71', '71'], ConversionGoalTypes }],
  [5330, 'GetConversionGoalsByTagIds', 'no tag ids', { ConversionGoalTypes }],
  [5304, 'GetConversionGoalsByTagIds', '101 tag ids', { TagIds: numbers(101), ConversionGoalTypes }],
  [5301, 'GetConversionGoalsByTagIds', 'a tag id twice', { TagIds: ['5', '5'], ConversionGoalTypes }],
  [
    5359,
    'GetConversionGoalsByIds',
    'in-store among others',
    { ConversionGoalTypes: ['Url', 'InStoreTransaction'] },
    { inStorePilot: false },
  ],
  [
    212,
    'GetConversionGoalsByIds',
    'app installs without pilot',
    { ConversionGoalTypes: ['AppInstall'] },
    { appInstallPilot: false },
  ],
  [
    212,
    'GetConversionGoalsByIds',
    'app downloads without pilot',
    { ConversionGoalTypes: ['AppDownload'] },
    { appDownloadPilot: false },
  ],
  [206, 'GetAccountProperties', 'no names', { AccountPropertyNames: [] }],
];

/** One item: a PartialError, and null in its place. */
export const tagAdds: [code: number, why: string, members: Members, switches?: Partial<Switches>][] = [
  [5311, 'an id', { Id: '9', Name: 'n' }],
  [5305, 'no name', { Description: 'd' }],
  [5305, 'a nil name', { Name: null }],
  [5306, 'an empty name', { Name: '' }],
  [5306, 'a blank name', { Name: '  ' }],
  [5306, '101 characters', { Name: 'n'.repeat(101) }],
  [5307, 'an empty description', { Description: '', Name: 'n' }],
  [5307, 'a description of 1,025', { Description: 'd'.repeat(1025), Name: 'n' }],
  [5303, 'a name that is taken', { Name: 'SHOP' }],
  [5313, 'one tag too many', { Name: 'n' }, { tagLimit: 2 }],
];

export const tagUpdates: [code: number, why: string, members: Members][] = [
  [5312, 'no id', { Name: 'n' }],
  [5300, 'an unknown id', { Id: '404' }],
  [5306, 'an empty name', { Id: '5', Name: '' }],
  [5307, 'an empty description', { Description: '', Id: '5' }],
  [5303, 'the name of another', { Id: '5', Name: 'Blog' }],
];

const GoalCategory = 'Purchase';
const action = { ActionExpression: 'a', ActionOperator: 'Equals' };

/** Two items of one request that get into each other's way, and items that are nil. */
export const pairsOfItems: [code: number, operation: string, request: Members, index: number][] = [
  [5310, 'AddUetTags', { UetTags: [{ Name: 'a' }, null] }, 1],
  [5310, 'UpdateUetTags', { UetTags: [null] }, 0],
  [5302, 'AddUetTags', { UetTags: [{ Name: 'a' }, { Name: 'A' }] }, 1],
  [5301, 'UpdateUetTags', { UetTags: [{ Id: '5' }, { Id: '5' }] }, 1],
  [5323, 'AddConversionGoals', { ConversionGoals: [null] }, 0],
  [5323, 'UpdateConversionGoals', { ConversionGoals: [null] }, 0],
  [
    5316,
    'AddConversionGoals',
    {
      ConversionGoals: ['a', 'A'].map((Name) => ({ Type: 'Url', GoalCategory, Name, TagId: '5', UrlExpression: '/x' })),
    },
    1,
  ],
  [
    5315,
    'UpdateConversionGoals',
    { ConversionGoals: ['Paused', 'Active'].map((Status) => ({ Type: 'Event', Id: '71', Status, ...action })) },
    1,
  ],
];

/** Before the operation runs; 1029 and 1030 come from the service behind the gateway. REST has a status for each. */
export const gateway: [
  code: number,
  kind: string,
  restStatus: number,
  why: string,
  caller: Caller,
  switches?: Partial<Switches>,
][] = [
  [116, 'AdApiFaultDetail', 400, 'no access token', { token: '' }],
  [116, 'AdApiFaultDetail', 400, 'no developer token', { developer: '' }],
  [116, 'AdApiFaultDetail', 400, 'the word None for a developer token', { developer: 'None' }],
  [1029, 'ApiFaultDetail', 400, 'no customer', { customer: '' }],
  [1029, 'ApiFaultDetail', 400, 'the word None for a customer', { customer: 'None' }],
  [1030, 'ApiFaultDetail', 400, 'no account', { account: '' }],
  [1030, 'ApiFaultDetail', 400, 'the word None for an account', { account: 'None' }],
  [106, 'AdApiFaultDetail', 403, 'an account number for its id', { account: 'F1234567' }],
  [106, 'AdApiFaultDetail', 403, 'the name of a method for its id', { customer: 'constructor', account: '__proto__' }],
  [106, 'AdApiFaultDetail', 403, 'a customer beyond 64 bits', { customer: '9223372036854775808' }],
  [106, 'AdApiFaultDetail', 403, 'a forbidden account', {}, { forbiddenAccounts: ['2001'] }],
  [106, 'AdApiFaultDetail', 403, 'an unknown account', { account: '9' }, { knownAccountsOnly: true }],
  [105, 'AdApiFaultDetail', 401, 'an unknown token', { token: 'x' }, { accessTokens: ['y'] }],
  [105, 'AdApiFaultDetail', 401, 'an unknown developer token', { developer: 'x' }, { developerTokens: ['y'] }],
  [109, 'AdApiFaultDetail', 401, 'a token that has run out', { token: 'x' }, { expiredTokens: ['x'] }],
];
