import type { Context } from '../../context.js';
import { type ErrorExplanation, explain } from '../../domain/error-codes.js';
import { type Answer, oneOrMany } from '../../render/answer.js';
import { explanationView } from '../../render/views/explanation.js';

export interface Input {
  code: string;
}

/** Numbers are not unique across the services, so there can be several answers. */
export async function run(input: Input, _ctx: Context): Promise<Answer> {
  const found = explain(input.code);
  return oneOrMany<ErrorExplanation>(found, found.length === 1, explanationView);
}
