import { type Goal, type GoalType, goalAdditionalFields, goalTypes } from '../domain/goal.js';
import { BingctlError, type Kind } from '../errors.js';
import type { Call, CallOptions } from './operations.js';
import { refusal } from './results.js';

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

/** What one part can fail with while the others are answered. Any other failure is one of the whole. */
const ofOnePart: ReadonlySet<Kind> = new Set(['refused', 'forbidden', 'unreachable', 'unexpected']);

/** All goals of the account, whatever pilots it has, those without a tag among them; order of the service, by id once. */
export async function listGoals(call: Call, options: CallOptions = {}): Promise<GoalListing> {
  const all = combine(await Promise.all([alwaysThere, ...behindPilots.map((type) => [type])].map(read)));
  const failure = commonFailure(all);
  if (failure) throw failure;
  const ids = new Set<string | null>();
  const goals = all.goals.filter(({ id }) => {
    const fresh = id === null || !ids.has(id);
    ids.add(id);
    return fresh;
  });
  return { ...all, goals };

  async function read(types: GoalType[]): Promise<GoalListing> {
    try {
      const { conversionGoals, partialErrors, trackingId } = await call(
        'GetConversionGoalsByIds',
        { conversionGoalIds: null, conversionGoalTypes: types, returnAdditionalFields: goalAdditionalFields },
        options,
      );
      const goals = conversionGoals.filter((goal) => goal !== null);
      if (partialErrors.length === 0) return { goals, unavailable: [], unread: [] };
      return { ...missed(types, refusal(partialErrors, trackingId)), goals };
    } catch (error) {
      if (!(error instanceof BingctlError) || !ofOnePart.has(error.kind)) throw error;
      if (error.kind === 'refused' && types.length > 1) {
        return combine(await Promise.all(types.map((type) => read([type]))));
      }
      return missed(types, error);
    }
  }
}

function missed(types: GoalType[], error: BingctlError): GoalListing {
  const pilot = types.every((type) => behindPilots.includes(type)) && error.code !== null && noPilot.has(error.code);
  return { goals: [], unavailable: pilot ? types : [], unread: pilot ? [] : [{ types, error }] };
}

/** Where no type could be read, and all for the same reason, that reason is the failure of the whole. */
function commonFailure({ goals, unread }: GoalListing): BingctlError | null {
  const [first, ...others] = unread.map(({ error }) => error);
  const everything = goals.length === 0 && unread.flatMap(({ types }) => types).length === goalTypes.length;
  const alike = others.every(({ kind, code }) => kind === first?.kind && code === first.code);
  return first && everything && alike ? first : null;
}

function combine(parts: GoalListing[]): GoalListing {
  return {
    goals: parts.flatMap(({ goals }) => goals),
    unavailable: parts.flatMap(({ unavailable }) => unavailable),
    unread: parts.flatMap(({ unread }) => unread),
  };
}
