import { formatSeconds } from '../../domain/duration.js';
import type { GoalFields } from '../../domain/goal.js';
import { nameKey } from '../../domain/named.js';
import { type GoalDraft, type GoalWorld, having, problemOf } from './draft.js';
import type { FormStep } from './form-step.js';

/** conversiongoal.md. */
const longestName = 100;

/** What the goal is called: free, with a proposal. */
export const nameStep: FormStep = {
  needed: true,
  asks: ({ fields }) => !fields.name,
  async ask(draft, prompter, world) {
    const wrong = (name: string) => problemOf({ ...draft.fields, name }, 'name') ?? taken(name, world);
    return having(draft, { name: await prompter.input('Name of the goal', wrong, proposal(draft, world)) });
  },
};

/** A name that is given already and that another goal has is no answer either: it is asked for again. */
export function withoutTakenName(draft: GoalDraft, world: GoalWorld): { draft: GoalDraft; why: string | null } {
  const { name, ...others } = draft.fields;
  const why = name ? taken(name, world) : null;
  return { draft: why === null ? draft : { ...draft, fields: others }, why };
}

function taken(name: string, { goals, refuseTaken }: GoalWorld): string | null {
  const key = nameKey(name);
  const other = refuseTaken ? goals.find((goal) => goal.name !== null && nameKey(goal.name) === key) : undefined;
  return other ? `conversion goal ${other.id} is called "${other.name}" already` : null;
}

/** After what it counts, with a number behind it where that name is taken. */
function proposal(draft: GoalDraft, world: GoalWorld): string | undefined {
  const plain = draft.event ?? nameOf(draft.fields);
  if (plain === null) return undefined;
  for (let number = 1; ; number++) {
    const tail = number === 1 ? '' : ` ${number}`;
    const name =
      Array.from(plain)
        .slice(0, longestName - tail.length)
        .join('') + tail;
    if (taken(name, { ...world, refuseTaken: true }) === null) return name;
  }
}

function nameOf(fields: GoalFields): string | null {
  switch (fields.type) {
    case 'Event':
      return fields.labelExpression ?? fields.actionExpression ?? fields.categoryExpression ?? null;
    case 'Url':
      return fields.urlExpression ?? null;
    case 'Duration':
      return fields.minimumDurationInSeconds == null
        ? null
        : `Stayed ${formatSeconds(fields.minimumDurationInSeconds)}`;
    case 'PagesViewedPerVisit':
      return fields.minimumPagesViewed == null ? null : `${fields.minimumPagesViewed} pages viewed`;
    case 'AppInstall':
      return `${fields.appStoreId} installed`;
    case 'AppDownload':
      return `${fields.appStoreId} downloaded`;
    case 'InStoreTransaction':
      return 'In-store transactions';
    default:
      return null;
  }
}
