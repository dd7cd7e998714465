import type { Scope } from '../../domain/goal.js';
import { refuseCall } from '../refusal.js';
import { accountToChange, customerOf, customerToChange, type World } from '../world.js';
import type { Requests } from './requests.js';

const autoTagging = 'MSCLKIDAutoTaggingEnabled';

/** Properties that hold a text; all others but None hold true or false. */
const texts = new Set([
  'TrackingUrlTemplate',
  'FinalUrlSuffix',
  'AutoBiddingViewThroughConversionsValueAttributionWeight',
  'LoopBackWindowForViewThroughConversions',
  'BusinessAttributes',
  'BlockedContentSegments',
]);

/** getaccountproperties: values are strings, in the order of the question. */
export function getAccountProperties(request: Requests['GetAccountProperties'], world: World) {
  const names = request.accountPropertyNames ?? [];
  if (names.length === 0) refuseCall(206);
  return { accountProperties: names.map((name) => ({ name, value: accountProperty(world, name) })), partialErrors: [] };
}

export function accountProperty(world: World, name: string): string | null {
  const customer = customerOf(world);
  const set = customer.accounts[world.accountId]?.properties[name] ?? customer.properties[name];
  if (set !== undefined) return set;
  if (name === 'None' || texts.has(name)) return null;
  return String(name === 'IncludeViewThroughConversions' && world.switches.viewThroughPilot);
}

/**
 * The side effect of adding or updating most goals: auto-tagging goes on for the account, with scope Customer for every
 * account of the customer, those that the state has not met included (addconversiongoals.md).
 */
export function switchAutoTaggingOn(scope: Scope, world: World): void {
  if (scope === 'Account') {
    accountToChange(world).properties[autoTagging] = 'true';
    return;
  }
  const customer = customerToChange(world);
  customer.properties[autoTagging] = 'true';
  for (const account of Object.values(customer.accounts)) account.properties[autoTagging] = 'true';
}
