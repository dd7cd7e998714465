import { NumberText } from './number-text.js';

/** One value of the file as it is written. */
export type Plain = string | number | boolean | NumberText;

/** A value of the file: members stand in their order. */
export type Value = Plain | Members;
export interface Members {
  readonly [name: string]: Value;
}

/** Words that some reader of YAML takes for something else than text. */
const special = /^(y|n|yes|no|on|off|true|false|null|nan|inf)$/i;
/** Beginning with a letter, so no number, date or time to any reader. */
const harmless = /^[\p{L}/](?:[\w\p{L}\p{N} ./+()-]*[\w\p{L}\p{N}/)])?$/u;
const duration = /^(?:\d+[smhdw])+$/;
const invisible = /\p{C}|\p{Zl}|\p{Zp}|\u00ad|\u034f|[\u115f\u1160\u3164\uffa0]/gu;

/**
 * A value as YAML, in a block and between braces alike: quoted unless nothing in it can be misread. What cannot be seen is
 * written by its number, so that a reviewer sees what the service gets.
 */
export function yamlScalar(value: Plain): string {
  if (typeof value !== 'string') return value instanceof NumberText ? value.source : String(value);
  if (duration.test(value)) return value;
  const isPlain = harmless.test(value) && !special.test(value) && value.search(invisible) === -1;
  return isPlain ? value : quoted(value, inYaml);
}

/** The same as JSON. */
export function jsonScalar(value: Plain): string {
  if (typeof value !== 'string') return value instanceof NumberText ? value.source : String(value);
  return quoted(value, inUnits);
}

/** A text inside a comment, on one line. */
export function inComment(text: string): string {
  return quoted(text, inYaml);
}

function quoted(text: string, byNumber: (character: string) => string): string {
  return JSON.stringify(text).replace(invisible, byNumber);
}

/** To YAML a pair of UTF-16 units is two characters. */
function inYaml(character: string): string {
  const hex = (character.codePointAt(0) ?? 0).toString(16);
  return hex.length > 4 ? `\\U${hex.padStart(8, '0')}` : `\\u${hex.padStart(4, '0')}`;
}

function inUnits(character: string): string {
  const units = Array.from({ length: character.length }, (_, at) => character.charCodeAt(at));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}

export function isMembers(value: Value): value is Members {
  return typeof value === 'object' && !(value instanceof NumberText);
}
