import type { GoalFields } from '../domain/goal.js';
import {
  appPlatformWords,
  attributionWords,
  countWords,
  expressionOperatorWords,
  goalCategoryWords,
  goalStatusWords,
  goalTypeWords,
  revenueTypeWords,
  scopeWords,
  valueOperatorWords,
} from '../domain/goal-words.js';
import { nearest } from '../domain/nearest.js';
import { quote } from '../domain/quote.js';
import type { TagFields } from '../domain/tag.js';
import { industryWords } from '../domain/tag-words.js';
import { isMapping } from './mapping.js';
import { amount, flag, id, kindOf, type Member, readOnly, text, WrongValue, wholeNumber, word } from './members.js';
import { type Mistake, mistakesError } from './mistakes.js';
import { NumberText } from './number-text.js';
import { type ParsedObject, type Place, parseObjects } from './objects.js';

/** What a file says about one tag or goal. */
export interface FileEntry<F> {
  id: string | null;
  fields: F;
  /** Where it begins. */
  place: Place;
}

export interface FileEntries<F> {
  /** The file holds one object, not an array. */
  single: boolean;
  entries: FileEntry<F>[];
}

type Members = { [name: string]: Member | typeof readOnly | Members };

const tagMembers: Members = {
  customerShare: readOnly,
  // The service says '' of tags that have none, and takes no '' back.
  description: (value) => (value === '' ? null : text(value)),
  id,
  // The service says Unknown of tags that have none: leave it as it is.
  industry: (value) => (value === 'Unknown' ? null : word(industryWords)(value)),
  name: text,
  trackingNoScript: readOnly,
  trackingScript: readOnly,
  trackingStatus: readOnly,
};

const expressionOperator = word(expressionOperatorWords);

/** The contract takes any text here: what is not one of the known platforms is for the checks to judge. */
const appPlatform: Member = (value) =>
  appPlatformWords.words.find(({ word }) => word === value)?.service ?? text(value);

const goalMembers: Members = {
  attributionModelType: word(attributionWords),
  conversionWindowInMinutes: wholeNumber,
  countType: word(countWords),
  excludeFromBidding: flag,
  // Goals from before March 2021 have None, which no goal can be given: leave it as it is.
  goalCategory: (value) => (value === 'None' ? null : word(goalCategoryWords)(value)),
  id,
  isAutoGoal: readOnly,
  isEnhancedConversionsEnabled: flag,
  name: text,
  revenue: { currencyCode: text, type: word(revenueTypeWords), value: amount },
  scope: word(scopeWords),
  status: word(goalStatusWords),
  // A name serves as well as an id; the account is asked which tag it means.
  tagId: (value) => (typeof value === 'string' ? value : id(value)),
  trackingStatus: readOnly,
  type: word(goalTypeWords),
  viewThroughConversionWindowInMinutes: wholeNumber,
  urlExpression: text,
  urlOperator: expressionOperator,
  minimumDurationInSeconds: wholeNumber,
  minimumPagesViewed: wholeNumber,
  actionExpression: text,
  actionOperator: expressionOperator,
  categoryExpression: text,
  categoryOperator: expressionOperator,
  labelExpression: text,
  labelOperator: expressionOperator,
  value: amount,
  valueOperator: word(valueOperatorWords),
  appPlatform,
  appStoreId: (value) => (value instanceof NumberText ? id(value) : text(value)),
  isExternallyAttributed: flag,
};

/**
 * The UET tags of a JSON or YAML text, in the shape that `tags get` prints.
 * @throws BingctlError `usage` with every mistake of the file
 */
export function readTags(source: string): Promise<FileEntries<TagFields>> {
  return readEntries<TagFields>(source, 'UET tags', 'a UET tag', tagMembers);
}

/**
 * The conversion goals of a JSON or YAML text, in the shape that `goals get` prints.
 * @throws BingctlError `usage` with every mistake of the file
 */
export function readGoals(source: string): Promise<FileEntries<GoalFields>> {
  return readEntries<GoalFields>(source, 'conversion goals', 'a conversion goal', goalMembers);
}

async function readEntries<F>(source: string, what: string, one: string, known: Members): Promise<FileEntries<F>> {
  const { objects, single } = await parseObjects(source, what);
  const mistakes: Mistake[] = [];
  const entries = objects.map((object, index) => {
    const named = nameOf(object.value);
    const taken = take(object.value, known, '', one, (fieldPath, message) => {
      mistakes.push({ message, fieldPath, index, name: named, ...object.at(...fieldPath.split('.')) });
    });
    const { id: entryId = null, ...fields } = taken;
    // Checked member by member: the tables above are what the types of the fields say.
    return { id: entryId as string | null, fields: fields as F, place: object.at() };
  });
  if (mistakes.length > 0) throw mistakesError(mistakes);
  return { single, entries };
}

type Complain = (path: string, message: string) => void;

/** The members that are given; null is "leave as it is", as if they were not there. */
function take(
  object: ParsedObject['value'],
  known: Members,
  path: string,
  one: string,
  complain: Complain,
): Record<string, unknown> {
  const taken: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(object)) {
    const inner = path === '' ? name : `${path}.${name}`;
    const member = Object.hasOwn(known, name) ? known[name] : undefined;
    if (member === undefined) complain(inner, unknownMember(inner, name, known, one));
    else if (member === readOnly || value === null) continue;
    else if (typeof member === 'object') {
      if (isMapping(value)) taken[name] = take(value, member, inner, one, complain);
      else complain(inner, `${inner} must be an object, not ${kindOf(value)}`);
    } else {
      try {
        const read = member(value);
        if (read !== null) taken[name] = read;
      } catch (error) {
        if (!(error instanceof WrongValue)) throw error;
        complain(inner, `${inner} ${error.message}`);
      }
    }
  }
  return taken;
}

function unknownMember(path: string, name: string, known: Members, one: string): string {
  const near = nearest(name, Object.keys(known));
  const prefix = path.slice(0, path.length - name.length);
  return `${quote(path)} is not a member of ${one}${near === null ? '' : `: did you mean "${prefix}${near}"?`}`;
}

function nameOf({ name }: Record<string, unknown>): string | null {
  return typeof name === 'string' ? name : null;
}
