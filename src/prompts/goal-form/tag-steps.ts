import { kindOf } from '../../domain/goal-kinds.js';
import { sameName } from '../../domain/named.js';
import type { UetTag } from '../../domain/tag.js';
import { checkNewTag } from '../../domain/tag-rules.js';
import { tagTrackingStatusWords } from '../../domain/tag-words.js';
import { wordOf } from '../../domain/words.js';
import type { Choice, Prompter } from '../prompter.js';
import { type GoalDraft, having } from './draft.js';
import type { FormStep } from './form-step.js';

/** Beyond this many a list is searched and not scrolled. */
const mostListed = 12;

/** Which UET tag: one that is there, or a new one. */
export const tagStep: FormStep = {
  needed: true,
  asks: ({ fields, newTag }) => usesTag({ fields }) && !fields.tagId && !newTag,
  async ask(draft, prompter, { tags }) {
    const tag = tags.length === 0 ? null : await pick(prompter, tags);
    if (tag) return having(draft, { tagId: tag.id });
    if (tags.length === 0) prompter.tell('This customer has no UET tags yet: a new one will be made.');
    const name = await prompter.input('Name of the new UET tag', (typed) => nameProblem(typed, tags));
    return { newTag: { name } };
  },
};

function usesTag({ fields }: Pick<GoalDraft, 'fields'>): boolean {
  return fields.type !== undefined && kindOf(fields.type).usesTag;
}

/** null: a new one. */
function pick(prompter: Prompter, tags: readonly UetTag[]): Promise<UetTag | null> {
  const listed: Choice<UetTag | null>[] = tags.map((tag) => ({ value: tag, name: nameOf(tag) }));
  const fresh: Choice<UetTag | null> = { value: null, name: 'a new tag' };
  if (tags.length <= mostListed) return prompter.select('UET tag', [...listed, fresh]);
  return prompter.search('UET tag', (typed) => {
    const wanted = typed.toLowerCase();
    return [...listed.filter(({ name }) => name.toLowerCase().includes(wanted)), fresh];
  });
}

function nameOf({ name, id, trackingStatus }: UetTag): string {
  const status = trackingStatus === null ? '' : `, ${wordOf(tagTrackingStatusWords, trackingStatus)}`;
  return `${name} (${id}${status})`;
}

function nameProblem(name: string, tags: readonly UetTag[]): string | null {
  const taken = tags.find((tag) => tag.name !== null && sameName(tag.name, name));
  if (taken) return `UET tag ${taken.id} is called so already`;
  return checkNewTag({ name }).find(({ field }) => field === 'name')?.message ?? null;
}
