import type { EventSource } from '../../domain/event-source.js';
import { NumberText } from '../../files/number-text.js';
import type { Members } from '../../files/written-value.js';
import { byKey } from '../export/export-text.js';
import { eventName } from './event-names.js';
import { type RecipeGoal, recipeGoals } from './recipe-goals.js';
import { revenueComment, sourceComment } from './source-comments.js';

export type RecipeKind = 'shop' | 'lead-gen' | 'saas';

/** A member of a file with what is said above it. */
export interface Commented {
  key: string;
  comments: readonly string[];
  members: Members;
}

/** A file to begin with: the tag of a site, and the goals that such a site needs. */
export interface Recipe {
  comments: readonly string[];
  tag: Commented;
  defaults: Commented;
  goals: readonly Commented[];
}

const about: Record<RecipeKind, string> = {
  shop: 'a shop: what is bought, and the steps before that',
  'lead-gen': 'a site that wins leads, and closes them elsewhere',
  saas: 'software as a service: sign-ups, trials and what is paid for',
};

const industries: Record<RecipeKind, string> = {
  shop: 'retail',
  'lead-gen': 'b2b-services',
  saas: 'technology-telecommunications',
};

/** The goals of a kind of site, in the words of who sends the events. */
export function recipeOf(kind: RecipeKind, source: EventSource): Recipe {
  return {
    comments: [
      `Goals for ${about[kind]}; events by ${source}.`,
      'Change names and events to yours, then: bingctl plan, and bingctl apply.',
    ],
    tag: {
      key: 'website',
      comments: ['One UET tag for the whole site; bingctl tags script prints what its pages carry.'],
      members: { name: 'Website', industry: industries[kind] },
    },
    defaults: {
      key: 'defaults',
      comments: ['What goals have where they say nothing else.', ...sourceComment(source)],
      members: { tag: 'website', source, ...(source === 'amplitude' && { labelMapped: true }), window: '30d' },
    },
    goals: recipeGoals[kind].map((goal) => entryOf(goal, source)),
  };
}

function entryOf({ key, name, says, moment, members }: RecipeGoal, source: EventSource): Commented {
  if (moment === undefined) return { key, comments: says, members: { name, ...members } };
  const event = eventName(source, moment);
  const unnamed = event.from === null ? ['There is no common name for this event: put yours.'] : [];
  const revenue = members.revenue === undefined ? [] : revenueComment(source);
  return {
    key,
    comments: [...says, ...unnamed, ...revenue],
    members: { name, event: event.name, ...members },
  };
}

/** The same as members, for JSON. */
export function recipeMembers({ tag, defaults, goals }: Recipe): Members {
  return {
    version: new NumberText('1'),
    defaults: defaults.members,
    tags: byKey([tag]),
    goals: byKey(goals),
  };
}
