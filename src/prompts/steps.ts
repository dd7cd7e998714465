import { Back } from './prompter.js';

/** One question of a form, or several that belong together. */
export interface Step<A> {
  /** Whether it has to be asked, by what is known so far. */
  asks(known: A): boolean;
  /** What the answer adds. Rejects with {@link Back} when the step before is to be asked again. */
  ask(known: A): Promise<Partial<A>>;
}

/**
 * Asks the steps in order, those that have to be asked. Going back takes the last answer back, and asks again; before the
 * first there is nothing to go back to, so that one is asked again.
 */
export async function walk<A extends object>(steps: readonly Step<A>[], start: A): Promise<A> {
  const answered: { at: number; before: A }[] = [];
  let known = start;
  for (let at = 0; at < steps.length; ) {
    const step = steps[at];
    if (!step?.asks(known)) {
      at += 1;
      continue;
    }
    try {
      const answer = await step.ask(known);
      answered.push({ at, before: known });
      known = { ...known, ...answer };
      at += 1;
    } catch (error) {
      if (!(error instanceof Back)) throw error;
      const last = answered.pop();
      if (last) ({ at, before: known } = last);
    }
  }
  return known;
}
