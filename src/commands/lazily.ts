import type { Context } from '../context.js';
import type { Answer } from '../render/answer.js';

/** A verb: the answer to what was asked, nothing printed. Undefined when there is nothing to show. */
export interface Verb<I> {
  run(input: I, ctx: Context): Promise<Answer | undefined>;
  /** Its answer can be a comment for a pull request: `-o markdown`. */
  markdown?: true;
  /** It runs where the settings of bingctl.yaml are wrong, as if there were none: no setting matters to it, or it tells. */
  anyProject?: true;
}

/** `never`: each verb knows its own input, which commander's flags make up. */
export type Load = () => Promise<Verb<never>>;

/** Makes a commander action of a verb that is imported only when the action runs. */
export type Lazily = (load: Load) => (...actionArguments: unknown[]) => Promise<void>;
