import { type Goal, type GoalType, goalAdditionalFields, goalTypes } from '../domain/goal.js';
import { BingctlError } from '../errors.js';
import type { Call, CallOptions } from './operations.js';

/** Everything that could be read, and the goal types that could not. */
export interface GoalListing {
  goals: Goal[];
  /** Types that the account has no pilot for: it cannot have goals of them. */
  unavailable: GoalType[];
  /** Types that could not be read though the account may have goals of them. */
  unread: { types: GoalType[]; error: BingctlError }[];
}

/**
 * One type that the account has no pilot for makes the whole call fail (seen live over SOAP, 2026-07, with 5359), so the
 * types that need one are asked for alone. The others come in one call.
 */
const alwaysThere: GoalType[] = ['Url', 'Duration', 'PagesViewedPerVisit', 'Event', 'OfflineConversion'];
const behindPilots: GoalType[] = goalTypes.filter((type) => !alwaysThere.includes(type));

/**
 * InStoreTransactionPilotNotEnabledForCustomer; for the app types no page names a code: OperationNotSupported and
 * CampaignServiceEntityTypeNotSupported are the general ones (operation-error-codes.md).
 */
const noPilot = new Set([5359, 204, 212]);

/** All goals of the account, whatever pilots it has, those without a tag among them; order of the service, by id once. */
export async function listGoals(call: Call, options: CallOptions = {}): Promise<GoalListing> {
  const parts = await Promise.all([alwaysThere, ...behindPilots.map((type) => [type])].map(read));
  const ids = new Set<string | null>();
  const goals = parts
    .flatMap((part) => part.goals)
    .filter(({ id }) => {
      const fresh = id === null || !ids.has(id);
      ids.add(id);
      return fresh;
    });
  return {
    goals,
    unavailable: parts.flatMap((part) => part.unavailable),
    unread: parts.flatMap((part) => part.unread),
  };

  async function read(types: GoalType[]): Promise<GoalListing> {
    try {
      const answer = await call(
        'GetConversionGoalsByIds',
        { conversionGoalIds: null, conversionGoalTypes: types, returnAdditionalFields: goalAdditionalFields },
        options,
      );
      return { goals: answer.conversionGoals.filter((goal) => goal !== null), unavailable: [], unread: [] };
    } catch (error) {
      if (!(error instanceof BingctlError) || error.kind !== 'refused') throw error;
      if (types.length > 1) return combine(await Promise.all(types.map((type) => read([type]))));
      const pilot = behindPilots.includes(types[0] as GoalType) && error.code !== null && noPilot.has(error.code);
      return { goals: [], unavailable: pilot ? types : [], unread: pilot ? [] : [{ types, error }] };
    }
  }
}

function combine(parts: GoalListing[]): GoalListing {
  return {
    goals: parts.flatMap(({ goals }) => goals),
    unavailable: parts.flatMap(({ unavailable }) => unavailable),
    unread: parts.flatMap(({ unread }) => unread),
  };
}
