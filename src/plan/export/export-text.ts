import { NumberText } from '../../files/number-text.js';
import { yamlBlock } from '../../files/written-members.js';
import { inComment, type Members, yamlScalar } from '../../files/written-value.js';
import type { Exported, ExportedEntry, LeftOut } from './exported.js';

/** The file as YAML, with comments that say what is not in it and why. */
export function exportedYaml(exported: Exported): string {
  const { environment, customerId, accountId } = exported.account;
  return [
    `# The UET tags and conversion goals of account ${accountId} of customer ${customerId}, ${environment}.`,
    '# bingctl plan shows where the account is otherwise, and bingctl apply makes it as it is here.',
    'version: 1',
    ...section('tag', exported.tags, exported.leftOut),
    ...section('goal', exported.goals, exported.leftOut),
    '',
  ].join('\n');
}

/** The same without its comments, for JSON. */
export function exportedMembers({ tags, goals }: Exported): Members {
  return { version: new NumberText('1'), tags: byKey(tags), goals: byKey(goals) };
}

function section(kind: LeftOut['kind'], entries: readonly ExportedEntry[], leftOut: readonly LeftOut[]): string[] {
  const others = leftOut.filter((each) => each.kind === kind).map((each) => `  # ${leftOutLine(each)}`);
  const lines = entries.flatMap((entry) => ['', ...entryLines(entry, '  ')]);
  const head = entries.length === 0 ? `${kind}s: {}` : `${kind}s:`;
  // The first entry needs no line of air above it.
  return ['', head, ...lines.slice(1), ...(others.length > 0 ? ['', ...others] : [])];
}

/** An entry as lines, its remarks behind its members. */
export function entryLines(
  { key, members, remarks }: Pick<ExportedEntry, 'key' | 'members' | 'remarks'>,
  margin: string,
  indent = '  ',
): string[] {
  const inner = margin + indent;
  return [
    `${margin}${yamlScalar(key)}:`,
    ...yamlBlock(members, inner),
    ...remarks.map((remark) => `${inner}# ${oneLine(remark)}`),
  ];
}

/** Such as `Not in the file: goal 7009 "Auto": Microsoft made it`. */
export function leftOutLine({ kind, id, name, why, prunable }: LeftOut): string {
  const what = `${kind === 'tag' ? 'UET tag' : 'goal'} ${id ?? ''}`.trim();
  const pruned = prunable ? ' (--prune would pause it)' : '';
  return `Not in the file: ${what} ${inComment(name)}: ${oneLine(why)}${pruned}`;
}

/** A text of the service inside a comment. */
function oneLine(text: string): string {
  return inComment(text).slice(1, -1).replaceAll('\\"', '"');
}

/** Entries as the members of a section. */
export function byKey(entries: readonly Pick<ExportedEntry, 'key' | 'members'>[]): Members {
  return Object.fromEntries(entries.map(({ key, members }) => [key, members]));
}
