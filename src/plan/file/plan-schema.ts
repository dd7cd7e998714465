import type { GoalType } from '../../domain/goal.js';
import { goalTypeWords } from '../../domain/goal-words.js';
import { wordOf } from '../../domain/words.js';
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
      ...definitionsOfTypes(),
      ...definitionsOf(rootMembers, 'file'),
      ...definitionsOf(accountMembers, 'account'),
      ...definitionsOf(tagMembers, 'tag'),
      ...definitionsOf(goalMembers, 'goal'),
      ...definitionsOf(revenueMembers, 'revenue'),
    },
  };
}

/** A member that only some types have, beside a type that is named: it is one of these, or the member is not managed. */
function dependencies(): Record<string, Schema> {
  return Object.fromEntries(
    goalMembers.flatMap(({ name, types }) => {
      if (types === undefined) return [];
      const ofItsTypes: Schema = { $ref: `#/definitions/${definitionOf(types)}` };
      const unmanaged = (spelling: string): Schema => ({ properties: { [spelling]: { type: 'null' } } });
      return spellingsOf(name).map((spelling): [string, Schema] => [spelling, or(ofItsTypes, unmanaged(spelling))]);
    }),
  );
}

/** Goals of these types, so that each list of them stands in the schema once. */
function definitionsOfTypes(): Record<string, Schema> {
  return Object.fromEntries(
    goalMembers.flatMap(({ types }) => (types === undefined ? [] : [[definitionOf(types), ofTypes(types)]])),
  );
}

function definitionOf(types: readonly GoalType[]): string {
  return `of.${types.map((type) => wordOf(goalTypeWords, type)).join('.')}`;
}

function ofTypes(types: readonly GoalType[]): Schema {
  const words = goalTypeWords.words.filter(({ service }) => types.includes(service));
  const offered: Schema = { enum: words.map(({ word }) => word) };
  const spelled: Schema = { type: 'string', pattern: anySpelling({ ...goalTypeWords, words }) };
  return { properties: { type: or(offered, spelled, variable, { type: 'null' }) } };
}
