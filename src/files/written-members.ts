import { isMembers, jsonScalar, type Members, type Value, yamlScalar } from './written-value.js';

/** Members as a block of YAML, one a line; what is inside a member is between braces. */
export function yamlBlock(members: Members, margin = ''): string[] {
  return Object.entries(members).map(([name, value]) => `${margin}${name}: ${yamlInline(value)}`);
}

/** A value as YAML on one line. */
export function yamlInline(value: Value): string {
  if (!isMembers(value)) return yamlScalar(value);
  const parts = Object.entries(value).map(([name, inner]) => `${name}: ${yamlInline(inner)}`);
  return parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`;
}

/**
 * A value as JSON; numbers keep their digits.
 * @param indent of one level; empty: all on one line
 * @param margin what stands before the line that it ends on
 */
export function jsonText(value: Value, indent = '  ', margin = ''): string {
  if (!isMembers(value)) return jsonScalar(value);
  const inner = margin + indent;
  const parts = Object.entries(value).map(([name, each]) => `${jsonScalar(name)}: ${jsonText(each, indent, inner)}`);
  if (parts.length === 0) return '{}';
  if (indent === '') return `{ ${parts.join(', ')} }`;
  return `{\n${inner}${parts.join(`,\n${inner}`)}\n${margin}}`;
}
