import type { EventSource } from '../domain/event-source.js';
import type { ExpressionOperator, GoalFields, GoalType } from '../domain/goal.js';
import { nearest } from '../domain/nearest.js';
import { quote } from '../domain/quote.js';
import type { TagFields } from '../domain/tag.js';
import { BingctlError, usage } from '../errors.js';
import { conditionFor } from '../events/condition-for.js';
import { readInput } from '../files/input.js';
import { WrongValue } from '../files/members.js';
import { type Mistake, mistakesError } from '../files/mistakes.js';
import { parseObjects } from '../files/objects.js';
import type { Io } from '../render/io.js';
import type { Desired, DesiredGoal, DesiredTag } from './desired.js';
import { type GoalMember, goalMembers } from './file/goal-members.js';
import { type Condition, isMapping } from './file/kinds.js';
import { type FileMember, memberNamed } from './file/member.js';
import { tagMembers } from './file/tag-members.js';

/** Which file is read, and what it may use. */
export interface PlanFile {
  io: Pick<Io, 'stdin' | 'cwd' | 'env'>;
  /** `-`: standard input. */
  path: string;
  /** Only these accounts of the file; undefined: all. */
  targets?: readonly string[] | undefined;
}

/** What the file wants, by account. @throws BingctlError `usage` with all that is wrong with it */
export async function readPlanFile({ io, path }: PlanFile): Promise<{ desired: Desired[]; warnings: string[] }> {
  const { objects, single } = await parseObjects(await readInput(io, path), 'tags and goals');
  const [root] = objects;
  if (!single || !root) throw usage('tags: and goals: were expected');
  const mistakes: Mistake[] = [];
  const complain = (at: string, message: string) => void mistakes.push({ message, ...root.at(at) });
  const file = path === '-' ? 'standard input' : path;
  const warnings: string[] = [];

  const read = <M extends FileMember>(members: readonly M[], value: unknown, at: string): Map<M, unknown> => {
    const taken = new Map<M, unknown>();
    for (const [written, inner] of Object.entries(isMapping(value) ? value : {})) {
      const member = memberNamed(members, written);
      if (!member) {
        const near = nearest(
          written,
          members.map(({ name }) => name),
        );
        complain(
          `${at}.${written}`,
          `${quote(written)} is not known here${near === null ? '' : `: did you mean ${near}?`}`,
        );
      } else if (inner !== null) {
        try {
          taken.set(member, member.kind.read(inner));
        } catch (error) {
          if (!(error instanceof WrongValue)) throw error;
          complain(`${at}.${written}`, `${member.name} ${error.message}`);
        }
      }
    }
    return taken;
  };
  const entries = (name: string) => Object.entries(isMapping(root.value[name]) ? root.value[name] : {});

  const tags = entries('tags').map(([key, value]): DesiredTag => {
    const taken = read(tagMembers, value, `tags.${key}`);
    const set = [...taken].flatMap(([{ sets }, inner]) => (sets === null ? [] : [[sets, inner]]));
    const fields = { name: key, ...(Object.fromEntries(set) as TagFields) };
    return {
      key,
      fields,
      renamedFrom: valueIn<string>(taken, 'renamedFrom') ?? null,
      place: { file, ...root.at(`tags.${key}`) },
    };
  });
  const defaults = read(goalMembers, root.value.defaults, 'defaults');
  const goals = entries('goals').map(([key, value]): DesiredGoal => {
    const own = read(goalMembers, value, `goals.${key}`);
    const type = typeOf(own);
    if (!type) complain(`goals.${key}`, `the goal ${quote(key)} needs a type`);
    const fitting = [...defaults].filter(([{ types }]) => !type || !types || types.includes(type));
    const taken = new Map([...fitting, ...own]);
    const set = [...taken].flatMap(([{ sets }, inner]) => fieldsOf(sets, inner));
    const fields = {
      ...Object.fromEntries(set),
      name: valueIn<string>(taken, 'name') ?? key,
      type: type ?? 'Url',
    } as DesiredGoal['fields'];
    const source = valueIn<EventSource>(taken, 'source');
    const event = valueIn<string>(own, 'event');
    if (source && event) {
      const operator = valueIn<ExpressionOperator>(taken, 'operator');
      const labelMapped = valueIn<boolean>(taken, 'labelMapped');
      try {
        const { fields: pairs, notes } = conditionFor({ source, event, operator, labelMapped });
        Object.assign(fields, pairs);
        warnings.push(...notes);
      } catch (error) {
        if (!(error instanceof BingctlError)) throw error;
        complain(`goals.${key}.event`, error.message);
      }
    }
    const tag = valueIn<DesiredGoal['tag']>(taken, 'tag') ?? null;
    if (tag && 'key' in tag && !tags.some((each) => each.key === tag.key)) {
      complain(`goals.${key}.tag`, `the file has no tag ${quote(tag.key)}`);
    }
    return {
      key,
      fields: pairsAsSet(fields),
      tag,
      renamedFrom: valueIn<string>(taken, 'renamedFrom') ?? null,
      place: { file, ...root.at(`goals.${key}`) },
    };
  });
  if (mistakes.length > 0) throw mistakesError(mistakes);
  return { desired: [{ target: null, environment: null, customerId: null, accountId: null, tags, goals }], warnings };
}

function valueIn<T>(taken: ReadonlyMap<FileMember, unknown>, name: string): T | undefined {
  for (const [member, value] of taken) if (member.name === name) return value as T;
  return undefined;
}

function typeOf(taken: ReadonlyMap<GoalMember, unknown>): GoalType | undefined {
  const said = valueIn<GoalType>(taken, 'type');
  const telling = [...taken.keys()].find(({ types }) => types?.length === 1);
  return said ?? telling?.types?.[0];
}

function fieldsOf(sets: GoalMember['sets'], value: unknown): [string, unknown][] {
  if (sets === null) return [];
  if (typeof sets === 'string') return [[sets, value]];
  const { operator, expression } = value as Condition;
  return [
    [sets[0], expression],
    [sets[1], operator],
  ];
}

const pairs = [
  'actionExpression',
  'categoryExpression',
  'labelExpression',
  'value',
] as const satisfies (keyof GoalFields)[];

/** The pairs of an Event goal are a set: those that are not named are taken away. */
function pairsAsSet(fields: DesiredGoal['fields']): DesiredGoal['fields'] {
  if (fields.type !== 'Event' || !pairs.some((pair) => fields[pair] !== undefined)) return fields;
  return { ...Object.fromEntries(pairs.map((pair) => [pair, null])), ...fields };
}
