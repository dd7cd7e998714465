import { eventSources } from '../../domain/event-source.js';
import { appPlatformWords, expressionOperatorWords, valueOperatorWords } from '../../domain/goal-words.js';
import { condition } from './condition.js';
import type { GoalMember } from './goal-member.js';
import type { Kind } from './kind.js';
import { amount, appId, flag, oneOf, seconds, shortText, text, wholeNumber, word } from './kinds.js';

const address: Kind = condition(expressionOperatorWords, text);
const expression: Kind = condition(expressionOperatorWords, shortText);

/** What counts as a conversion: the members that goals of one type, or of two, have. */
export const conditionMembers: readonly GoalMember[] = [
  {
    name: 'url',
    title: 'Address',
    description:
      'The address of the page that counts: "/thanks" for one that equals it, { contains: "/thanks" } otherwise.',
    types: ['Url'],
    kind: address,
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
    withEvent: true,
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
    withEvent: true,
  },
  {
    name: 'labelMapped',
    title: 'Label mapped',
    description: 'With the source amplitude: the destination maps the name of the event to the label.',
    types: ['Event'],
    kind: flag,
    sets: null,
    isDefault: true,
    withEvent: true,
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
];
