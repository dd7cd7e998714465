import { keyed, later, orNull, version } from './containers.js';
import { text } from './kinds.js';
import type { FileMember } from './member.js';
import { or } from './schema.js';

/** What a file consists of, in the order in which it is written. */
export const rootMembers: readonly FileMember[] = [
  {
    name: '$schema',
    title: 'Schema',
    description: 'Where editors find the schema of this file. bingctl does not read it.',
    kind: later({ type: 'string' }),
    sets: null,
  },
  {
    name: 'version',
    title: 'Version',
    description: 'Of the form of this file; 1 where left out.',
    kind: version,
    sets: null,
  },
  {
    name: 'settings',
    title: 'Settings',
    description: 'What holds for those who run bingctl in this folder: environment, profile, transport and others.',
    kind: later({ $ref: '#/definitions/settings' }),
    sets: null,
  },
  {
    name: 'include',
    title: 'Include',
    description: 'Other files with tags, goals and accounts, by paths from this one.',
    kind: later(or({ type: 'array', items: text.schema }, text.schema)),
    sets: null,
  },
  {
    name: 'defaults',
    title: 'Defaults',
    description: 'What goals have that do not say otherwise, where their type has it.',
    kind: later({ $ref: '#/definitions/defaults' }),
    sets: null,
  },
  {
    name: 'tags',
    title: 'UET tags',
    description: 'By a key of your own: goals refer to a tag by it, and the lock remembers it.',
    kind: keyed(orNull('tag')),
    sets: null,
  },
  {
    name: 'goals',
    title: 'Conversion goals',
    description: 'By a key of your own, which the lock remembers.',
    kind: keyed({ $ref: '#/definitions/goal' }),
    sets: null,
  },
  {
    name: 'accounts',
    title: 'Accounts',
    description: 'The accounts that have these tags and goals, by a name of your own, and what differs in each.',
    kind: keyed({ $ref: '#/definitions/account' }),
    sets: null,
  },
];
