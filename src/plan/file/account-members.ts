import { environments } from '../../domain/environment.js';
import { keyed, later, orNull } from './containers.js';
import { id, oneOf } from './kinds.js';
import type { FileMember } from './member.js';

/** The members of an account of the file, in the order in which they are written. */
export const accountMembers: readonly FileMember[] = [
  {
    name: 'environment',
    title: 'Environment',
    description: 'Where the account is; a run is for the accounts of its environment. That of the run where left out.',
    kind: oneOf('an environment', environments),
    sets: 'environment',
  },
  {
    name: 'customerId',
    title: 'Customer',
    description: 'The id of the customer; that of the settings where left out.',
    kind: id,
    sets: 'customerId',
  },
  {
    name: 'accountId',
    title: 'Account',
    description: 'The id of the ad account; that of the settings where left out.',
    kind: id,
    sets: 'accountId',
  },
  {
    name: 'defaults',
    title: 'Defaults',
    description: 'What goals of this account have that do not say otherwise.',
    kind: later({ $ref: '#/definitions/defaults' }),
    sets: null,
  },
  {
    name: 'tags',
    title: 'UET tags',
    description:
      'What differs in this account, by key: a tag of its own, members that are other, null for a tag that it has not.',
    kind: keyed(orNull('tag')),
    sets: null,
  },
  {
    name: 'goals',
    title: 'Conversion goals',
    description:
      'What differs in this account, by key: a goal of its own, members that are other, null for a goal that it has not.',
    kind: keyed(orNull('goal')),
    sets: null,
  },
];
