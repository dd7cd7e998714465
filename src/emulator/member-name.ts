/** The service's names are PascalCase on the wire and camelCase in the program; nothing else about them changes. */
export function memberName(local: string): string {
  return local.charAt(0).toLowerCase() + local.slice(1);
}
