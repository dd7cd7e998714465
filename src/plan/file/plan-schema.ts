import type { GoalType } from '../../domain/goal.js';
import { goalTypeWords } from '../../domain/goal-words.js';
import { accountMembers } from './account-members.js';
import { defaultMembers, goalMembers } from './goal-members.js';
import { definitionsOf, objectOf, spellingsOf } from './object-schema.js';
import { revenueMembers } from './revenue.js';
import { rootMembers } from './root-members.js';
import { anySpelling, or, type Schema, variable, variableDefinition } from './schema.js';
import { settingsSchema } from './settings-schema.js';
import { tagMembers } from './tag-members.js';

/** The JSON Schema (draft-07) of a bingctl.yaml: the tables that the reader goes by, for editors. */
export function planSchema(): Schema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'bingctl.yaml',
    description: 'The UET tags and conversion goals that an account of Microsoft Advertising shall have.',
    ...objectOf(rootMembers, 'file'),
    definitions: {
      variable: variableDefinition,
      settings: settingsSchema,
      defaults: objectOf(defaultMembers, 'goal'),
      tag: objectOf(tagMembers, 'tag'),
      goal: { ...objectOf(goalMembers, 'goal'), dependencies: dependencies() },
      account: objectOf(accountMembers, 'account'),
      ...definitionsOf(rootMembers, 'file'),
      ...definitionsOf(accountMembers, 'account'),
      ...definitionsOf(tagMembers, 'tag'),
      ...definitionsOf(goalMembers, 'goal'),
      ...definitionsOf(revenueMembers, 'revenue'),
    },
  };
}

/** A member that only some types have, beside a type that is named: it is one of these. */
function dependencies(): Record<string, Schema> {
  return Object.fromEntries(
    goalMembers.flatMap(({ name, types }) =>
      types === undefined ? [] : spellingsOf(name).map((spelling) => [spelling, oneOfItsTypes(spelling, types)]),
    ),
  );
}

function oneOfItsTypes(name: string, types: readonly GoalType[]): Schema {
  const words = goalTypeWords.words.filter(({ service }) => types.includes(service));
  const offered: Schema = { enum: words.map(({ word }) => word) };
  const spelled: Schema = { type: 'string', pattern: anySpelling({ ...goalTypeWords, words }) };
  const nothing: Schema = { type: 'null' };
  return or({ properties: { type: or(offered, spelled, variable, nothing) } }, { properties: { [name]: nothing } });
}
