import type { Revenue, Scope } from '../../domain/goal.js';
import { refuse } from '../refusal.js';
import type { GoalRecord } from '../state.js';
import { customerOf, type World } from '../world.js';
import { isAmount } from './amounts.js';
import { goalCurrencies } from './currencies.js';
import type { GoalKind } from './goal-kinds.js';
import type { SentGoal } from './requests.js';

/**
 * The revenue a goal ends up with (conversiongoalrevenue.md). One that is sent replaces all three members: a type that is
 * left out becomes NoValue, so an empty object clears, as the official sample shows and the page denies.
 */
export function settleRevenue(
  sent: SentGoal['revenue'],
  stored: GoalRecord | null,
  kind: GoalKind,
  scope: Scope,
  world: World,
): Revenue {
  if (!sent) return keptRevenue(stored, kind);
  const type = sent.type ?? 'NoValue';
  const value = sent.value ?? null;
  const currencyCode = sent.currencyCode || null;

  if (!kind.revenueTypes.includes(type)) refuse(5332);
  if (type === 'NoValue' ? value !== null : value !== null && !isAmount(value)) refuse(5333);
  if (type === 'FixedValue' && value === null) refuse(5333);

  if (currencyCode !== null && !kind.hasCurrency) refuse(5352);
  if (currencyCode !== null && !goalCurrencies.has(currencyCode)) refuse(5351);
  if (type === 'NoValue' || !kind.hasCurrency) return { currencyCode, type, value };
  // Accounts of a customer may differ in currency; one account has its own to fall back on.
  if (currencyCode === null && scope === 'Customer') refuse(5355);
  return { currencyCode: currencyCode ?? accountCurrency(world), type, value };
}

function keptRevenue(stored: GoalRecord | null, kind: GoalKind): Revenue {
  if (!stored) return { currencyCode: null, type: 'NoValue', value: null };
  const { revenue } = stored;
  // The goal may have become one of another type that knows less.
  if (revenue.type !== null && !kind.revenueTypes.includes(revenue.type)) refuse(5332);
  return kind.hasCurrency ? revenue : { ...revenue, currencyCode: null };
}

function accountCurrency(world: World): string {
  return customerOf(world).accounts[world.accountId]?.currency ?? world.switches.currency;
}
