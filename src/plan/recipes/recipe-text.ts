import { yamlBlock } from '../../files/written-members.js';
import type { Commented, Recipe } from './recipe.js';

/** A recipe as YAML, each part with its comments above it. */
export function recipeYaml({ comments, tag, defaults, goals }: Recipe): string {
  return [
    ...comments.map((comment) => `# ${comment}`),
    'version: 1',
    '',
    ...block(defaults, ''),
    '',
    'tags:',
    ...block(tag, '  '),
    '',
    'goals:',
    ...goals.flatMap((goal, at) => [...(at > 0 ? [''] : []), ...block(goal, '  ')]),
    '',
  ].join('\n');
}

function block({ key, comments, members }: Commented, margin: string): string[] {
  return [
    ...comments.map((comment) => `${margin}# ${comment}`),
    `${margin}${key}:`,
    ...yamlBlock(members, `${margin}  `),
  ];
}
