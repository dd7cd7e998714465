import { quote } from '../../domain/quote.js';

/**
 * What can be wrong with a file beside its syntax, in words. Each has a folder with a file that has it, and what is said of
 * it then: test/plan/errors.
 */
export const mistakeWords = {
  neitherTagsNorGoals: () => 'there are neither tags nor goals in it: `bingctl export` writes those of an account',
  otherVersion: () => 'must be 1: the form of the file that this bingctl reads',
  noMapping: (name: string, is: string) => `${name} must be a mapping of names to values, not ${is}`,
  unknownMember: (name: string, of: string, near: string | null) =>
    `${quote(name)} is not a member of ${of}${didYouMean(near)}`,
  memberTwice: (name: string) => `${quote(name)} stands here twice`,
  mainFileOnly: (name: string) => `${name} belongs in the main file, which includes this one`,
  wrongValue: (name: string, why: string) => `${name} ${why}`,
  wrongKey: (key: string) =>
    `${quote(key)} cannot be a key: it begins with a letter or a digit, and has at most 100 characters`,
  mergeKey: () => '<< merges nothing here: what goals share stands under `defaults`',
  keyTwice: (what: string, key: string, place: string) => `the ${what} ${quote(key)} stands at ${place} already`,
  sameName: (what: string, name: string, other: string) =>
    `the ${what} ${quote(other)} is to be called ${quote(name)} too`,

  variableNotSet: (name: string) => `needs the environment variable ${name}, which is not set`,
  variableEmpty: (name: string) => `needs the environment variable ${name}, which is empty`,
  variableSecret: (name: string) => `cannot have the environment variable ${name}: by its name it holds a secret`,
  variableWithPassword: (name: string) =>
    `cannot have the environment variable ${name}: there is a password in the address that it holds`,
  variableWrong: () => `is wrong: a variable is written \${NAME}, and $\${ stands for \${ itself`,

  includeUnread: (why: string) => why,
  includeCircle: (chain: string) => `it includes itself: ${chain}`,

  typeMissing: (key: string, near: string | null) =>
    `the goal ${quote(key)} needs a type${near === null ? '' : `, or is the goal ${quote(near)} meant?`}`,
  otherType: (name: string, owners: string, is: string) => `${name} belongs to ${owners} goals, and this is ${is}`,
  againstRule: (name: string, why: string) => `${name}: ${why}`,
  sourceMissing: () => 'event needs source beside it: who sends the event',
  eventMissing: (name: string) => `${name} says nothing without event: the name of the event, as it is sent`,
  besideShortForm: (name: string) => `source and event say all of the condition: leave ${name} out, or them`,
  noGoalForEvent: (why: string) => why,
  unknownTag: (key: string, near: string | null) => `the file has no tag ${quote(key)}${didYouMean(near)}`,

  noAccounts: () => 'accounts has no account in it',
  nothingToTakeAway: (what: string, key: string, near: string | null) =>
    `there is no ${what} ${quote(key)} to take away${didYouMean(near)}`,
  sameAccount: (other: string) => `this is the account that ${quote(other)} is already`,
  unknownTarget: (name: string, near: string | null) => `it has no account ${quote(name)}${didYouMean(near)}`,
  targetTwice: (name: string) => `--target names ${quote(name)} twice`,
  targetWithoutAccounts: (name: string) => `--target ${name} names one of its accounts, and it has no accounts`,
} as const satisfies Record<string, (...words: never[]) => string>;

function didYouMean(near: string | null): string {
  return near === null ? '' : `: did you mean ${quote(near)}?`;
}
