import { resolve } from 'node:path';
import type { Context } from '../../context.js';
import type { EventSource } from '../../domain/event-source.js';
import { shellWord } from '../../domain/shell-word.js';
import { atomicWrite } from '../../files/atomic-write.js';
import { jsonText } from '../../files/written-members.js';
import { type RecipeKind, recipeMembers, recipeOf } from '../../plan/recipes/recipe.js';
import { recipeYaml } from '../../plan/recipes/recipe-text.js';
import { type Answer, one } from '../../render/answer.js';
import { exportView } from '../../render/views/export.js';
import { type Written, writtenView } from '../../render/views/written.js';
import { isJsonFile, refuseExisting } from './to-file.js';

export interface RecipeInput {
  recipe: RecipeKind;
  source: EventSource | undefined;
  file: string | undefined;
  force: boolean;
}

/** A file to begin with: no account is asked. */
export async function recipeAnswer(input: RecipeInput, { io }: Context): Promise<Answer> {
  const { recipe: kind, source = 'uet', file, force } = input;
  const recipe = recipeOf(kind, source);
  const members = recipeMembers(recipe);
  if (file === undefined) return one({ members }, exportView, { text: recipeYaml(recipe) });

  const path = resolve(io.cwd, file);
  await refuseExisting(file, path, force);
  await atomicWrite(path, isJsonFile(file) ? `${jsonText(members)}\n` : recipeYaml(recipe));
  const written: Written = { file, tags: 1, goals: recipe.goals.length, entries: [], leftOut: [] };
  return one(written, writtenView, { next: `bingctl plan --file ${shellWord(file)}` });
}
