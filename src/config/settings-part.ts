/**
 * A project file without what lies in its other members, line for line, so that the settings of a file with a thousand
 * goals are not waited for. A file that is not laid out as a mapping with its members at the left edge is left as it is, and
 * so is one where something else has settings in it: a space too many before them must not put the project in production.
 */
export function settingsPart(text: string): string {
  let isKept = true;
  const lines: string[] = [];
  for (const line of text.split('\n')) {
    const inside = /^(?:[ \t\r]|#|- |-?$)/.test(line);
    const [member, name] = /^([A-Za-z][\w-]*):(?=\s|$)/.exec(line) ?? [];
    if (!inside && member === undefined) return text;
    if (name !== undefined) isKept = name === 'settings';
    if (!isKept && /\bsettings["']?\s*:/.test(line)) return text;
    lines.push(isKept ? line : (member ?? ''));
  }
  return lines.join('\n');
}

/** Comments, and what `plan` and `apply` read (docs/config-file.md): most files are nothing else, and need no parser here. */
const ofThePlan = /^(?:#.*|(?:version|include|defaults|tags|goals|accounts):)?\s*$/;

/** @param part what {@link settingsPart} left of a file */
export function hasNoSettings(part: string): boolean {
  return part.split('\n').every((line) => ofThePlan.test(line));
}
