/** The formats of `--output` that every command has. */
export const formats = ['table', 'json', 'yaml', 'csv', 'ndjson', 'id'] as const;
/** With the one that only some commands have. */
export const allFormats = [...formats, 'markdown'] as const;
export type Format = (typeof allFormats)[number];

/** With these, stderr is for programs too: warnings and the error are one-line objects, and nothing moves there. */
export function isForPrograms(format: Format | null): boolean {
  return format === 'json' || format === 'yaml' || format === 'ndjson';
}
