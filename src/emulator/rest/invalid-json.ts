/** A body that cannot be read as the request of the operation. */
export class InvalidJson extends Error {
  override readonly name = 'InvalidJson';
  /** How many UTF-16 units of the body had been read. */
  readonly at: number;
  /** What was being read, such as `$.ConversionGoals[0].TagId`. */
  readonly path: string;

  constructor(at: number, path: string) {
    super(`invalid JSON at ${path}`);
    this.at = at;
    this.path = path;
  }
}

/**
 * What the service says about it, such as "Invalid JSON at line 0 position 288. Path: $.Columns[3]" (seen live over REST,
 * October 2025: issue 573 of OWOX/owox-data-marts). Lines from zero and this form of path are those of .NET's
 * System.Text.Json, which counts bytes up to the end of the token that it could not convert.
 */
export function detailsOf({ at, path }: InvalidJson, text: string): string {
  const before = text.slice(0, at);
  const line = before.split('\n').length - 1;
  const position = Buffer.byteLength(before.slice(before.lastIndexOf('\n') + 1));
  return `Invalid JSON at line ${line} position ${position}. Path: ${path}`;
}
