import { goalTypes } from '../../domain/goal.js';
import { kindOf } from '../../domain/goal-kinds.js';
import {
  attributionWords,
  countWords,
  goalCategoryWords,
  goalStatusWords,
  goalTypeWords,
  scopeWords,
} from '../../domain/goal-words.js';
import { conditionMembers } from './condition-members.js';
import type { GoalMember } from './goal-member.js';
import { flag, minutes, name, word } from './kinds.js';
import { revenue } from './revenue.js';
import { tagReference } from './tag-reference.js';

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
  ...conditionMembers,
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

/** What may stand under `defaults`. */
export const defaultMembers: readonly GoalMember[] = goalMembers.filter(({ isDefault }) => isDefault);
