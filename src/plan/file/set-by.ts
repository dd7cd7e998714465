import { isGiven } from '../../domain/goal-defaults.js';
import type { Condition } from './condition.js';
import type { FileMember } from './member.js';
import type { Layer } from './read-members.js';

/** The fields of a tag or a goal that the members of the file set, in the service's words. */
export function setBy(layer: Layer): Record<string, unknown> {
  const set = [...layer.values()].flatMap(({ member, value }) => (isGiven(value) ? fieldsOf(member, value) : []));
  return Object.fromEntries(set);
}

function fieldsOf({ sets }: FileMember, value: unknown): [string, unknown][] {
  if (sets === null) return [];
  if (typeof sets === 'string') return [[sets, value]];
  const { operator, expression } = value as Condition;
  const [first = '', second = ''] = sets;
  return [
    [first, expression],
    [second, operator],
  ];
}
