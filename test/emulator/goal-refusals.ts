import type { Switches } from '../../src/emulator/switches.js';
import type { Members } from './faces.js';

/* Goals that are refused in the account of refusal-tables.ts. */

const GoalCategory = 'Purchase';
const named = { GoalCategory, Name: 'n' };
const unsorted = { Name: 'n' };
const tag = { TagId: '5' };
const url = { UrlExpression: '/x' };
const action = { ActionExpression: 'a', ActionOperator: 'Equals' };
const app = { AppPlatform: 'iOS', AppStoreId: '1' };
const whole = { ...named, ...tag, ...url };
const event = { ...named, ...tag };
const account = { Scope: 'Account' };
const variable = { Revenue: { Type: 'VariableValue' } };
const fixed = (Value: number) => ({ Revenue: { CurrencyCode: 'USD', Type: 'FixedValue', Value } });
const viewThrough = (minutes: number) => ({ ViewThroughConversionWindowInMinutes: minutes });

export const goalAdds: [code: number, why: string, type: string, members: Members, switches?: Partial<Switches>][] = [
  [5324, 'an id', 'Url', { ...whole, Id: '9' }],
  [5319, 'no name', 'Url', { GoalCategory, ...tag, ...url }],
  [5319, 'a nil name', 'Url', { ...whole, Name: null }],
  [5320, 'an empty name', 'Url', { ...whole, Name: '' }],
  [5320, '101 characters', 'Url', { ...whole, Name: 'n'.repeat(101) }],
  [5317, 'a name that is taken', 'Url', { ...whole, Name: 'ORDER' }],
  [5317, 'a name that was used once', 'Url', { ...whole, Name: 'once' }],
  [5328, 'Status Deleted', 'Url', { ...whole, Status: 'Deleted' }],
  [3347, 'no category, Url', 'Url', { ...unsorted, ...tag, ...url }],
  [3347, 'no category, Event', 'Event', { ...unsorted, ...tag, ...action }],
  [3347, 'no category, Offline', 'OfflineConversion', unsorted],
  [3349, 'category None', 'Url', { ...whole, GoalCategory: 'None' }],
  [3349, 'category Unknown', 'Url', { ...whole, GoalCategory: 'Unknown' }],
  [3349, 'Download for Url', 'Url', { ...whole, GoalCategory: 'Download' }],
  [3349, 'PageView for Duration', 'Duration', { ...unsorted, ...tag, GoalCategory: 'PageView' }],
  [3349, 'Purchase for an app', 'AppInstall', { ...named, ...app }],
  [3349, 'Other for in-store', 'InStoreTransaction', { ...unsorted, GoalCategory: 'Other' }],
  [5330, 'no tag', 'Url', { ...named, ...url }],
  [5300, 'an unknown tag', 'Url', { ...whole, TagId: '404' }],
  [5300, 'a tag for an offline goal', 'OfflineConversion', { ...named, ...tag }],
  [5337, 'a window of 0', 'Url', { ...whole, ConversionWindowInMinutes: 0 }],
  [5337, '129,601', 'Url', { ...whole, ConversionWindowInMinutes: 129_601 }],
  [6608, '0 view-through', 'Url', { ...whole, ...viewThrough(0) }],
  [6608, '43,201 view-through', 'Url', { ...whole, ...viewThrough(43_201) }],
  [6605, 'view-through without', 'Url', { ...whole, ...viewThrough(60) }, { viewThroughPilot: false }],
  [6609, 'view-through, offline', 'OfflineConversion', { ...named, ...viewThrough(60) }],
  [6609, 'view-through, app', 'AppInstall', { ...unsorted, ...app, ...viewThrough(60) }],
  [201, 'attribution, offline', 'OfflineConversion', { ...named, AttributionModelType: 'LastClick' }],
  [5332, 'variable for Duration', 'Duration', { ...unsorted, ...tag, ...variable }],
  [5332, 'variable for an app', 'AppInstall', { ...unsorted, ...app, ...variable }],
  [5333, 'fixed without value', 'Url', { ...whole, Revenue: { Type: 'FixedValue' } }],
  [5333, 'a value for NoValue', 'Url', { ...whole, Revenue: { Type: 'NoValue', Value: 1 } }],
  [5333, 'a value without type', 'Url', { ...whole, Revenue: { Value: 1 } }],
  [5333, 'less than nothing', 'Url', { ...whole, ...fixed(-1) }],
  [5333, 'ten million', 'Url', { ...whole, ...fixed(10_000_000) }],
  [5333, 'four decimals', 'Url', { ...whole, ...fixed(1.0001) }],
  [5351, 'an unknown currency', 'Url', { ...whole, Revenue: { CurrencyCode: 'USDollar' } }],
  [5352, 'a currency for Duration', 'Duration', { ...unsorted, ...tag, ...fixed(1) }],
  [5355, 'no currency, customer', 'Url', { ...whole, ...variable }],
  [5334, 'no URL', 'Url', { ...named, ...tag }],
  [5341, 'an empty URL', 'Url', { ...whole, UrlExpression: '' }],
  [5341, 'a URL of 2,049', 'Url', { ...whole, UrlExpression: 'u'.repeat(2049) }],
  [5336, 'no pair', 'Event', event],
  [5343, 'an action without operator', 'Event', { ...event, ActionExpression: 'a' }],
  [5343, 'an empty action', 'Event', { ...event, ActionExpression: '', ActionOperator: 'Equals' }],
  [5342, 'a category of 101', 'Event', { ...event, CategoryExpression: 'c'.repeat(101), CategoryOperator: 'Equals' }],
  [5342, 'an operator without category', 'Event', { ...event, CategoryOperator: 'Equals' }],
  [5344, 'an operator without label', 'Event', { ...event, ...action, LabelOperator: 'Equals' }],
  [5345, 'a value without operator', 'Event', { ...event, ...action, Value: 1 }],
  [5345, 'an operator without value', 'Event', { ...event, ValueOperator: 'Equals' }],
  [5345, 'a value below 0', 'Event', { ...event, Value: -1, ValueOperator: 'Equals' }],
  [5338, 'less than no time', 'Duration', { ...unsorted, ...tag, MinimumDurationInSeconds: -1 }],
  [5338, 'a whole day', 'Duration', { ...unsorted, ...tag, MinimumDurationInSeconds: 86_400 }],
  [5339, 'no number of pages', 'PagesViewedPerVisit', { ...unsorted, ...tag }],
  [5339, '-1 pages', 'PagesViewedPerVisit', { ...unsorted, ...tag, MinimumPagesViewed: -1 }],
  [5340, 'no platform', 'AppInstall', { ...unsorted, AppStoreId: '1' }],
  [5340, 'an unknown platform', 'AppDownload', { ...unsorted, AppPlatform: 'PalmOS', AppStoreId: '1' }],
  [5335, 'no app', 'AppInstall', { ...unsorted, AppPlatform: 'iOS' }],
  [5346, 'an empty app', 'AppInstall', { ...unsorted, AppPlatform: 'iOS', AppStoreId: '' }],
  [5348, 'an app of one account', 'AppInstall', { ...unsorted, ...account, ...app }],
  [5349, 'an app counted once', 'AppInstall', { ...unsorted, ...app, CountType: 'Unique' }],
  [5357, 'in-store of one account', 'InStoreTransaction', { ...unsorted, ...account }],
  [5358, 'a second in-store goal', 'InStoreTransaction', unsorted],
  [5359, 'in-store without pilot', 'InStoreTransaction', unsorted, { inStorePilot: false }],
  [212, 'an app without pilot', 'AppInstall', { ...unsorted, ...app }, { appInstallPilot: false }],
  [212, 'a download without pilot', 'AppDownload', { ...unsorted, ...app }, { appDownloadPilot: false }],
  [5667, "an active auto goal's tag and category", 'Url', { ...whole, TagId: '6' }],
  [5326, 'one too many for the account', 'Url', whole, { goalsPerAccountLimit: 8 }],
  [5327, 'one too many for the customer', 'Url', whole, { goalsPerCustomerLimit: 8 }],
];

export const goalUpdates: [code: number, why: string, type: string, members: Members][] = [
  [5325, 'no id', 'Event', unsorted],
  [5314, 'an unknown id', 'Event', { Id: '404', ...action }],
  [5320, 'an empty name', 'Event', { Id: '71', Name: '', ...action }],
  [5317, 'the name of another', 'Event', { Id: '71', Name: 'old', ...action }],
  [5336, 'an Event goal without pairs', 'Event', { Id: '71', Status: 'Paused' }],
  [5344, 'half a pair', 'Event', { Id: '71', ...action, LabelOperator: 'Contains' }],
  [201, 'another scope', 'Event', { Id: '71', Scope: 'Customer', ...action }],
  [5348, 'an app of one account', 'AppInstall', { Id: '75', ...account }],
  [5357, 'in-store of one account', 'InStoreTransaction', { Id: '73', ...account }],
  [3347, 'a stored None', 'Url', { Id: '72', Name: 'newer' }],
  [3349, 'None', 'Url', { GoalCategory: 'None', Id: '72' }],
  [5341, 'an empty URL', 'Url', { GoalCategory, Id: '72', UrlExpression: '' }],
  [5356, 'in-store to Url', 'Url', { GoalCategory, Id: '73', ...tag, ...url }],
  [5356, 'offline to Url', 'Url', { GoalCategory, Id: '74', ...tag, ...url }],
  [5356, 'Url to offline', 'OfflineConversion', { GoalCategory, Id: '72' }],
  [5356, 'an app to Url', 'Url', { GoalCategory, Id: '75', ...tag, ...url }],
  [201, 'the name of an auto goal', 'Event', { Id: '76', Name: 'n' }],
  [201, 'the pairs of an auto goal', 'Event', { Id: '76', ...action }],
  [5667, "resuming beside an auto goal's", 'Url', { Id: '77', Status: 'Active' }],
  [5300, 'an unknown tag', 'Url', { GoalCategory, Id: '72', TagId: '404' }],
  [5334, 'Duration to Url without URL', 'Url', { GoalCategory, Id: '78' }],
];
