import type { Context } from '../../context.js';
import type { EventSource } from '../../domain/event-source.js';
import {
  type AttributionModel,
  type CountType,
  type Decimal,
  type ExpressionOperator,
  eventPairs,
  type GoalCategory,
  type GoalFields,
  type GoalStatus,
  type GoalType,
  type RevenueType,
  type Scope,
  type ValueOperator,
} from '../../domain/goal.js';
import { usage } from '../../errors.js';
import type { Wanted } from '../problems.js';
import type { UnsetPair } from './values.js';

/** The flags that say what a goal shall be, as commander names them. */
export interface GoalFlags {
  type?: GoalType;
  name?: string;
  tag?: string;
  category?: GoalCategory;
  scope?: Scope;
  count?: CountType;
  window?: number;
  viewThroughWindow?: number;
  attribution?: AttributionModel;
  revenue?: RevenueType;
  revenueValue?: Decimal;
  currency?: string;
  status?: GoalStatus;
  excludeFromBidding?: boolean;
  enhancedConversions?: boolean;
  externallyAttributed?: boolean;
  url?: string;
  urlOperator?: ExpressionOperator;
  eventAction?: string;
  eventActionOperator?: ExpressionOperator;
  eventCategory?: string;
  eventCategoryOperator?: ExpressionOperator;
  eventLabel?: string;
  eventLabelOperator?: ExpressionOperator;
  eventValue?: Decimal;
  eventValueOperator?: ValueOperator;
  minDuration?: number;
  minPages?: number;
  appPlatform?: string;
  appId?: string;
  unset?: UnsetPair[];
  /** The short form: the condition follows from who sends the event and what it is called there. */
  source?: EventSource;
  event?: string;
  eventOperator?: ExpressionOperator;
  labelMapped?: boolean;
  fromFile?: string;
}

/** What the flags, or the file, ask for. `tagId` holds what the user typed: an id or a name, not yet looked up. */
export async function wantedGoals(flags: GoalFlags, ctx: Context): Promise<Wanted<GoalFields>> {
  const fields = { ...fieldsOf(flags), ...(await conditionByEvent(flags, ctx)) };
  if (flags.fromFile === undefined) return { single: true, entries: [{ id: null, fields, place: null }] };
  if (Object.keys(fields).length > 0)
    throw usage('--from-file takes the fields from the file: leave the other flags out');
  const [{ wantedIn }, { readGoals }] = await Promise.all([
    import('../wanted-in.js'),
    import('../../files/records.js'),
  ]);
  return wantedIn(flags.fromFile, readGoals, ctx);
}

/** What the short form comes to; what a person should know of it is told. */
async function conditionByEvent(flags: GoalFlags, ctx: Context): Promise<GoalFields> {
  const { source, event, eventOperator: operator, labelMapped, type } = flags;
  const short = [source, event, operator, labelMapped].some((each) => each !== undefined);
  if (!short) return {};
  refuseBesideShort(flags);
  if (event === undefined) throw usage("--source needs --event: the event's name, as it is sent");
  if (source === undefined) throw usage('--event needs --source: who sends the event');
  const { conditionFor } = await import('../../events/condition-for.js');
  const { fields, notes } = conditionFor({ source, event, operator, labelMapped });
  for (const note of notes) ctx.warn(note);
  // The least that counts the event: of a goal that is changed, the other conditions go.
  const others = { actionExpression: null, categoryExpression: null, labelExpression: null, value: null };
  return { ...others, ...fields, ...(type !== undefined && { type }) };
}

/** The members of a goal that the flags set; what the short form comes to is not among them. */
export function fieldsOf(flags: GoalFlags): GoalFields {
  const revenue = given({ type: flags.revenue, value: flags.revenueValue, currencyCode: flags.currency });
  return given({
    attributionModelType: flags.attribution,
    conversionWindowInMinutes: flags.window,
    countType: flags.count,
    excludeFromBidding: flags.excludeFromBidding,
    goalCategory: flags.category,
    isEnhancedConversionsEnabled: flags.enhancedConversions,
    name: flags.name,
    revenue: Object.keys(revenue).length > 0 ? revenue : undefined,
    scope: flags.scope,
    status: flags.status,
    tagId: flags.tag,
    type: flags.type,
    viewThroughConversionWindowInMinutes: flags.viewThroughWindow,
    urlExpression: flags.url,
    urlOperator: flags.urlOperator,
    minimumDurationInSeconds: flags.minDuration,
    minimumPagesViewed: flags.minPages,
    actionExpression: flags.eventAction,
    actionOperator: flags.eventActionOperator,
    categoryExpression: flags.eventCategory,
    categoryOperator: flags.eventCategoryOperator,
    labelExpression: flags.eventLabel,
    labelOperator: flags.eventLabelOperator,
    value: flags.eventValue,
    valueOperator: flags.eventValueOperator,
    appPlatform: flags.appPlatform,
    appStoreId: flags.appId,
    isExternallyAttributed: flags.externallyAttributed,
    ...cleared(flags),
  });
}

/**
 * What cannot stand beside the short form, which says all of the condition.
 * @throws BingctlError `usage`
 */
export function refuseBesideShort({ type, ...flags }: GoalFlags): void {
  if (type !== undefined && type !== 'Event') throw usage('--source and --event are for goals of the type event');
  const [pair] = [...eventPairs, 'value' as const].filter((each) => {
    const name = `event${each.charAt(0).toUpperCase()}${each.slice(1)}` as 'eventAction' | 'eventValue';
    return flags[name] !== undefined || flags[`${name}Operator`] !== undefined;
  });
  if (pair) throw usage(`--source and --event say all of the condition: leave --event-${pair} out, or them`);
  if (flags.unset) throw usage('--source and --event say all of the condition: leave --unset out');
}

/** `--unset event-label` beside `--event-label` says two things at once. */
function cleared(flags: GoalFlags): GoalFields {
  const fields: GoalFields = {};
  for (const pair of flags.unset ?? []) {
    const flag = `event${pair[0]?.toUpperCase()}${pair.slice(1)}` as 'eventAction' | 'eventValue';
    if (flags[flag] !== undefined) throw usage(`--event-${pair} and --unset event-${pair} say two things at once`);
    if (pair === 'value') fields.value = null;
  }
  for (const pair of eventPairs) if (flags.unset?.includes(pair)) fields[`${pair}Expression`] = null;
  return fields;
}

/** Only the members that were given; null stays, it clears. */
function given<T extends object>(members: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
