import { guessCategory } from '../domain/category-guess.js';
import type { EventSource } from '../domain/event-source.js';
import type { Goal, GoalCategory } from '../domain/goal.js';
import type { RegexEngine } from '../domain/goal-match/regex-engine.js';
import { nameKey } from '../domain/named.js';
import { severities } from '../domain/severity.js';
import type { UetTag } from '../domain/tag.js';
import { alwaysTrue, isTrackAlone } from './audit/catch-all.js';
import { createFor } from './audit/create-for.js';
import type { AuditFinding } from './audit/finding.js';
import { hitsOf } from './audit/hits.js';
import { categoryNone } from './audit/rules/category-none.js';
import { doubleCounts } from './audit/rules/double-counts.js';
import { emptyActions } from './audit/rules/empty-actions.js';
import { goalsOfEverything } from './audit/rules/goals-of-everything.js';
import { labelCollisions } from './audit/rules/label-collisions.js';
import { missingGoals } from './audit/rules/missing-goals.js';
import { onTheWay } from './audit/rules/on-the-way.js';
import { pausedGoals } from './audit/rules/paused-goals.js';
import { revenue } from './audit/rules/revenue.js';
import { silentTags } from './audit/rules/silent-tags.js';
import { unmatchedGoals } from './audit/rules/unmatched-goals.js';
import type { SentEvent } from './audit/sent-event.js';
import type { AuditRule, AuditView } from './audit/view.js';
import type { DestinationSettings } from './destination.js';

/** The order in which findings of one severity are told. */
const rules: readonly AuditRule[] = [
  ...[unmatchedGoals, missingGoals, emptyActions, goalsOfEverything, doubleCounts, labelCollisions],
  ...[revenue, onTheWay, silentTags, categoryNone, pausedGoals],
];

/** The categories whose events people pay for ads to get. */
const important: readonly GoalCategory[] = [
  ...(['Purchase', 'SubmitLeadForm', 'Signup', 'Subscribe', 'BookAppointment', 'RequestQuote'] as const),
];

export interface AuditInput {
  goals: readonly Goal[];
  /** null: not known. */
  tags: readonly UetTag[] | null;
  source: EventSource | null;
  settings: DestinationSettings;
  /** null: no events were given, and only what needs none is looked at. */
  sent: readonly SentEvent[] | null;
  isSample: boolean;
  unvisited: readonly Goal[];
  /** Names of events that matter, whatever they sound like. */
  important: readonly string[];
  /** The UET tag that goals to be made are for, where somebody said. */
  tagId: string | null;
  mapCommand: string;
  regex: RegexEngine;
}

/** Everything about the goals of an account that costs conversions, the gravest first (docs/audit.md). */
export function audit(input: AuditInput): AuditFinding[] {
  const view = viewOf(input);
  const findings = rules.flatMap((rule) => rule(view));
  // The goal that a near miss was meant for is there once it is mended: another one would count twice.
  const meant = new Set(findings.flatMap(({ goal, event }) => (goal === null ? [] : [event])));
  const needed = findings.filter(
    ({ goal, event, code }) => code !== 'event-without-goal' || goal !== null || !meant.has(event),
  );
  return needed.sort((a, b) => severities.indexOf(b.severity) - severities.indexOf(a.severity));
}

function viewOf(input: AuditInput): AuditView {
  const { goals, tags, source, settings, sent, isSample, unvisited, mapCommand, regex } = input;
  const there = goals.filter(({ status }) => status !== 'Deleted');
  const named = new Set(input.important.map(nameKey));
  const currencyForNew = mostFrequent(there.map(({ revenue }) => revenue?.currencyCode ?? null)) ?? 'USD';
  const ownTag = mostFrequent(there.map(({ tagId }) => tagId)) ?? tags?.[0]?.id ?? null;
  const active = there.filter(({ status }) => status !== 'Paused');
  const hits = hitsOf(there, sent ?? [], regex);
  const taken = new Set(there.map(({ name }) => nameKey(name ?? '')));
  const telling = active.filter((goal) => !isTrackAlone(goal) && alwaysTrue(goal, hits) === null);
  return {
    ...{
      telling,
      active,
      hits,
      goals: there,
      tags,
      source,
      settings,
      sent,
      isSample,
      unvisited,
      mapCommand,
      currencyForNew,
    },
    counted: new Set(telling.flatMap((goal) => hits.eventsOf(goal))),
    importanceOf: (each) => (named.has(nameKey(each.name)) ? 'named' : isImportant(each) ? 'likely' : null),
    createFor: (each) =>
      createFor(each, {
        source,
        settings,
        taken,
        tagId: input.tagId ?? each.event.tagId ?? ownTag,
        currencyForNew,
      }),
  };
}

function isImportant({ name, revenue }: SentEvent): boolean {
  const guess = guessCategory(name);
  return revenue === 'always' || (guess !== null && important.includes(guess));
}

function mostFrequent(texts: readonly (string | null)[]): string | null {
  const counts = new Map<string, number>();
  for (const text of texts) if (text !== null) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null;
}
