import { eventSources } from '../../domain/event-source.js';
import { type GoalFields, type GoalType, goalTypes } from '../../domain/goal.js';
import { kindOf } from '../../domain/goal-kinds.js';
import {
  appPlatformWords,
  attributionWords,
  countWords,
  expressionOperatorWords,
  goalCategoryWords,
  goalStatusWords,
  goalTypeWords,
  scopeWords,
  valueOperatorWords,
} from '../../domain/goal-words.js';
import {
  amount,
  appId,
  condition,
  flag,
  type Kind,
  minutes,
  name,
  oneOf,
  seconds,
  text,
  wholeNumber,
  word,
} from './kinds.js';
import type { FileMember } from './member.js';
import { revenue } from './revenue.js';
import { tagReference } from './tag-reference.js';

/** A member of a goal in the file. */
export interface GoalMember extends FileMember {
  /** The types that have it; left out: all. */
  types?: readonly GoalType[];
  /** What of the goal it sets: one field, or an expression with its operator. Null: the reader makes something of it. */
  sets: keyof GoalFields | readonly [expression: keyof GoalFields, operator: keyof GoalFields] | null;
  /** It can stand under `defaults`. */
  isDefault?: true;
}

const expression: Kind = condition(expressionOperatorWords, text);

/** The members of a goal, in the order in which they are written. */
export const goalMembers: readonly GoalMember[] = [
  {
    name: 'type',
    title: 'Type',
    description:
      'What counts as a conversion. It may be left out where another member tells it: url, source with event, eventAction and the like, minDuration, minPages.',
    kind: word(goalTypeWords),
    sets: 'type',
  },
  {
    name: 'name',
    title: 'Name',
    description:
      'What the goal is called in the account; its key where left out. A name that was used once is never free again.',
    kind: name,
    sets: 'name',
  },
  {
    name: 'renamedFrom',
    title: 'Renamed from',
    description: 'What the goal was called before: it is renamed then, and no second one is made.',
    kind: name,
    sets: null,
  },
  {
    name: 'tag',
    title: 'UET tag',
    description:
      'The key of a tag of the file, or { id: "5012" } or { name: shop } for one that the file does not hold.',
    types: goalTypes.filter((type) => kindOf(type).usesTag),
    kind: tagReference,
    sets: null,
    isDefault: true,
  },
  {
    name: 'url',
    title: 'Address',
    description:
      'The address of the page that counts: "/thanks" for one that equals it, { contains: "/thanks" } otherwise.',
    types: ['Url'],
    kind: expression,
    sets: ['urlExpression', 'urlOperator'],
  },
  {
    name: 'source',
    title: 'Event source',
    description: 'Who sends the event: with event it says all of the condition.',
    types: ['Event'],
    kind: oneOf('an event source', eventSources),
    sets: null,
    isDefault: true,
  },
  {
    name: 'event',
    title: 'Event',
    description: "The event's name, as the source sends it.",
    types: ['Event'],
    kind: text,
    sets: null,
  },
  {
    name: 'operator',
    title: 'Operator of the event',
    description: "How the event's name is compared; equals where left out.",
    types: ['Event'],
    kind: word(expressionOperatorWords),
    sets: null,
    isDefault: true,
  },
  {
    name: 'labelMapped',
    title: 'Label mapped',
    description: 'With the source amplitude: the destination maps the name of the event to the label.',
    types: ['Event'],
    kind: flag,
    sets: null,
    isDefault: true,
  },
  {
    name: 'eventAction',
    title: 'Event action',
    description: 'The action of the event: "purchase" for one that equals it, { begins-with: "purchase" } otherwise.',
    types: ['Event'],
    kind: expression,
    sets: ['actionExpression', 'actionOperator'],
  },
  {
    name: 'eventCategory',
    title: 'Event category',
    description: 'The category of the event, written as eventAction is.',
    types: ['Event'],
    kind: expression,
    sets: ['categoryExpression', 'categoryOperator'],
  },
  {
    name: 'eventLabel',
    title: 'Event label',
    description: 'The label of the event, written as eventAction is.',
    types: ['Event'],
    kind: expression,
    sets: ['labelExpression', 'labelOperator'],
  },
  {
    name: 'eventValue',
    title: 'Event value',
    description: 'The value of the event: 10 for one that equals it, { greater-than: 10 } otherwise.',
    types: ['Event'],
    kind: condition(valueOperatorWords, amount),
    sets: ['value', 'valueOperator'],
  },
  {
    name: 'minDuration',
    title: 'Least duration',
    description: 'How long a visit lasts that counts, such as 5m.',
    types: ['Duration'],
    kind: seconds,
    sets: 'minimumDurationInSeconds',
  },
  {
    name: 'minPages',
    title: 'Least pages',
    description: 'How many pages a visit has that counts.',
    types: ['PagesViewedPerVisit'],
    kind: wholeNumber(0, 9_999_999),
    sets: 'minimumPagesViewed',
  },
  {
    name: 'appPlatform',
    title: 'App platform',
    description: 'Where the app runs.',
    types: ['AppInstall', 'AppDownload'],
    kind: word(appPlatformWords),
    sets: 'appPlatform',
  },
  {
    name: 'appId',
    title: 'App id',
    description: 'The id of the app in its store.',
    types: ['AppInstall', 'AppDownload'],
    kind: appId,
    sets: 'appStoreId',
  },
  {
    name: 'externallyAttributed',
    title: 'Externally attributed',
    description: 'The conversions come attributed already, by another system.',
    types: ['OfflineConversion'],
    kind: flag,
    sets: 'isExternallyAttributed',
  },
  {
    name: 'category',
    title: 'Category',
    description: 'What the conversion is to the business. Where the type has one only, it may be left out.',
    kind: word(goalCategoryWords),
    sets: 'goalCategory',
    isDefault: true,
  },
  {
    name: 'scope',
    title: 'Scope',
    description:
      'Whether it counts for this account or for all of the customer; account where left out. It cannot be changed once the goal is made.',
    kind: word(scopeWords),
    sets: 'scope',
    isDefault: true,
  },
  {
    name: 'count',
    title: 'Count',
    description: 'All conversions after a click, or one.',
    kind: word(countWords),
    sets: 'countType',
    isDefault: true,
  },
  {
    name: 'window',
    title: 'Conversion window',
    description: 'How long after a click a conversion counts, such as 30d: whole minutes, at most 90d.',
    kind: minutes,
    sets: 'conversionWindowInMinutes',
    isDefault: true,
  },
  {
    name: 'viewThroughWindow',
    title: 'View-through window',
    description: 'How long after an ad was seen a conversion counts, such as 1d: whole minutes, at most 30d.',
    types: goalTypes.filter((type) => kindOf(type).viewThrough),
    kind: minutes,
    sets: 'viewThroughConversionWindowInMinutes',
    isDefault: true,
  },
  {
    name: 'attribution',
    title: 'Attribution',
    description: 'Which click a conversion is counted for.',
    types: goalTypes.filter((type) => kindOf(type).attribution),
    kind: word(attributionWords),
    sets: 'attributionModelType',
    isDefault: true,
  },
  {
    name: 'revenue',
    title: 'Revenue',
    description: 'What a conversion is worth: none, or { type: fixed, value: 25, currency: USD }.',
    kind: revenue,
    sets: 'revenue',
    isDefault: true,
  },
  {
    name: 'status',
    title: 'Status',
    description: 'Whether it counts. A goal cannot be deleted, only paused.',
    kind: word(goalStatusWords),
    sets: 'status',
    isDefault: true,
  },
  {
    name: 'excludeFromBidding',
    title: 'Exclude from bidding',
    description: 'Automated bidding does not go by it.',
    kind: flag,
    sets: 'excludeFromBidding',
    isDefault: true,
  },
  {
    name: 'enhancedConversions',
    title: 'Enhanced conversions',
    description: 'Conversions are matched by hashed data of the customers too.',
    kind: flag,
    sets: 'isEnhancedConversionsEnabled',
    isDefault: true,
  },
];
