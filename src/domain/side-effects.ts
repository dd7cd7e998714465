import type { GoalType, Scope } from './goal.js';
import { kindOf } from './goal-kinds.js';

/** Something that a write brings about beside what was asked for; told before it happens (docs/goals.md). */
export interface SideEffect {
  /** A sentence without a full stop. */
  message: string;
}

/** The account property that says whether auto-tagging is on: `true` or `false`, as text (accountpropertyname.md). */
export const autoTaggingProperty = 'MSCLKIDAutoTaggingEnabled';

/**
 * What making or changing these goals brings about: the service switches MSCLKID auto-tagging on, for every account of the
 * customer when a goal has the scope Customer (addconversiongoals.md).
 * @param autoTagging whether it is on in this account; null when that could not be read. About the customer's other
 *   accounts it says nothing.
 */
export function sideEffectsOfGoals(
  goals: readonly { type?: GoalType | null; scope?: Scope | null }[],
  autoTagging: boolean | null,
): SideEffect[] {
  const switching = goals.filter(({ type }) => type && kindOf(type).switchesAutoTagging);
  if (switching.length === 0) return [];
  const forCustomer = switching.some(({ scope }) => scope === 'Customer');
  if (autoTagging === null) {
    const where = forCustomer ? 'every account of this customer' : 'this account';
    return [{ message: `the service switches MSCLKID auto-tagging on in ${where}, if it is not on already` }];
  }
  if (!autoTagging) {
    const where = forCustomer ? 'in this account and in every other account of this customer' : 'in this account';
    return [{ message: `MSCLKID auto-tagging will be switched on ${where}` }];
  }
  if (!forCustomer) return [];
  return [{ message: 'the service switches MSCLKID auto-tagging on in the accounts of this customer that do without' }];
}

/** What asking for a tag's Conversions API key brings about (getuettagauthkey.md); whether there is one cannot be asked. */
export function sideEffectOfAuthKey(tagName: string): SideEffect {
  return { message: `the service makes a Conversions API key for the UET tag ${tagName}, if it has none` };
}
