import { type Goal, goalBaseFields, goalTypes, ownFieldsOf } from '../domain/goal.js';
import { tagFields, type UetTag } from '../domain/tag.js';
import { parseExactly } from './exact-json.js';
import { amount, id, type Member, WrongValue, wholeNumber } from './members.js';
import { type Mistake, mistakesError } from './mistakes.js';
import { NumberText } from './number-text.js';
import { parseObjects } from './objects.js';

/** Members whose numbers are not whole numbers: ids have 64 bits, and amounts are decimal. */
const numbers: Readonly<Record<string, Member>> = { id, tagId: id, value: amount, ownerCustomerId: id, appStoreId: id };

/**
 * Conversion goals as `goals list --json` prints them, to look at without the account: what only the service sets is kept,
 * members that are missing are null, members that are not known pass.
 * @throws BingctlError `usage` with every mistake of the file
 */
export async function readListedGoals(source: string): Promise<Goal[]> {
  return readListed(source, 'conversion goals', (value, complain) => {
    const { type } = value;
    if (typeof type !== 'string') complain('type', `a conversion goal needs a type, one of ${goalTypes.join(', ')}`);
    for (const [name, each] of Object.entries(value)) {
      if (isText(name) && each !== null && typeof each !== 'string') complain(name, `${name} must be text`);
    }
    // A type that came after this program has members of its own that are not known, and is a goal all the same.
    return filled<Goal>(value, [...goalBaseFields, ...ownFieldsOf(type as Goal['type'])]);
  });
}

/** UET tags as `tags list --json` prints them. @throws as {@link readListedGoals} */
export async function readListedTags(source: string): Promise<UetTag[]> {
  return readListed(source, 'UET tags', (value, complain) => {
    if (typeof value.id !== 'string') complain('id', 'a UET tag needs its id');
    return filled<UetTag>({ ...value, name: value.name ?? '' }, tagFields);
  });
}

/** Whether a member of a goal is text, an enumeration being one: what is compared has to be. */
function isText(name: string): boolean {
  return /Expression$|Operator$|^(type|name|status|trackingStatus|goalCategory|appPlatform|appStoreId|scope)$/.test(
    name,
  );
}

type Complain = (path: string, message: string) => void;

async function readListed<T>(
  source: string,
  what: string,
  make: (value: Record<string, unknown>, complain: Complain) => T,
): Promise<T[]> {
  const quick = madeQuickly(source, make);
  if (quick !== null) return quick;
  const { objects } = await parseObjects(source, what);
  const mistakes: Mistake[] = [];
  const made = objects.map((object, index) => {
    const complain: Complain = (path, message) =>
      void mistakes.push({ message, fieldPath: path, index, ...object.at(...path.split('.')) });
    return make(plain(object.value, '', complain) as Record<string, unknown>, complain);
  });
  if (mistakes.length > 0) throw mistakesError(mistakes);
  return made;
}

/**
 * The same of what `--json` printed, ten times as quickly. Null where the text is no JSON or something in it is wrong: then
 * it is read once more, with the lines and columns for the messages.
 */
function madeQuickly<T>(source: string, make: (value: Record<string, unknown>, complain: Complain) => T): T[] | null {
  const values = parseExactly(source);
  if (!Array.isArray(values)) return null;
  let isRight = true;
  const complain = () => {
    isRight = false;
  };
  const made = values.map((value) => {
    const object = plain(value, '', complain);
    if (typeof object === 'object' && object !== null && !Array.isArray(object)) {
      return make(object as Record<string, unknown>, complain);
    }
    complain();
    return null;
  });
  return isRight ? (made as T[]) : null;
}

function filled<T>(value: Record<string, unknown>, members: readonly string[]): T {
  return { ...Object.fromEntries(members.map((member) => [member, null])), ...value } as T;
}

/** Values as the domain has them: numbers of ids and amounts as text, digit by digit. */
function plain(value: unknown, path: string, complain: Complain): unknown {
  if (Array.isArray(value)) return value.map((each, index) => plain(each, `${path}.${index}`, complain));
  if (value instanceof NumberText) return number(value, path, complain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, plain(each, path === '' ? name : `${path}.${name}`, complain)]),
  );
}

function number(value: NumberText, path: string, complain: Complain): unknown {
  const name = path.slice(path.lastIndexOf('.') + 1);
  const read = Object.hasOwn(numbers, name) ? numbers[name] : undefined;
  try {
    return (read ?? wholeNumber)(value);
  } catch (error) {
    if (!(error instanceof WrongValue)) throw error;
    complain(path, `${path} ${error.message}`);
    return null;
  }
}
