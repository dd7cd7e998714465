import type { Context } from '../../context.js';
import type { EventSource } from '../../domain/event-source.js';
import { usage } from '../../errors.js';
import { exportedMembers, exportedYaml } from '../../plan/export/export-text.js';
import { exportAccount } from '../../plan/export/exported.js';
import type { RecipeKind } from '../../plan/recipes/recipe.js';
import { type Answer, one } from '../../render/answer.js';
import { exportView } from '../../render/views/export.js';
import { observedAccount } from './observed-account.js';
import { tellLeftOut } from './tell-left-out.js';

export interface Input {
  file?: string;
  force?: boolean;
  merge?: string;
  recipe?: RecipeKind;
  source?: EventSource;
}

export async function run(input: Input, ctx: Context): Promise<Answer> {
  refuseTogether(input);
  const { file, force = false, merge, recipe, source } = input;
  if (recipe !== undefined) return (await import('./recipe.js')).recipeAnswer({ recipe, source, file, force }, ctx);
  if (merge !== undefined) return (await import('./merge.js')).mergeAnswer(merge, ctx);
  if (file !== undefined) return (await import('./to-file.js')).fileAnswer(file, force, ctx);

  const exported = exportAccount(await observedAccount(ctx));
  tellLeftOut(exported.leftOut, ctx);
  return one({ members: exportedMembers(exported) }, exportView, { text: exportedYaml(exported) });
}

function refuseTogether({ file, force, merge, recipe, source }: Input): void {
  if (merge !== undefined && file !== undefined) {
    throw usage('--merge brings a file up to date, and --file writes a new one: use one of them');
  }
  if (merge !== undefined && recipe !== undefined) throw usage('a recipe is a file to begin with: leave --merge out');
  if (force && file === undefined) throw usage('--force is for --file');
  if (source !== undefined && recipe === undefined) throw usage('--source is for --recipe');
}
