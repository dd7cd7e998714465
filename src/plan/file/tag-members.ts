import type { TagFields } from '../../domain/tag.js';
import { industryWords } from '../../domain/tag-words.js';
import { name, text, word } from './kinds.js';
import type { FileMember } from './member.js';

/** A member of a UET tag in the file. */
export interface TagMember extends FileMember {
  sets: keyof TagFields | null;
}

/** The members of a UET tag, in the order in which they are written. */
export const tagMembers: readonly TagMember[] = [
  {
    name: 'name',
    title: 'Name',
    description: 'What the tag is called in the account; its key where left out.',
    kind: name,
    sets: 'name',
  },
  {
    name: 'renamedFrom',
    title: 'Renamed from',
    description: 'What the tag was called before: it is renamed then, and no second one is made.',
    kind: name,
    sets: null,
  },
  {
    name: 'description',
    title: 'Description',
    description: 'What the tag is for. The service has no way to clear it.',
    kind: text,
    sets: 'description',
  },
  {
    name: 'industry',
    title: 'Industry',
    description: 'The industry of the site. The service has no way to clear it.',
    kind: word(industryWords),
    sets: 'industry',
  },
];
