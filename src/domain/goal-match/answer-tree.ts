import type { Met } from './condition-table.js';
import type { Hits } from './numbered-goals.js';
import type { Matchable } from './verdict.js';

/** A place in the tree: what events have in common that met the same so far. */
export interface AnswerNode {
  next: Map<Met, AnswerNode>;
  /** The answer, where everything that goals look at has been looked at. */
  hits: Hits | null;
}

/** More different answers than this come only from goals that were made for it. */
const mostNodes = 65_536;

/** Answers that are kept: by the kind of event and its tag, then by what each field meets. */
export class AnswerTree {
  #custom = new Map<string | undefined, AnswerNode>();
  #pageLoad = new Map<string | undefined, AnswerNode>();
  #size = 0;

  begin({ evt, tagId }: Matchable): AnswerNode {
    if (this.#size > mostNodes) {
      this.#custom = new Map();
      this.#pageLoad = new Map();
      this.#size = 0;
    }
    const roots = evt === 'custom' ? this.#custom : this.#pageLoad;
    const known = roots.get(tagId);
    if (known) return known;
    const made = this.#node();
    roots.set(tagId, made);
    return made;
  }

  step(from: AnswerNode, met: Met): AnswerNode {
    // What meets the same mostly comes from the same place: one comparison in place of a look-up.
    if (met.from === from) return met.to as AnswerNode;
    let to = from.next.get(met);
    if (!to) {
      to = this.#node();
      from.next.set(met, to);
    }
    met.from = from;
    met.to = to;
    return to;
  }

  #node(): AnswerNode {
    this.#size += 1;
    return { next: new Map(), hits: null };
  }
}
